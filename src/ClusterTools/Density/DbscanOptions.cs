using ClusterTools.Neighbors;

namespace ClusterTools.Density;

/// <summary>Options of DBSCAN.</summary>
public sealed record DbscanOptions
{
    /// <summary>The distance up to which two records are neighbours: finite and at least 0. With 0 only identical records are. (scikit-learn's <c>eps</c>.)</summary>
    public required double Radius { get; init; }

    /// <summary>The number of neighbours that makes a record a core record, itself included; 5 by default. With weights, their least sum. (scikit-learn's
    /// <c>min_samples</c>.)</summary>
    public int MinimumCount { get; init; } = 5;

    /// <summary>The distance metric; Euclidean by default.</summary>
    public NeighborDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = NeighborDistance.Euclidean;

    /// <summary>The weight of each record, finite and at least 0; null for 1 each. A record of weight w counts as w neighbours.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Whether records with NaN or infinite values are left out, with the label −1, instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }
}
