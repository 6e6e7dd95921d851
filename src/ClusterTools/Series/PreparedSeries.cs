namespace ClusterTools.Series;

/// <summary>A set that is ready for a model.</summary>
/// <param name="Set">The set, with the model's columns in the model's order.</param>
/// <param name="Warning">What the user should know about how it was prepared; null for nothing.</param>
internal sealed record PreparedSeries(SeriesSet Set, DataWarning? Warning);
