namespace ClusterTools.Neighbors;

/// <summary>A record that may be among the nearest of a query.</summary>
/// <param name="Record">The record.</param>
/// <param name="Lowest">The lowest score that it may have.</param>
/// <param name="Highest">The highest.</param>
internal readonly record struct Candidate(int Record, float Lowest, float Highest);
