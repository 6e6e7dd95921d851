namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The nearest centroid of a record as far as fast arithmetic can tell, and the one rule for when that is certain.</summary>
/// <param name="Label">The centroid; −1 where every score was NaN.</param>
/// <param name="Lead">The second-best score minus the best, less the largest possible rounding error (<c>ScoreMargin</c> in float; the rounding of the centroids where they
/// are integers).</param>
internal readonly record struct NearestCandidate(int Label, float Lead)
{
    /// <summary>Whether no other centroid can be as near in double. False for a NaN lead.</summary>
    public bool IsSure => Lead > 0;

    /// <summary>A candidate from scores.</summary>
    /// <param name="label">The centroid with the best score.</param>
    /// <param name="best">The best score.</param>
    /// <param name="second">The second-best.</param>
    /// <param name="margin">The largest possible rounding error of their difference.</param>
    public static NearestCandidate Of(int label, float best, float second, float margin) => new(label, label < 0 ? float.NaN : second - best - margin);
}
