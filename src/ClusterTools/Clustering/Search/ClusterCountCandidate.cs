
namespace ClusterTools.Clustering.Search;

/// <summary>One number of clusters of a scan, with all its scores. A score that was not computed or is undefined is NaN.</summary>
public sealed record ClusterCountCandidate
{
    private readonly MeasuredTime _time = new(double.NaN);

    internal ClusterCountCandidate()
    {
    }

    /// <summary>The number of clusters.</summary>
    public int ClusterCount { get; internal init; }

    /// <summary>The sum of the (weighted) squared distances of the records from their centroids (for a mixture: from the means of their components).</summary>
    public double Inertia { get; internal init; } = double.NaN;

    /// <summary>The model error: the same as <see cref="Inertia"/>.</summary>
    public double ModelError => Inertia;

    /// <summary>1 / Σ r, with r Pearson's correlation of each record with its centroid (if records have weights w, 1 / Σ w·r); infinite if all records are
    /// constant.</summary>
    public double SimilarityError { get; internal init; } = double.NaN;

    /// <summary><see cref="ModelError"/> divided by its sum over the scan; NaN if that is 0.</summary>
    public double NormalizedModelError { get; internal init; } = double.NaN;

    /// <summary><see cref="SimilarityError"/> divided by its sum over the scan; NaN if that is not finite.</summary>
    public double NormalizedSimilarityError { get; internal init; } = double.NaN;

    /// <summary>The mean silhouette coefficient of the sample, −1 to 1, higher is better; NaN unless 2 to n − 1 clusters have records (in the sample).</summary>
    public double Silhouette { get; internal init; } = double.NaN;

    /// <summary>The Caliński-Harabasz index (variance ratio), higher is better; NaN unless 2 to n − 1 clusters have records.</summary>
    public double CalinskiHarabasz { get; internal init; } = double.NaN;

    /// <summary>The Davies-Bouldin index, lower is better; NaN unless 2 to n − 1 clusters have records.</summary>
    public double DaviesBouldin { get; internal init; } = double.NaN;

    /// <summary>The mean R² of the two line segments that meet here, higher is better; NaN for the first two and the last of a scan, and in one of fewer than
    /// four.</summary>
    public double ElbowScore { get; internal init; } = double.NaN;

    /// <summary>The gap: how far ln(inertia) is below its mean over uniform reference sets; NaN unless the criterion is Gap, and if an inertia is 0.</summary>
    public double Gap { get; internal init; } = double.NaN;

    /// <summary>The standard error of <see cref="Gap"/>: the standard deviation over the B reference sets times √(1 + 1/B); NaN if the gap is.</summary>
    public double GapError { get; internal init; } = double.NaN;

    /// <summary>The mean adjusted Rand index between models of subsets, at most 1; NaN unless the criterion is Stability.</summary>
    public double Stability { get; internal init; } = double.NaN;

    /// <summary>The Bayesian information criterion, lower is better; NaN for k-means.</summary>
    public double Bic { get; internal init; } = double.NaN;

    /// <summary>The Akaike information criterion, lower is better; NaN for k-means.</summary>
    public double Aic { get; internal init; } = double.NaN;

    /// <summary>The score that the criterion compares: the score of the same name; for Similarity the normalised model error less the normalised similarity error, which
    /// crosses 0.</summary>
    public double Score { get; internal init; } = double.NaN;

    /// <summary>The number of iterations of the run that was kept.</summary>
    public int Iterations { get; internal init; }

    /// <summary>Whether the fit converged before the iteration limit.</summary>
    public bool Converged { get; internal init; }

    /// <summary>The time of its fits and scores, in seconds. K-means fits that read the records together share their time in proportion to clusters times iterations. NaN in
    /// a checkpoint of an earlier version. Two candidates are equal whatever their times.</summary>
    public double Seconds { get => _time.Seconds; internal init => _time = new MeasuredTime(value); }

    /// <summary>Whether the criterion chose it.</summary>
    public bool IsBest { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ClusterCount} clusters, inertia {Inertia:G6}{(IsBest ? ", best" : "")}";

    /// <summary>A time that takes no part in comparisons: equal work takes unequal time.</summary>
    private readonly struct MeasuredTime(double seconds) : IEquatable<MeasuredTime>
    {
        public double Seconds { get; } = seconds;

        public bool Equals(MeasuredTime other) => true;

        public override bool Equals(object? obj) => obj is MeasuredTime;

        public override int GetHashCode() => 0;
    }
}
