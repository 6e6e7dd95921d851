namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The distance of a merged cluster from a third one, updated from the distances of its two parts (Lance and Williams 1967).</summary>
internal static class LinkageRule
{
    public static double Combine(AgglomerativeLinkage linkage, double first, double firstSize, double second, double secondSize) => linkage switch
    {
        AgglomerativeLinkage.Complete => Math.Max(first, second),
        AgglomerativeLinkage.Single => Math.Min(first, second),
        AgglomerativeLinkage.Average => ((firstSize * first) + (secondSize * second)) / (firstSize + secondSize),
        _ => throw EnumGuard.Unexpected(linkage),
    };

    /// <summary>Ward's distance between two clusters, from the squared distance of their means.</summary>
    public static double Ward(double squaredDistance, double firstSize, double secondSize) =>
        Math.Sqrt(squaredDistance * (2 * firstSize * secondSize / (firstSize + secondSize)));
}
