namespace ClusterTools.Neighbors;

/// <summary>A record and how far it is. In order: the nearest first, of equally near ones the lowest.</summary>
internal readonly record struct Neighbor(int Record, double Distance) : IComparable<Neighbor>
{
    public int CompareTo(Neighbor other)
    {
        int order = Distance.CompareTo(other.Distance);
        return order == 0 ? Record.CompareTo(other.Record) : order;
    }
}
