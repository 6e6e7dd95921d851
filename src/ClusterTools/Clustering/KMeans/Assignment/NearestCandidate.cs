namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The nearest centroid of a record as far as fast arithmetic can tell, and the one rule by which that is enough.</summary>
/// <param name="Label">The centroid; −1 where no score was a number.</param>
/// <param name="Lead">By how much the second-best score is above the best, less all that rounding can come to (<c>ScoreMargin</c> in float; the rounding of the centroids
/// where they are whole numbers).</param>
internal readonly record struct NearestCandidate(int Label, float Lead)
{
    /// <summary>Whether no other centroid can be as near in double. A lead that is not a number is none.</summary>
    public bool IsSure => Lead > 0;

    /// <summary>The candidate of scores.</summary>
    /// <param name="label">The centroid with the best.</param>
    /// <param name="best">The best score.</param>
    /// <param name="second">The second-best.</param>
    /// <param name="margin">What rounding can do to their difference.</param>
    public static NearestCandidate Of(int label, float best, float second, float margin) => new(label, label < 0 ? float.NaN : second - best - margin);
}
