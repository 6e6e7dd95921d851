
namespace ClusterTools.Clustering.Search;

/// <summary>The criterion that chooses the number of clusters. Ties go to the fewest clusters.</summary>
public enum ClusterCountCriterion
{
    /// <summary>The crossing of two falling curves: the model error (Σ squared distance) and the similarity error (1 / Σ r), each divided by its sum over the scan. Of the
    /// two numbers of clusters around the crossing, the one where the curves are closer. Intended for time courses; records of two or three columns have no shape to
    /// correlate. The default for k-means of voxel time series.</summary>
    Similarity,

    /// <summary>The elbow of the inertia curve, by a fit of two line segments. Needs at least five numbers of clusters, and never chooses the first two or the
    /// last.</summary>
    Elbow,

    /// <summary>The highest mean silhouette coefficient (Rousseeuw 1987), from 2 clusters. The default for k-means of tables.</summary>
    Silhouette,

    /// <summary>The highest Caliński-Harabasz index, or variance ratio (1974), from 2 clusters.</summary>
    CalinskiHarabasz,

    /// <summary>The lowest Davies-Bouldin index (1979), from 2 clusters.</summary>
    DaviesBouldin,

    /// <summary>The gap statistic of Tibshirani, Walther and Hastie (2001): the smallest number of clusters whose gap is at least the next one's less its standard error.
    /// Costs a fit of each reference set for each number of clusters.</summary>
    Gap,

    /// <summary>The highest agreement (mean adjusted Rand index) between models of random subsets of 80 % of the records. Ties go to the most clusters, and 1 cluster,
    /// which always agrees, is ignored if there are others. Costs a fit of each subset for each number of clusters.</summary>
    Stability,

    /// <summary>The lowest Bayesian information criterion, −2·ln L + p·ln n; only for Gaussian mixtures, where it is the default.</summary>
    Bic,

    /// <summary>The lowest Akaike information criterion, −2·ln L + 2·p; only for Gaussian mixtures.</summary>
    Aic,
}
