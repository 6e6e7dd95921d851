namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Two neighbouring clusters that may be joined. In order: the nearest first, and of equally near ones the oldest.</summary>
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
