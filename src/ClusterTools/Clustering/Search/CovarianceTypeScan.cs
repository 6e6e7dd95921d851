using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Search;

/// <summary>The scan of one type of covariance, in a scan over several.</summary>
public sealed record CovarianceTypeScan
{
    internal CovarianceTypeScan()
    {
    }

    /// <summary>The shape of the covariances.</summary>
    public required CovarianceType CovarianceType { get; init; }

    /// <summary>The number of components that the criterion chooses for this type.</summary>
    public required int BestK { get; init; }

    /// <summary>The score of the criterion at <see cref="BestK"/>; NaN where it is undefined.</summary>
    public required double Score { get; init; }

    /// <summary>The numbers of components that were tried, ascending, each with its scores.</summary>
    public required IReadOnlyList<ClusterCountCandidate> Candidates { get; init; }

    /// <summary>Whether the criterion chose this type.</summary>
    public required bool IsBest { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{CovarianceType}: {BestK} components, score {Score:G6}{(IsBest ? ", best" : "")}";
}
