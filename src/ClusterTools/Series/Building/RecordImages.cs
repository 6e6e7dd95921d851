using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Series.Building;

/// <summary>Makes image stacks from values of records, each at the position of its record: the way back from series to images.</summary>
/// <remarks>Voxels without a record (filtered out by a selection) get a fill value: by default NaN in floating-point images, 0 in others.</remarks>
public static class RecordImages
{
    private const int ChunkBytes = 1 << 18;

    /// <summary>The values of a set as a stack of the set's element type: a frame for each column, or, for series of pixels, one frame with a channel for each column.</summary>
    /// <param name="set">The records; they lie on a grid.</param>
    /// <param name="fill">The value of voxels without a record; null for NaN (floating-point) or 0.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The records lie on no grid, or the element type cannot hold <paramref name="fill"/>.</exception>
    /// <exception cref="InsufficientMemoryException">A frame does not fit into one array.</exception>
    public static ImageStack FromSeries(SeriesSet set, double? fill = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var layout = ChannelLayouts.ByNames(set.ValueNames);
        int channels = layout is null ? 1 : set.Length;
        int frameCount = set.Length / channels;
        var frames = NewFrames(set, set.ElementType, frameCount, channels, fill);
        int unit = channels * set.ElementType.Size();
        int chunk = Math.Max(1, ChunkBytes / (set.Length * set.ElementType.Size()));
        int chunks = ChunkedParallel.ChunkCount(set.Count, chunk);
        int[] positions = set.Positions;
        execution ??= ExecutionOptions.Default;
        var progress = new ProgressCounter(execution.Progress, SR.ActivityRecordImages, set.Count);
        ChunkedParallel.For(chunks, execution, (index, _) =>
        {
            int first = index * chunk;
            int count = Math.Min(chunk, set.Count - first);
            var source = set.Store.GetBytes(first, count);
            for (int i = 0; i < count; i++)
            {
                for (int frame = 0; frame < frameCount; frame++)
                    source.Slice(((i * frameCount) + frame) * unit, unit).CopyTo(frames[frame].AsSpan(positions[first + i] * unit));
            }

            progress.Add(count);
        });
        return Make(set, frames, channels, layout ?? ChannelLayout.Gray, set.ElementType, "values of series");
    }

    /// <summary>The records of a set as images: a frame for each record, whose values are its pixels, row by row.</summary>
    /// <param name="set">The records, with a value for each pixel.</param>
    /// <param name="rows">Rows of an image.</param>
    /// <param name="columns">Columns of an image.</param>
    /// <exception cref="ArgumentException">The shape has another number of pixels than a record has values.</exception>
    public static ImageStack FromRecords(SeriesSet set, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (rows < 1 || columns < 1 || (long)rows * columns != set.Length)
            throw new ArgumentException(string.Format(SR.RecordShapeWrong, rows, columns, set.Length));
        var frames = new byte[set.Count][];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = set.Store.GetBytes(i, 1).ToArray();
        return Describe(set, frames, new GridShape(1, rows, columns), 1, ChannelLayout.Gray, set.ElementType, "records", truth: null);
    }

    /// <summary>A value for each record as a Float64 stack of one frame.</summary>
    /// <param name="set">The records; they lie on a grid.</param>
    /// <param name="values">A value for each record.</param>
    /// <param name="fill">The value of voxels without a record; NaN by default.</param>
    /// <exception cref="ArgumentException">The records lie on no grid, or there is another number of values than of records.</exception>
    public static ImageStack FromValues(SeriesSet set, double[] values, double fill = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(values);
        RequireCount(set, values.Length);
        var frames = NewFrames(set, ElementType.Float64, 1, 1, fill);
        Scatter(set, values, frames[0]);
        return Make(set, frames, 1, ChannelLayout.Gray, ElementType.Float64, "values of records");
    }

