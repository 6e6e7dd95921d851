namespace ClusterTools.Rendering.Plots;

/// <summary>What a plot shows.</summary>
public enum PlotKind
{
    /// <summary>The centroids of a clustering, or the records of a set, over their index. More than 200 records are shown as bands of quantiles with a seeded sample of records.</summary>
    Series,

    /// <summary>Records as points of two columns, or of the first two principal components, with centroids, and ellipses of a mixture. More than 20,000 are drawn as density.</summary>
    Scatter,

    /// <summary>Both normalised errors of a scan over numbers of clusters, with the choice and the seconds of each.</summary>
    ErrorCurve,

    /// <summary>All scores of a scan over numbers of clusters, a panel for each.</summary>
    Score,

    /// <summary>The silhouette of each record, sorted within its cluster.</summary>
    Silhouette,

    /// <summary>A histogram with bins as NumPy's: of numbers, of the standard deviations of records, or of the values of a single column.</summary>
    Histogram,

    /// <summary>The merge tree of an agglomerative clustering, its branches in the colours of the clusters.</summary>
    Dendrogram,

    /// <summary>Records by values as an image, sorted by cluster, or by the tree of an agglomerative clustering.</summary>
    Heatmap,

    /// <summary>Counts and shares of true classes by the classes that clusters were given by majority.</summary>
    ConfusionMatrix,

    /// <summary>Counts and shares of true classes by clusters, in matched order.</summary>
    Contingency,

    /// <summary>Clusters of records that are pictures, a row each: the centroid, and members drawn at random.</summary>
    Montage,

    /// <summary>The kernel density estimate (Gaussian, Scott's factor) of numbers or one column as a curve, of two columns or principal components as filled contours.</summary>
    Density,

    /// <summary>The sorted distances of a search for a radius, with their knee.</summary>
    RadiusCurve,

    /// <summary>The first plane of a stack as a surface seen at an angle.</summary>
    Surface,
}
