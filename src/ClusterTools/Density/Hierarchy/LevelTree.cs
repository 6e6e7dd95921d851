using ClusterTools.Clustering.Agglomerative;

namespace ClusterTools.Density.Hierarchy;

/// <summary>The components of a graph at every distance, as a tree: a node is a component at the distance at which it comes about, and its children are those just below.
/// Edges of equal length join at once, so a node has two children or more, and the tree depends on the distances alone, not on the spanning tree that gave them.</summary>
internal sealed class LevelTree
{
    private const int None = -1;

    private readonly int[] _firstChild;
    private readonly int[] _lastChild;
    private readonly int[] _sibling;
    private readonly int[] _sizes;
    private readonly int[] _firstRecord;
    private readonly double[] _heights;

    /// <summary>Builds the tree.</summary>
    /// <param name="edges">A spanning tree of the records.</param>
    public LevelTree(List<JoinedPair> edges)
    {
        Count = edges.Count + 1;
        int nodes = (2 * Count) - 1;
        _firstChild = new int[nodes];
        _lastChild = new int[nodes];
        _sibling = new int[nodes];
        _sizes = new int[nodes];
        _heights = new double[nodes];
        _firstRecord = new int[nodes];
        Array.Fill(_firstChild, None);
        Array.Fill(_lastChild, None);
        Array.Fill(_sibling, None);
        for (int i = 0; i < Count; i++)
        {
            _sizes[i] = 1;
            _firstRecord[i] = i;
        }

        double[] distances = [.. edges.Select(e => e.Distance)];
        int[] order = [.. Enumerable.Range(0, edges.Count)];
        Array.Sort(distances, order);
        int[] parents = [.. Enumerable.Range(0, Count)];
        int[] nodeOf = [.. Enumerable.Range(0, Count)];
        int next = Count;
        for (int first = 0, end; first < order.Length; first = end)
        {
            int open = next;
            for (end = first; end < order.Length && distances[end] == distances[first]; end++)
            {
                var edge = edges[order[end]];
                int a = Find(parents, edge.First), b = Find(parents, edge.Second);
                int joined = Join(nodeOf[a], nodeOf[b], open, distances[first], ref next);

                // The larger one keeps its root, so that paths stay short.
                int root = _sizes[nodeOf[a]] >= _sizes[nodeOf[b]] ? a : b;
                parents[root == a ? b : a] = root;
                nodeOf[root] = joined;
            }
        }

        Root = nodeOf[Find(parents, 0)];
    }

    /// <summary>The number of records, which are the first nodes.</summary>
    public int Count { get; }

    /// <summary>The node of all records.</summary>
    public int Root { get; }

    /// <summary>The number of records in a node.</summary>
    public int SizeOf(int node) => _sizes[node];

    /// <summary>The distance at which a node comes about; 0 for a record.</summary>
    public double HeightOf(int node) => _heights[node];

    /// <summary>The lowest record of a node.</summary>
    public int FirstRecord(int node) => _firstRecord[node];

    /// <summary>The children of a node; none of a record.</summary>
    public IEnumerable<int> ChildrenOf(int node)
    {
        for (int child = _firstChild[node]; child != None; child = _sibling[child])
            yield return child;
    }

    private static int Find(int[] parents, int record)
    {
        while (parents[record] != record)
            record = parents[record] = parents[parents[record]];
        return record;
    }

    /// <summary>Joins two nodes: under a new one, or under one that came about at the same distance.</summary>
    private int Join(int a, int b, int open, double height, ref int next)
    {
        if (a < open && b >= open)
            (a, b) = (b, a);
        if (a < open)
        {
            int made = next++;
            _heights[made] = height;
            _firstRecord[made] = int.MaxValue;
            Append(made, a);
            Append(made, b);
            return made;
        }

        if (b < open)
        {
            Append(a, b);
            return a;
        }

        // Both are of this distance: one takes the children of the other.
        _sibling[_lastChild[a]] = _firstChild[b];
        _lastChild[a] = _lastChild[b];
        Include(a, b);
        return a;
    }

    private void Append(int node, int child)
    {
        if (_firstChild[node] == None)
            _firstChild[node] = child;
        else
            _sibling[_lastChild[node]] = child;
        _lastChild[node] = child;
        Include(node, child);
    }

    private void Include(int node, int added)
    {
        _sizes[node] += _sizes[added];
        _firstRecord[node] = Math.Min(_firstRecord[node], _firstRecord[added]);
    }
}
