namespace ClusterTools.Neighbors;

/// <summary>Which neighbours are found: a number of them, those within a radius, or at most a number within a radius.</summary>
public sealed record NeighborOptions
{
    /// <summary>The maximum number of neighbours per query, from 1 to the number of records; null: all within <see cref="Radius"/>.</summary>
    public int? NeighborCount { get; init; }

    /// <summary>The radius, 0 or more: no neighbour is farther away; null for no limit.</summary>
    public double? Radius { get; init; }

    /// <summary>The distance metric.</summary>
    public NeighborDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = NeighborDistance.Euclidean;
}
