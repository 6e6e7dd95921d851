
namespace ClusterTools.Clustering.Search;

/// <summary>One number of clusters of a scan, with all its scores. A score that was not computed or is not defined is NaN.</summary>
public sealed record ClusterCountCandidate
{
    internal ClusterCountCandidate()
    {
    }

    /// <summary>Clusters.</summary>
    public int ClusterCount { get; internal init; }

    /// <summary>The sum of the (weighted) squared distances of the records from their centroids (of a mixture: from the means of their components).</summary>
    public double Inertia { get; internal init; } = double.NaN;

    /// <summary>The model error: another name of the <see cref="Inertia"/>.</summary>
    public double ModelError => Inertia;

    /// <summary>1 / Σ r, with r Pearson's correlation of each record with its centroid (where records have weights w, 1 / Σ w·r); infinite where all records are constant.</summary>
    public double SimilarityError { get; internal init; } = double.NaN;

    /// <summary><see cref="ModelError"/> divided by its sum over the scan; NaN where that is 0.</summary>
    public double NormalizedModelError { get; internal init; } = double.NaN;

    /// <summary><see cref="SimilarityError"/> divided by its sum over the scan; NaN where that is not finite.</summary>
    public double NormalizedSimilarityError { get; internal init; } = double.NaN;

    /// <summary>The mean silhouette of the sample, −1 to 1, more is better; NaN unless 2 to n − 1 clusters have records (in the sample).</summary>
    public double Silhouette { get; internal init; } = double.NaN;

    /// <summary>The variance ratio, more is better; NaN unless 2 to n − 1 clusters have records.</summary>
    public double CalinskiHarabasz { get; internal init; } = double.NaN;

    /// <summary>The index of Davies and Bouldin, less is better; NaN unless 2 to n − 1 clusters have records.</summary>
    public double DaviesBouldin { get; internal init; } = double.NaN;

    /// <summary>The mean R² of the two lines that meet here, more is better; NaN for the first two and the last of a scan, and in one of fewer than four.</summary>
    public double ElbowScore { get; internal init; } = double.NaN;

    /// <summary>The gap: how far ln(inertia) is below its mean over uniform reference sets; NaN unless the criterion is Gap, and where an inertia is 0.</summary>
    public double Gap { get; internal init; } = double.NaN;

    /// <summary>The standard error of <see cref="Gap"/>: the standard deviation over the B reference sets times √(1 + 1/B); NaN as the gap is.</summary>
    public double GapError { get; internal init; } = double.NaN;

    /// <summary>The mean adjusted Rand index between models of subsets, at most 1; NaN unless the criterion is Stability.</summary>
    public double Stability { get; internal init; } = double.NaN;

    /// <summary>The Bayesian information criterion, less is better; NaN for k-means.</summary>
    public double Bic { get; internal init; } = double.NaN;

    /// <summary>The information criterion of Akaike, less is better; NaN for k-means.</summary>
    public double Aic { get; internal init; } = double.NaN;

    /// <summary>What the criterion looks at: the score of its name, and for Similarity the normalised model error less the normalised similarity error, which crosses 0.</summary>
    public double Score { get; internal init; } = double.NaN;

    /// <summary>The passes made by the start that was kept.</summary>
    public int Iterations { get; internal init; }

    /// <summary>Whether the fit ended by itself, not by its limit of passes.</summary>
    public bool Converged { get; internal init; }

    /// <summary>Whether the criterion chose it.</summary>
    public bool IsBest { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ClusterCount} clusters, inertia {Inertia:G6}{(IsBest ? ", best" : "")}";
}
