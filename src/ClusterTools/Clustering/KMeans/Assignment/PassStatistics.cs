using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The result of a pass: counts, and what moved between clusters, as binned sums and sizes.</summary>
/// <param name="counters">The counts of the pass, for each model.</param>
/// <param name="moved">For each model, what was moved, one part per worker.</param>
internal sealed class PassStatistics(PassCounters counters, List<MovedSums>[] moved) : IMergeable<PassStatistics>
{
    /// <summary>The counts of the pass, for each model.</summary>
    public PassCounters Counters => counters;

    /// <summary>What was moved for a model. All additions are exact, so that the parts may be added in any order.</summary>
    public IReadOnlyList<MovedSums> Moved(int model) => moved[model];

    /// <inheritdoc/>
    public void Merge(PassStatistics next)
    {
        counters.Merge(next.Counters);
        for (int m = 0; m < moved.Length; m++)
            moved[m].AddRange(next.Moved(m));
    }
}
