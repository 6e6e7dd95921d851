using ClusterTools.Series;

namespace ClusterTools.Formats.Records;

/// <summary>How an array of any number of axes is taken as a set of series: the last axis runs over the values of a record, those before it over the records.</summary>
/// <param name="Count">Records.</param>
/// <param name="Length">Values of a record.</param>
/// <param name="Grid">The grid of rows × columns or planes × rows × columns where there are two or three axes of records; otherwise null.</param>
internal readonly record struct SeriesLayout(long Count, long Length, GridShape? Grid)
{
    /// <summary>The layout of an array; one of one axis is a single record.</summary>
    /// <exception cref="ImageFormatException">A size is over the limit of what a set can hold.</exception>
    public static SeriesLayout Of(string path, IReadOnlyList<long> shape)
    {
        long length = shape.Count == 0 ? 1 : shape[shape.Count - 1];
        long count = 1;
        for (int axis = 0; axis < shape.Count - 1; axis++)
            count = checked(count * shape[axis]);
        if (count > int.MaxValue || length > int.MaxValue)
            throw new ImageFormatException(path, string.Format(SR.SeriesCountTooLarge, count, length, int.MaxValue));
        GridShape? grid = shape.Count switch
        {
            3 => new GridShape(1, (int)shape[0], (int)shape[1]),
            4 => new GridShape((int)shape[0], (int)shape[1], (int)shape[2]),
            _ => null,
        };
        return new SeriesLayout(count, length, grid);
    }

    /// <summary>The axes under which a set is written: those of its grid where every record of it is there, otherwise records × values.</summary>
    public static int[] AxesOf(SeriesSet series) => AxesOf(series.IsComplete ? series.Shape : null, series.Count, series.Length);

    /// <summary>The axes of records that fill a grid, or of records × values where there is none.</summary>
    public static int[] AxesOf(GridShape? grid, int count, int length) => grid switch
    {
        { Planes: 1 } plane => [plane.Rows, plane.Columns, length],
        { } planes => [planes.Planes, planes.Rows, planes.Columns, length],
        _ => [count, length],
    };

    /// <summary>The values of a record that are left when some at its beginning are left out.</summary>
    /// <exception cref="ArgumentException">None is.</exception>
    public int LengthAfter(int skip) => skip < Length
        ? (int)(Length - skip)
        : throw new ArgumentException(string.Format(SR.SkipLeavesNothing, skip, Length), nameof(skip));
}
