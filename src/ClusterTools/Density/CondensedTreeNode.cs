namespace ClusterTools.Density;

/// <summary>One edge of the condensed tree: a record that falls out of a cluster, or a cluster that splits off one.</summary>
/// <param name="Parent">The cluster: n (the number of records) for that of all records, higher numbers for those below.</param>
/// <param name="Child">A record (below n), or a cluster.</param>
/// <param name="Distance">The mutual reachability distance at which it leaves its parent.</param>
/// <param name="Size">The number of records of the child.</param>
public readonly record struct CondensedTreeNode(int Parent, int Child, double Distance, int Size)
{
    /// <summary>The density at which it leaves its parent: 1 / <see cref="Distance"/>.</summary>
    public double Lambda => 1 / Distance;
}
