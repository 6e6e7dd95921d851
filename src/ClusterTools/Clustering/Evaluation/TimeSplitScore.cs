namespace ClusterTools.Clustering.Evaluation;

/// <summary>How well the clusters of some time points hold for others: one number of clusters in one fold.</summary>
public sealed class TimeSplitScore
{
    /// <summary>The number of clusters.</summary>
    public required int ClusterCount { get; init; }

    /// <summary>The fold, from 0.</summary>
    public required int Fold { get; init; }

    /// <summary>The mean squared distance of a record from its centroid, over the time points of the fit.</summary>
    public required double FitError { get; init; }

    /// <summary>The mean squared distance of a record from its centroid, over the held-out time points.</summary>
    public required double TestError { get; init; }

    /// <summary>The mean correlation of a record with its centroid, over the time points of the fit.</summary>
    public required double FitSimilarity { get; init; }

    /// <summary>The mean correlation of a record with its centroid, over the held-out time points.</summary>
    public required double TestSimilarity { get; init; }

    /// <summary>The adjusted Rand index between the labels by the fitted and by the held-out time points.</summary>
    public required double Agreement { get; init; }

    /// <summary>The indices of the time points of the fit, ascending.</summary>
    public required int[] FitPoints { get; init; }

    /// <summary>The indices of the held-out time points, ascending.</summary>
    public required int[] TestPoints { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ClusterCount} clusters, fold {Fold}: error {FitError:G6} fitted, {TestError:G6} tested";
}
