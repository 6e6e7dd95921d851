namespace ClusterTools.Density.Hierarchy;

/// <summary>The condensed tree (Campello, Moulavi and Sander 2013): from all records downwards, a cluster loses records as the distance falls, until it splits into two or
/// more parts of the minimum size, each a new cluster, or is gone.</summary>
/// <remarks>Cluster 0 holds all records; a child has a higher number than its parent. Densities are λ = 1/distance.</remarks>
internal sealed class CondensedClusters
{
    private readonly List<int> _parents = [];
    private readonly List<double> _births = [];
    private readonly List<double> _ends = [];
    private readonly List<double> _stabilities = [];
    private readonly List<int> _sizes = [];

    /// <summary>Condenses a tree.</summary>
    /// <param name="tree">The components at every distance.</param>
    /// <param name="minimumSize">The least number of records of a cluster, at least 2.</param>
    public CondensedClusters(LevelTree tree, int minimumSize)
    {
        Falls = new int[tree.Count];
        FallDistances = new double[tree.Count];
        var left = new Stack<(int Node, int Cluster)>();
        left.Push((tree.Root, Add(-1, double.PositiveInfinity, tree.Count)));
        var inside = new Stack<int>();
        while (left.Count > 0)
        {
            var (node, cluster) = left.Pop();
            double height = tree.HeightOf(node);
            int[] children = [.. tree.ChildrenOf(node)];
            int[] parts = [.. children.Where(c => tree.SizeOf(c) >= minimumSize).OrderBy(tree.FirstRecord)];
            int fallen = tree.SizeOf(node) - (parts.Length == 1 ? tree.SizeOf(parts[0]) : 0);
            if (fallen > 0)
            {
                _ends[cluster] = height;
                _stabilities[cluster] += fallen * ((1 / height) - (1 / _births[cluster]));
            }

            foreach (int child in children.Length == 0 ? [node] : children.Where(c => tree.SizeOf(c) < minimumSize))
                Drop(tree, child, cluster, height, inside);
            if (parts.Length == 1)
            {
                left.Push((parts[0], cluster));
                continue;
            }

            // Numbered in the order of their first records; the order in which they are condensed does not matter.
            foreach (int part in parts)
                left.Push((part, Add(cluster, height, tree.SizeOf(part))));
        }
    }

    /// <summary>The number of clusters, that of all records included.</summary>
    public int Count => _parents.Count;

    /// <summary>The cluster that each record falls out of.</summary>
    public int[] Falls { get; }

    /// <summary>The distance at which each record falls out.</summary>
    public double[] FallDistances { get; }

    /// <summary>The parent of a cluster; −1 for that of all records.</summary>
    public int ParentOf(int cluster) => _parents[cluster];

    /// <summary>The distance at which a cluster comes about; infinite for that of all records.</summary>
    public double BirthOf(int cluster) => _births[cluster];

    /// <summary>The least distance at which anything falls out of a cluster, or at which it splits.</summary>
    public double EndOf(int cluster) => _ends[cluster];

    /// <summary>The number of records of a cluster when it comes about.</summary>
    public int SizeOf(int cluster) => _sizes[cluster];

    /// <summary>The excess of mass: Σ (λ at which a record leaves − λ at birth) over its records. Infinite where records are identical to the end.</summary>
    public double StabilityOf(int cluster) => _stabilities[cluster];

    private int Add(int parent, double birth, int size)
    {
        _parents.Add(parent);
        _births.Add(birth);
        _ends.Add(birth);
        _stabilities.Add(0);
        _sizes.Add(size);
        return _parents.Count - 1;
    }

    private void Drop(LevelTree tree, int top, int cluster, double height, Stack<int> inside)
    {
        inside.Push(top);
        while (inside.Count > 0)
        {
            int node = inside.Pop();
            if (node < tree.Count)
            {
                Falls[node] = cluster;
                FallDistances[node] = height;
                continue;
            }

            foreach (int child in tree.ChildrenOf(node))
                inside.Push(child);
        }
    }
}
