namespace ClusterTools.Series;

/// <summary>A set prepared for a model to label.</summary>
/// <param name="Set">The set, with the model's columns in the model's order.</param>
/// <param name="Warning">A warning about how it was prepared; null if there is none.</param>
internal sealed record PreparedSeries(SeriesSet Set, DataWarning? Warning);
