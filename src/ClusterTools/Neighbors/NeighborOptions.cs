namespace ClusterTools.Neighbors;

/// <summary>Which neighbours are found: a number of them, those within a radius, or at most a number within a radius.</summary>
public sealed record NeighborOptions
{
    /// <summary>The most neighbours of each query, from 1 to the number of records; null: all within <see cref="Radius"/>.</summary>
    public int? NeighborCount { get; init; }

    /// <summary>No neighbour is farther than this (0 or more); null: any distance.</summary>
    public double? Radius { get; init; }

    /// <summary>What makes records near.</summary>
    public NeighborDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = NeighborDistance.Euclidean;
}
