
namespace ClusterTools.Clustering.Search;

/// <summary>What chooses the number of clusters from a scan. Of equal scores the fewest clusters win.</summary>
public enum ClusterCountCriterion
{
    /// <summary>Where two falling curves cross: the model error (Σ squared distance) and the similarity error (1 / Σ r), each divided by its sum over the scan. Of the two
    /// numbers of clusters on either side of the crossing the one where the curves are closer. Made for time courses; records of two or three values have no shape. The default for k-means.</summary>
    Similarity,

    /// <summary>The elbow of the inertia, by two straight lines. Needs at least four numbers of clusters, and never chooses the first two or the last.</summary>
    Elbow,

    /// <summary>The highest mean silhouette (Rousseeuw 1987), from 2 clusters on.</summary>
    Silhouette,

    /// <summary>The highest variance ratio of Caliński and Harabasz (1974), from 2 clusters on.</summary>
    CalinskiHarabasz,

    /// <summary>The lowest index of Davies and Bouldin (1979), from 2 clusters on.</summary>
    DaviesBouldin,

    /// <summary>The gap statistic of Tibshirani, Walther and Hastie (2001): the first number of clusters whose gap is within a standard error of the next one's, or above it.
    /// Costs a fit of each reference set for each number of clusters.</summary>
    Gap,

    /// <summary>The highest agreement (mean adjusted Rand index) between models of random subsets of 80 % of the records. Of equal agreement the most clusters
    /// win, and 1 cluster, which always agrees, is left out where there are others. Costs a fit of each subset for each number of clusters.</summary>
    Stability,

    /// <summary>The lowest Bayesian information criterion, −2·ln L + p·ln n; of Gaussian mixtures alone, for which it is the default.</summary>
    Bic,

    /// <summary>The lowest information criterion of Akaike, −2·ln L + 2·p; of Gaussian mixtures alone.</summary>
    Aic,
}
