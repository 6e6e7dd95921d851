namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Two adjacent clusters that may be merged. Sorted by distance; ties go to the oldest.</summary>
internal readonly record struct MergeCandidate(double Distance, int First, int Second) : IComparable<MergeCandidate>
{
    public int CompareTo(MergeCandidate other)
    {
        int order = Distance.CompareTo(other.Distance);
        if (order == 0)
            order = First.CompareTo(other.First);
        return order == 0 ? Second.CompareTo(other.Second) : order;
    }
}
