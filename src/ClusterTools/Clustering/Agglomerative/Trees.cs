using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Chooses how a tree is made.</summary>
internal static class Trees
{
    /// <summary>Joins clusters, any two of which may be joined, until one is left.</summary>
    /// <param name="means">The means of the clusters, one after the other; changed.</param>
    /// <param name="sizes">The records of each; changed.</param>
    /// <param name="columns">Values of a mean.</param>
    /// <param name="linkage">How far clusters are from each other; other than by Ward those of several records go by their means at first.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">There are more clusters than the linkage can take.</exception>
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
