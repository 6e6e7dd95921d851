using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;

namespace ClusterTools.Series;

/// <summary>A set of series: a matrix of records × values in one element type, with the origin of each record.</summary>
/// <remarks>A set is immutable; transforms and selections return new sets. Records that lie on a grid (voxels, pixels) keep their linear
/// <see cref="Positions"/> on it through every selection, so that any result can be mapped back to an image.</remarks>
public sealed class SeriesSet
{
    private readonly int[]? _positions;

    /// <summary>Wraps a store of values.</summary>
    /// <param name="store">The values.</param>
    /// <param name="grid">The grid of the source; null if records are not voxels.</param>
    /// <param name="positions">The linear position of each record on <paramref name="grid"/>; null if record i is at position i.</param>
    /// <exception cref="ArgumentException">There are no records or no values, or lengths do not match.</exception>
    public SeriesSet(SeriesStore store, GridShape? grid = null, int[]? positions = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Count == 0 || store.Length == 0)
            throw new ArgumentException(SR.SeriesEmpty);
        if (positions is not null && positions.Length != store.Count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(positions), positions.Length, store.Count));
        if (grid is { } shape && positions is null && shape.Count != store.Count)
            throw new ArgumentException(string.Format(SR.GridSizeWrong, shape, shape.Count, store.Count));
        Store = store;
        Shape = grid;
        _positions = positions;
    }

    /// <summary>The storage of the values.</summary>
    public SeriesStore Store { get; }

    /// <summary>The number of records.</summary>
    public int Count => Store.Count;

    /// <summary>The number of values per record (columns, time points).</summary>
    public int Length => Store.Length;

    /// <summary>The element type of the values.</summary>
    public ElementType ElementType => Store.ElementType;

    /// <summary>The grid of the source (planes, rows, columns); null if records are not voxels.</summary>
    public GridShape? Shape { get; }

    /// <summary>The index of each column (its time point); by default 0, 1, 2 …</summary>
    public double[] Index
    {
        get => field ??= CountUp(Length);
        init => field = value is null || value.Length == Length
            ? value
            : throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(Index), value.Length, Length));
    }

    /// <summary>The linear position of each record on the grid; the record's index if there is no grid.</summary>
    public int[] Positions => _positions ?? AllPositions;

    /// <summary>Whether the set holds every record of the grid, in order.</summary>
    public bool IsComplete => _positions is null;

    /// <summary>The true cluster of each record, if known (synthetic data, a label column); otherwise null.</summary>
    public int[]? Truth { get; init; }

    // Stored as an array, as in stacks and results: a PowerShell script cannot index the read-only lists that the compiler makes for collection expressions.
    /// <summary>The column names, if the source has them (headers); otherwise null.</summary>
    public IReadOnlyList<string>? ValueNames { get; init => field = value?.ToArray(); }

    /// <summary>The operations that produced this set, oldest first.</summary>
    public IReadOnlyList<ProvenanceStep> History { get; init => field = value.ToArray(); } = [];

    /// <summary>The transforms applied to the values since they were read, with their fitted parameters; a model keeps them, to prepare other series in the same way.</summary>
    public SeriesPipeline Pipeline { get => field ??= new SeriesPipeline(Length, ValueNames, []); init; }

    /// <summary>The object that each record was made from (a row of a table, an element of a pipeline); null where records were not made from objects.</summary>
    public IReadOnlyList<object>? SourceObjects
    {
        get;
        init => field = value is null || value.Count == Count ? value?.ToArray() : throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(SourceObjects), value.Count, Count));
    }

    /// <summary>The same records as they were read, where the source has column names and the values have been transformed since; otherwise null.</summary>
    public SeriesSet? Original { get; init; }

    /// <summary>Warnings about the data: constant records, non-finite values.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); } = [];

    private int[] AllPositions
    {
        get
        {
            if (field is null)
            {
                var all = new int[Count];
                for (int i = 0; i < all.Length; i++)
                    all[i] = i;
                field = all;
            }

            return field;
        }
    }

    /// <summary>Makes a set from one array per record, copied.</summary>
    /// <exception cref="ArgumentException">There are no rows, or their lengths differ.</exception>
    public static SeriesSet FromRows(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException(SR.SeriesEmpty);
        int length = rows[0].Length;
        var values = new double[checked(rows.Count * length)];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != length)
                throw new ArgumentException(string.Format(SR.RowLengthDiffers, i, rows[i].Length, length));
            rows[i].CopyTo(values, i * length);
        }

        return FromArray(values, rows.Count, length);
    }

    /// <summary>Makes a set over a row-major array of records × values. The set takes ownership of the array; it is not copied.</summary>
    /// <typeparam name="T">byte, ushort, short, float or double.</typeparam>
    /// <exception cref="ArgumentException">The type is not supported, or the array's length is not <paramref name="count"/>·<paramref name="length"/>.</exception>
    public static SeriesSet FromArray<T>(T[] values, int count, int length, GridShape? grid = null, int[]? positions = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return new SeriesSet(new ArraySeriesStore<T>(values, count, length), grid, positions);
    }

    /// <summary>A copy of the values of one record, as double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such record.</exception>
    public double[] GetRecord(int record)
    {
        if (record < 0 || record >= Count)
            throw new ArgumentOutOfRangeException(nameof(record), string.Format(SR.IndexOutOfRange, nameof(record), record, Count - 1));
        var scratch = new double[Length];
        return Store.ReadTile(record, 1, scratch).ToArray();
    }

    /// <summary>All values as a two-dimensional array [record, value] of the set's element type.</summary>
    public Array ToArray()
    {
        var array = Array.CreateInstance(ElementType.ClrType(), Count, Length);
        int rows = Math.Max(1, (1 << 20) / Math.Max(1, Length * ElementType.Size()));
        for (int first = 0; first < Count; first += rows)
        {
            byte[] bytes = Store.GetBytes(first, Math.Min(rows, Count - first)).ToArray();
            Buffer.BlockCopy(bytes, 0, array, checked(first * Length * ElementType.Size()), bytes.Length);
        }

        return array;
    }

    /// <inheritdoc/>
    public override string ToString() => $"SeriesSet {Count}x{Length} {ElementType}";

    private static double[] CountUp(int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = i;
        return values;
    }
}
