using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Chooses the algorithm that builds a merge tree.</summary>
internal static class Trees
{
    /// <summary>Merges clusters, any two of which may be merged, until one remains.</summary>
    /// <param name="means">The means of the clusters, contiguous; overwritten.</param>
    /// <param name="sizes">The size of each cluster; overwritten.</param>
    /// <param name="columns">Columns: values per mean.</param>
    /// <param name="linkage">The linkage criterion; for all but Ward, initial clusters of several records are represented by their means.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">There are more clusters than the linkage can handle.</exception>
    public static List<JoinedPair> Build(double[] means, double[] sizes, int columns, AgglomerativeLinkage linkage, ExecutionOptions execution)
    {
        int count = sizes.Length;
        return linkage switch
        {
            AgglomerativeLinkage.Ward => WardTree.Build(means, sizes, columns, execution),
            AgglomerativeLinkage.Single => SingleTree.Build(means, count, columns, execution),
            AgglomerativeLinkage.Complete or AgglomerativeLinkage.Average when count > MatrixTree.MaximumRecords =>
                throw new ArgumentException(string.Format(SR.LinkageTakesFewer, linkage, MatrixTree.MaximumRecords, count)),
            AgglomerativeLinkage.Complete or AgglomerativeLinkage.Average =>
                MatrixTree.Build(DistanceMatrix.Compute(means, count, columns, execution), sizes, linkage, execution),
            _ => throw EnumGuard.Unexpected(linkage),
        };
    }
}
