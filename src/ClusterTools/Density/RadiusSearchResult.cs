using ClusterTools.Series;

namespace ClusterTools.Density;

/// <summary>The sorted distances of the records to their k-th nearest record, and the radius at their knee.</summary>
public sealed class RadiusSearchResult
{
    internal RadiusSearchResult(SeriesSet series, RadiusSearchOptions options, double[] recordDistances, double[] distances, int knee)
    {
        Series = series;
        Options = options;
        RecordDistances = recordDistances;
        Distances = distances;
        Knee = knee;
        BestRadius = distances[knee];
        CoreCount = Array.FindLastIndex(distances, d => d <= BestRadius) + 1;
    }

    /// <summary>The records.</summary>
    public SeriesSet Series { get; }

    /// <summary>The options.</summary>
    public RadiusSearchOptions Options { get; }

    /// <summary>The suggested radius: the distance at the knee.</summary>
    public double BestRadius { get; }

    /// <summary>The index of the knee in <see cref="Distances"/>.</summary>
    public int Knee { get; }

    /// <summary>The least number of neighbours that the radius is for.</summary>
    public int MinimumCount => Options.MinimumCount;

    /// <summary>The number of records that DBSCAN makes core records with this radius and number; the others are noise or border records.</summary>
    public int CoreCount { get; }

    /// <summary>The distance of each record's k-th nearest record, itself included, ascending.</summary>
    public double[] Distances { get; }

    /// <summary>The same distances in the order of the records.</summary>
    public double[] RecordDistances { get; }

    /// <summary>Warnings about the curve: that it has no knee.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); } = [];

    /// <summary>The time the search took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"RadiusSearchResult: radius {BestRadius:G5} for {MinimumCount} neighbours, {CoreCount} of {Distances.Length} core records";
}
