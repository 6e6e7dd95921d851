namespace ClusterTools.Clustering.KMeans;

/// <summary>The cost of one iteration over the records, and what it changed.</summary>
/// <param name="ChangedLabels">Records whose cluster changed; all of them in the first iteration of a run. Where duplicate records are collapsed, distinct records are
/// counted, here as in the other counts.</param>
/// <param name="Products">Dot products of a record and a centroid that were computed: records times clusters where no bound excluded any.</param>
/// <param name="DecidedInDouble">Records whose two nearest centroids the fast arithmetic could not separate, so that distances in double decided.</param>
/// <param name="Seconds">The time of the iteration including the centroid update, in seconds. Runs that iterate together share that time, and each reports all of
/// it.</param>
public readonly record struct IterationStatistics(long ChangedLabels, long Products, long DecidedInDouble, double Seconds);
