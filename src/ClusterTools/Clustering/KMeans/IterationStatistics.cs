namespace ClusterTools.Clustering.KMeans;

/// <summary>What one pass over the records cost, and what it changed.</summary>
/// <param name="ChangedLabels">Records whose cluster changed; all of them in the first pass of a start. Where duplicate records are collapsed, distinct records are counted,
/// here as in the other numbers.</param>
/// <param name="Products">Products of a record and a centroid that were computed: records times clusters where no bound ruled any out.</param>
/// <param name="DecidedInDouble">Records between whose two nearest centroids the fast arithmetic could not decide, so that distances in double did.</param>
/// <param name="Seconds">The time of the pass with the update of the centroids. Starts that make passes together share its time, and each shows the whole.</param>
public readonly record struct IterationStatistics(long ChangedLabels, long Products, long DecidedInDouble, double Seconds);
