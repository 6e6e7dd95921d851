using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Png;

/// <summary>An open PNG file: one picture.</summary>
internal sealed class PngSource(PngContent content) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            file.Position = content.DataOffset;
            using var data = new PngDataReader(new PngChunkReader(file, Path));
            using var zlib = new ZlibReader(data);
            var rows = new PngRowReader(zlib, content.Header);
            if (content.IsDirect && !content.Header.Interlaced)
                ReadDirect(rows, destination, cancellationToken);
            else
                ReadPasses(rows, destination, cancellationToken);
            zlib.RequireEnd();
            data.RequireEnd();
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(Path, e.Message, innerException: e);
        }
    }

    private void ReadDirect(PngRowReader rows, Span<byte> destination, CancellationToken cancellationToken)
    {
        rows.BeginPass(Width, Height);
        ReadOnlySpan<byte> above = new byte[rows.RowBytes];
        for (int y = 0; y < Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = destination.Slice(y * rows.RowBytes, rows.RowBytes);
            rows.Read(above, row);
            above = row;
        }
    }

    private void ReadPasses(PngRowReader rows, Span<byte> destination, CancellationToken cancellationToken)
    {
        var header = content.Header;
        var expander = new PngRowExpander(content);
        int pixelBytes = content.ChannelCount * content.SampleBytes;
        var current = new byte[header.RowBytes(Width)];
        var above = new byte[current.Length];
        var pixels = new byte[header.Interlaced ? Width * pixelBytes : 0];
        foreach (var pass in PngInterlace.PassesOf(header))
        {
            int columns = pass.Columns(header);
            rows.BeginPass(columns, pass.Rows(header));
            Array.Clear(above, 0, above.Length);
            for (int y = pass.Y; y < Height; y += pass.StepY)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Read(above, current);
                var target = destination.Slice(y * Width * pixelBytes, Width * pixelBytes);
                if (header.Interlaced)
                {
                    expander.Expand(current.AsSpan(0, rows.RowBytes), pixels.AsSpan(0, columns * pixelBytes));
                    Scatter(pixels.AsSpan(0, columns * pixelBytes), target, pass, pixelBytes);
                }
                else
                {
                    expander.Expand(current, target);
                }

                (current, above) = (above, current);
            }
        }
    }

    private static void Scatter(ReadOnlySpan<byte> pixels, Span<byte> row, PngInterlace.Pass pass, int pixelBytes)
    {
        int step = pass.StepX * pixelBytes;
        for (int i = 0, o = pass.X * pixelBytes; i < pixels.Length; i += pixelBytes, o += step)
        {
            for (int k = 0; k < pixelBytes; k++)
                row[o + k] = pixels[i + k];
        }
    }
}
