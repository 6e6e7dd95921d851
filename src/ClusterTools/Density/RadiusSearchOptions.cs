using ClusterTools.Neighbors;

namespace ClusterTools.Density;

/// <summary>Options of the search for a radius.</summary>
public sealed record RadiusSearchOptions
{
    /// <summary>The <see cref="DbscanOptions.MinimumCount"/> that the radius is for: the distance of the k-th nearest record, itself included; from 2, 5 by default.</summary>
    public int MinimumCount { get; init; } = 5;

    /// <summary>The distance metric; Euclidean by default.</summary>
    public NeighborDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = NeighborDistance.Euclidean;
}
