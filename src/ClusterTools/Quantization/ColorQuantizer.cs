using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Threading;

namespace ClusterTools.Quantization;

/// <summary>Reduces a picture to few colours: the palette consists of the centroids that k-means finds for its distinct colours, each weighted by its number of pixels.</summary>
/// <remarks>Samples of 16 bits are rounded to 8 first. A picture that has no more colours than requested keeps every pixel. The result is the same for any number of threads.</remarks>
public static class ColorQuantizer
{
    private const int MostColors = 256;
    private const int ColorsPerChunk = 1 << 12;

    /// <summary>Reduces the colours of the one plane of a picture.</summary>
    /// <param name="picture">The picture: a stack of one frame of one plane, of 8- or 16-bit unsigned samples that are grey or RGB, with opacity or without.</param>
    /// <param name="options">How many colours, and how they are chosen; null for the defaults.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">There is more than one plane, or the number of colours is not from 1 to 256.</exception>
    /// <exception cref="NotSupportedException">The samples are not colours.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ColorQuantization Quantize(ImageStack picture, ColorQuantizerOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        options ??= new ColorQuantizerOptions();
        execution ??= ExecutionOptions.Default;
        if (options.ColorCount is < 1 or > MostColors)
            throw new ArgumentOutOfRangeException(nameof(options), string.Format(SR.ValueOutOfRange, nameof(options.ColorCount), options.ColorCount, 1, MostColors));
        if (picture.FrameCount * (long)picture.PlaneCount > 1)
            throw new ArgumentException(string.Format(SR.PictureOfManyPlanes, picture.FrameCount, picture.PlaneCount), nameof(picture));
        var rows = new RgbaRows(picture);
        var table = CountColors(rows, execution);
        var palette = PaletteFit.Find(table, options, execution);
        byte[] entries = options.Dither == ColorDither.FloydSteinberg && table.Count > palette.Colors.Length
            ? FloydSteinberg.Apply(rows, palette, execution)
            : Nearest(rows, table, palette, execution);
        double error = MeanSquaredError(rows, entries, palette.Colors, table.IsOpaque, execution);
        return new ColorQuantization(ToPicture(rows, entries, palette.Colors), table.Count, error);
    }

    private static ColorTable CountColors(RgbaRows rows, ExecutionOptions execution)
    {
        var table = new ColorTable();
        var pixels = new uint[rows.Width];
        for (int y = 0; y < rows.Height; y++)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            rows.Read(y, pixels);
            table.Add(pixels);
        }

        return table;
    }

    private static byte[] Nearest(RgbaRows rows, ColorTable table, PaletteColors palette, ExecutionOptions execution)
    {
        var entryOf = new byte[table.Count];
        ChunkedParallel.For(ChunkedParallel.ChunkCount(table.Count, ColorsPerChunk), execution, (chunk, _) =>
        {
            for (int i = chunk * ColorsPerChunk; i < Math.Min(table.Count, (chunk + 1) * ColorsPerChunk); i++)
                entryOf[i] = (byte)palette.Nearest(table.Colors[i]);
        });

        var entries = new byte[rows.Width * rows.Height];
        ForEachRow(rows, execution, (y, pixels) =>
        {
            var row = entries.AsSpan(y * rows.Width, rows.Width);
            for (int x = 0; x < row.Length; x++)
                row[x] = x > 0 && pixels[x] == pixels[x - 1] ? row[x - 1] : entryOf[table.IndexOf(pixels[x])];
        });
        return entries;
    }

    private static double MeanSquaredError(RgbaRows rows, byte[] entries, uint[] colors, bool isOpaque, ExecutionOptions execution)
    {
        // Integers, so that the order of rows does not matter.
        long sum = 0;
        ForEachRow(rows, execution, (y, pixels) =>
        {
            var row = entries.AsSpan(y * rows.Width, rows.Width);
            long rowSum = 0;
            for (int x = 0; x < row.Length; x++)
            {
                uint from = pixels[x], to = colors[row[x]];
                int opacityFrom = (int)(from >> 24), opacityTo = (int)(to >> 24);
                for (int shift = 0; shift < 24; shift += 8)
                {
                    int difference = Premultiplied((byte)(from >> shift), opacityFrom) - Premultiplied((byte)(to >> shift), opacityTo);
                    rowSum += difference * difference;
                }

                rowSum += (opacityFrom - opacityTo) * (opacityFrom - opacityTo);
            }

            Interlocked.Add(ref sum, rowSum);
        });
        return (double)sum / ((double)rows.Width * rows.Height * (isOpaque ? 3 : 4));
    }

    private static int Premultiplied(int level, int opacity) => opacity == byte.MaxValue ? level : ((level * opacity) + 127) / 255;

    private static void ForEachRow(RgbaRows rows, ExecutionOptions execution, Action<int, uint[]> action)
    {
        var scratch = new WorkerScratch<uint>(ChunkedParallel.WorkerCount(rows.Height, execution), rows.Width);
        ChunkedParallel.For(rows.Height, execution, (y, worker) =>
        {
            rows.Read(y, scratch[worker]);
            action(y, scratch[worker]);
        });
    }

    /// <summary>The picture, without the palette entries that no pixel uses.</summary>
    private static Picture ToPicture(RgbaRows rows, byte[] entries, uint[] colors)
    {
        var isUsed = new bool[colors.Length];
        foreach (byte entry in entries)
            isUsed[entry] = true;
        var moved = new byte[colors.Length];
        var kept = new List<uint>();
        for (int i = 0; i < colors.Length; i++)
        {
            moved[i] = (byte)kept.Count;
            if (isUsed[i])
                kept.Add(colors[i]);
        }

        if (kept.Count < colors.Length)
        {
            for (int i = 0; i < entries.Length; i++)
                entries[i] = moved[entries[i]];
        }

        byte[] palette = [.. kept.SelectMany(c => new[] { (byte)c, (byte)(c >> 8), (byte)(c >> 16) })];
        byte[]? opacity = kept.TrueForAll(c => c >> 24 == byte.MaxValue) ? null : [.. kept.Select(c => (byte)(c >> 24))];
        return new Picture(rows.Width, rows.Height, PixelFormat.Indexed8, entries, palette, opacity);
    }
}
