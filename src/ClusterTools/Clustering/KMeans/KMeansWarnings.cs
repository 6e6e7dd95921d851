using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans;

/// <summary>The warnings of a k-means fit, as data.</summary>
internal static class KMeansWarnings
{
    // Below it doubles lose digits.
    private const double SmallestNormal = 2.2250738585072014e-308;

    public static IReadOnlyList<DataWarning> Of(FitProblem problem, int relocations, int[] sizes, double inertia)
    {
        var warnings = new List<DataWarning>();
        int empty = 0;
        foreach (int size in sizes)
            empty += size == 0 ? 1 : 0;
        int distinct = DistinctRecords.CountIn(problem.Data, sizes.Length, problem.Execution.CancellationToken);
        if (distinct < sizes.Length)
            warnings.Add(new DataWarning("FewerDistinctRecords", string.Format(SR.FewerDistinctRecords, distinct, sizes.Length)));
        if (empty > 0)
            warnings.Add(new DataWarning("EmptyCluster", string.Format(SR.EmptyClusters, empty, sizes.Length)));
        if (relocations > 0)
            warnings.Add(new DataWarning("EmptyClusterRelocated", string.Format(SR.EmptyClusterRelocated, relocations)));
        if (problem.Data.IsNormalized && problem.Profile.ZeroRecords > 0)
        {
            warnings.Add(problem.Data.Distance == ClusterDistance.Correlation
                ? new DataWarning("ConstantRecords", string.Format(SR.ConstantRecordsWithoutDirection, problem.Profile.ZeroRecords))
                : new DataWarning("ZeroRecords", string.Format(SR.ZeroRecordsWithoutDirection, problem.Profile.ZeroRecords)));
        }

        if (inertia is > 0 and < SmallestNormal)
            warnings.Add(new DataWarning("InertiaSubnormal", string.Format(SR.InertiaSubnormal, inertia)));
        return warnings;
    }
}