    /// <summary>Several values for each record as a Float64 stack, a frame for each column.</summary>
    /// <param name="set">The records; they lie on a grid.</param>
    /// <param name="values">A row for each record; all of one length.</param>
    /// <param name="fill">The value of voxels without a record; NaN by default.</param>
    /// <exception cref="ArgumentException">The records lie on no grid, there is another number of rows than of records, or the rows differ in length.</exception>
    public static ImageStack FromValues(SeriesSet set, double[][] values, double fill = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(values);
        RequireCount(set, values.Length);
        int columns = values[0].Length;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Length != columns || columns == 0)
                throw new ArgumentException(string.Format(SR.RowLengthDiffers, i, values[i].Length, columns));
        }

        var frames = NewFrames(set, ElementType.Float64, columns, 1, fill);
        for (int column = 0; column < columns; column++)
            Scatter(set, Array.ConvertAll(values, row => row[column]), frames[column]);
        return Make(set, frames, 1, ChannelLayout.Gray, ElementType.Float64, "values of records");
    }

    /// <summary>A yes or no for each record as an 8-bit stack of one frame: 255 for true, 0 for false and where there is no record.</summary>
    /// <param name="set">The records; they lie on a grid.</param>
    /// <param name="mask">A yes or no for each record.</param>
    /// <exception cref="ArgumentException">The records lie on no grid, or there is another number of entries than of records.</exception>
    public static ImageStack FromMask(SeriesSet set, bool[] mask)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(mask);
        RequireCount(set, mask.Length);
        var frames = NewFrames(set, ElementType.UInt8, 1, 1, fill: 0);
        int[] positions = set.Positions;
        for (int i = 0; i < mask.Length; i++)
            frames[0][positions[i]] = mask[i] ? byte.MaxValue : (byte)0;
        return Make(set, frames, 1, ChannelLayout.Gray, ElementType.UInt8, "mask of records");
    }

    private static void Scatter(SeriesSet set, double[] values, byte[] frame)
    {
        var target = MemoryMarshal.Cast<byte, double>(frame.AsSpan());
        int[] positions = set.Positions;
        for (int i = 0; i < values.Length; i++)
            target[positions[i]] = values[i];
    }

    private static byte[][] NewFrames(SeriesSet set, ElementType type, int count, int channels, double? fill)
    {
        var grid = set.Shape ?? throw new ArgumentException(SR.SeriesWithoutGrid);
        double value = fill ?? (type.IsFloat() ? double.NaN : 0);
        RequireFill(type, value);
        const int MostBytes = 0x7FFFFFC7;
        long most = MostBytes / ((long)type.Size() * channels);
        if (grid.Count > most)
            throw new InsufficientMemoryException(string.Format(SR.ArrayTooLarge, SR.LabelMapName, grid.Count, most));
        var frames = new byte[count][];
        byte[]? pattern = null;
        if (set.Count < grid.Count && value != 0)
        {
            pattern = new byte[type.Size()];
            ElementConvert.FromDouble(type, [value], pattern);
        }

        for (int i = 0; i < count; i++)
        {
            frames[i] = new byte[grid.Count * channels * type.Size()];
            for (int at = 0; pattern is not null && at < frames[i].Length; at += pattern.Length)
                pattern.CopyTo(frames[i], at);
        }

        return frames;
    }

    private static void RequireFill(ElementType type, double value)
    {
        if (type.IsFloat())
            return;
        var (low, high) = type.Range();
        if (!(value >= low && value <= high) || value != Math.Floor(value))
            throw new ArgumentException(string.Format(SR.FillValueInvalid, value, type, low, high));
    }

    private static void RequireCount(SeriesSet set, int count)
    {
        if (count != set.Count)
            throw new ArgumentException(string.Format(SR.ValuesForRecords, count, set.Count));
    }

    private static ImageStack Make(SeriesSet set, byte[][] frames, int channels, ChannelLayout layout, ElementType type, string what) =>
        Describe(set, frames, set.Shape!.Value, channels, layout, type, what, set.IsComplete ? set.Truth : null);

    private static ImageStack Describe(SeriesSet set, byte[][] frames, GridShape grid, int channels, ChannelLayout layout, ElementType type, string what, int[]? truth) =>
        new(frames, grid, channels, layout, type)
        {
            History = [.. set.History, new ProvenanceStep("image", $"{what} as {frames.Length} {type} {(frames.Length == 1 ? "frame" : "frames")}")],
            Truth = truth,
        };
}
