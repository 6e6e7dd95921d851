using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>All that a pass gives: counts, and what was moved from cluster to cluster, as sums in bins and sizes.</summary>
/// <param name="counters">What the pass did, for each model.</param>
/// <param name="moved">For each model what was moved, in as many parts as there were workers.</param>
internal sealed class PassStatistics(PassCounters counters, List<MovedSums>[] moved) : IMergeable<PassStatistics>
{
    /// <summary>What the pass did, for each model.</summary>
    public PassCounters Counters => counters;

    /// <summary>What was moved of a model. All additions are exact, so that the parts may be added up in any order.</summary>
    public IReadOnlyList<MovedSums> Moved(int model) => moved[model];

    /// <inheritdoc/>
    public void Merge(PassStatistics next)
    {
        counters.Merge(next.Counters);
        for (int m = 0; m < moved.Length; m++)
            moved[m].AddRange(next.Moved(m));
    }
}
