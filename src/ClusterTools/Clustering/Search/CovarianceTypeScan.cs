using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Search;

/// <summary>The scan of one type of covariance, in a scan over several.</summary>
public sealed record CovarianceTypeScan
{
    internal CovarianceTypeScan()
    {
    }

    /// <summary>The shape of the covariances.</summary>
    public CovarianceType CovarianceType { get; internal init; }

    /// <summary>The number of components that the criterion chooses for this type.</summary>
    public int BestK { get; internal init; }

    /// <summary>The score of the criterion at <see cref="BestK"/>; NaN where it is undefined.</summary>
    public double Score { get; internal init; }

    /// <summary>The numbers of components that were tried, ascending, each with its scores.</summary>
    public IReadOnlyList<ClusterCountCandidate> Candidates { get; internal init; } = [];

    /// <summary>Whether the criterion chose this type.</summary>
    public bool IsBest { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{CovarianceType}: {BestK} components, score {Score:G6}{(IsBest ? ", best" : "")}";
}
