using ClusterTools.Neighbors;

namespace ClusterTools.Density;

/// <summary>Options of HDBSCAN.</summary>
public sealed record HdbscanOptions
{
    /// <summary>The least number of records of a cluster, at least 2; 5 by default.</summary>
    public int MinimumClusterSize { get; init; } = 5;

    /// <summary>The k of core distances: the distance of a record's k-th nearest record, itself included; null for <see cref="MinimumClusterSize"/>. A larger one makes more
    /// records noise. (scikit-learn's <c>min_samples</c>, and the one of the Python package hdbscan plus 1, which does not count the record itself.)</summary>
    public int? MinimumCount { get; init; }

    /// <summary>How clusters are chosen from the tree; by excess of mass by default.</summary>
    public ClusterSelection Selection { get; init => field = EnumGuard.RequireDefined(value, nameof(Selection)); } = ClusterSelection.ExcessOfMass;

    /// <summary>The distance metric; Euclidean by default.</summary>
    public NeighborDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = NeighborDistance.Euclidean;

    /// <summary>Whether records with NaN or infinite values are left out, with the label −1, instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }
}
