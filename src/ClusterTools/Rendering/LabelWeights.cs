using ClusterTools.Clustering;
using ClusterTools.Clustering.Search;
using ClusterTools.Metrics;
using ClusterTools.Threading;

namespace ClusterTools.Rendering;

/// <summary>How well each record fits its cluster, as a number that its colour is multiplied by.</summary>
internal static class LabelWeights
{
    /// <summary>The values behind the mask, unscaled: correlation or probability; null for no mask.</summary>
    /// <exception cref="ArgumentException">The clustering has no such numbers.</exception>
    public static double[]? Measure(IClustering clustering, LabelMask mask, ExecutionOptions execution) => mask switch
    {
        LabelMask.Similarity when clustering.Series.Length < 2 => throw new ArgumentException(SR.SimilarityNeedsValues),
        LabelMask.Similarity when clustering is ClusterAssignment assignment => assignment.Similarity,
        LabelMask.Similarity => PearsonSimilarity.Compute(clustering.Series, clustering.Labels, clustering.Centroids, execution),
        LabelMask.Probability => ((clustering is ClusterCountSearchResult search ? search.Best : clustering) as IProbabilisticClustering ?? throw new ArgumentException(SR.ProbabilityNeedsMixture)).LabelProbabilities,
        LabelMask.None or LabelMask.Label => null,
        _ => throw EnumGuard.Undefined(mask),
    };

    /// <summary>The factor (0 to 1) for each record: a probability as it is; clip(similarity, 0) divided by the maximum of the plane, so that a plane with nothing
    /// above 0 is black.</summary>
    public static double[]? Factors(IClustering clustering, LabelGrid grid, LabelMask mask, ExecutionOptions execution)
    {
        double[]? measured = Measure(clustering, mask, execution);
        if (measured is null)
            return null;
        var factors = Array.ConvertAll(measured, m => m > 0 ? Math.Min(m, 1) : 0);
        if (mask == LabelMask.Probability)
            return factors;
        var greatest = new double[grid.Shape.Planes];
        int planeSize = grid.Shape.PlaneSize;
        for (int i = 0; i < factors.Length; i++)
        {
            ref double top = ref greatest[grid.Positions[i] / planeSize];
            top = Math.Max(top, factors[i]);
        }

        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] > 0)
                factors[i] /= greatest[grid.Positions[i] / planeSize];
        }

        return factors;
    }
}
