namespace ClusterTools.Clustering.Search;

/// <summary>Splits a scan into groups of numbers of clusters that are fitted together.</summary>
internal static class ScanGroups
{
    // With this many centroids in progress, reading the records once for all has saved most of what it can, and more would only delay the next checkpoint.
    private const long CentroidsBetweenCheckpoints = 32;

    // The maximum memory for the labels of one group.
    private const long MemoryLimit = 256L << 20;

    /// <summary>The groups, in order.</summary>
    /// <param name="pending">The indices of the numbers of clusters still to be fitted.</param>
    /// <param name="counts">All numbers of clusters.</param>
    /// <param name="options">The options of the scan.</param>
    /// <param name="records">The number of records.</param>
    public static IEnumerable<int[]> Of(IReadOnlyList<int> pending, int[] counts, ClusterCountSearchOptions options, int records)
    {
        int fits = ClusterCountScores.FitCount(options);
        long labels = (options.EffectiveCriterion == ClusterCountCriterion.Stability ? options.SubsampleCount : 1) * (long)records * sizeof(int);
        int most = options.Model == ClusterCountModel.KMeans ? (int)Math.Max(1, Math.Min(MemoryLimit / labels, counts.Length)) : 1;
        var group = new List<int>();
        long centroids = 0;
        foreach (int place in pending)
        {
            group.Add(place);
            centroids += (long)counts[place] * options.RestartCount * fits;
            if (group.Count == most || (options.CheckpointPath is not null && centroids >= CentroidsBetweenCheckpoints))
            {
                yield return [.. group];
                group.Clear();
                centroids = 0;
            }
        }

        if (group.Count > 0)
            yield return [.. group];
    }
}
