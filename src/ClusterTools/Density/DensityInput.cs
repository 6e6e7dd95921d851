using ClusterTools.Clustering;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Density;

/// <summary>The records that are clustered: all of a set, or those with finite values; and the way back to the whole set.</summary>
internal sealed class DensityInput
{
    private readonly int[]? _kept;

    private DensityInput(SeriesSet whole, SeriesSet series, int[]? kept)
    {
        Whole = whole;
        Series = series;
        _kept = kept;
    }

    /// <summary>The whole set.</summary>
    public SeriesSet Whole { get; }

    /// <summary>The records that are clustered.</summary>
    public SeriesSet Series { get; }

    /// <summary>The number of records that are left out.</summary>
    public int LeftOutCount => Whole.Count - Series.Count;

    /// <summary>The input of a clustering.</summary>
    /// <exception cref="ArgumentException">No record has finite values.</exception>
    public static DensityInput Of(SeriesSet whole, bool skipNonFinite, ExecutionOptions execution)
    {
        int[]? kept = null;
        var series = skipNonFinite ? FiniteRecords.Select(whole, execution, out kept) : whole;
        return new DensityInput(whole, series, kept);
    }

    /// <summary>The index in the whole set of a record that is clustered.</summary>
    public int RecordOf(int record) => _kept is null ? record : _kept[record];

    /// <summary>The values of the records that are clustered.</summary>
    public double[]? Select(double[]? values) => values is null || _kept is null ? values : Array.ConvertAll(_kept, r => values[r]);

    /// <summary>Labels of the whole set: −1 for records that are left out.</summary>
    public int[] Spread(int[] labels) => Spread(labels, LabelledRecords.None);

    /// <summary>Values of the whole set.</summary>
    /// <param name="values">The values of the records that are clustered.</param>
    /// <param name="missing">The value of those left out.</param>
    public T[] Spread<T>(T[] values, T missing)
    {
        if (_kept is null)
            return values;
        var all = new T[Whole.Count];
        Array.Fill(all, missing);
        for (int i = 0; i < values.Length; i++)
            all[_kept[i]] = values[i];
        return all;
    }

    /// <summary>The warnings of a result: that records were left out, and that no cluster was found.</summary>
    public IReadOnlyList<DataWarning> Warnings(int clusterCount, string id, string message) =>
    [
        .. _kept is null ? (DataWarning[])[] : [FiniteRecords.Skipped(_kept.Length, Whole.Count)],
        .. clusterCount > 0 ? (DataWarning[])[] : [new DataWarning(id, message)],
    ];
}
