namespace ClusterTools.Density.Dbscan;

/// <summary>Connected components of records, which all threads may join at once (a disjoint-set forest without locks: Anderson and Woll 1991). The root of a component is
/// its lowest record, so that the components do not depend on the order of the unions.</summary>
/// <param name="count">The number of records, each a component of its own at first.</param>
internal sealed class ComponentForest(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The root of a record's component at this moment.</summary>
    public int Find(int record)
    {
        while (true)
        {
            int parent = Volatile.Read(ref _parents[record]);
            if (parent == record)
                return record;
            int next = Volatile.Read(ref _parents[parent]);
            if (next == parent)
                return parent;

            // Halving the path: a parent only ever moves towards the root, so a lost race costs nothing but a step.
            Volatile.Write(ref _parents[record], next);
            record = next;
        }
    }

    /// <summary>Joins the components of two records.</summary>
    public void Join(int a, int b)
    {
        while (true)
        {
            a = Find(a);
            b = Find(b);
            if (a == b)
                return;
            if (a > b)
                (a, b) = (b, a);
            if (Interlocked.CompareExchange(ref _parents[b], a, b) == b)
                return;
        }
    }
}
