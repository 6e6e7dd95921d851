using System.Runtime.CompilerServices;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Density.Hierarchy;

/// <summary>A minimum spanning tree of mutual reachability by a k-d tree: in each round every component finds its nearest record outside (Borůvka 1926; March, Ram and Gray
/// 2010).</summary>
/// <remarks>Which of several equally good edges a component takes depends on the threads. That changes the tree, but not which records it connects below any measure, and
/// nothing else is read from it.</remarks>
internal sealed unsafe class ReachabilityTree<TSum>
    where TSum : struct, IShortSum
{
    private const int LeafSize = PointTree.LeafSize;
    private const int Mixed = -1;

    private readonly PointTree _tree;
    private readonly ExecutionOptions _execution;

    /// <summary>By place in the tree, as all arrays here: the core measure.</summary>
    private readonly double[] _cores;

    private readonly double[] _leastCores;
    private readonly int[] _parents;
    private readonly int[] _components;
    private readonly int[] _nodeComponents;
    private readonly int[] _nearest;
    private readonly double[] _measures;
    private readonly long[] _bounds;
    private readonly int[] _leafNodes;

    private ReachabilityTree(PointTree tree, double[] cores, ExecutionOptions execution)
    {
        _tree = tree;
        _execution = execution;
        int count = tree.Count;
        _cores = Array.ConvertAll(tree.Records, r => cores[r]);
        _parents = [.. Enumerable.Range(0, count)];
        _components = new int[count];
        _nearest = new int[count];
        Array.Fill(_nearest, -1);
        _measures = new double[count];
        _bounds = new long[count];
        _nodeComponents = new int[tree.NodeCount];
        _leafNodes = tree.LeafNodes();
        _leastCores = new double[tree.NodeCount];
        for (int node = tree.NodeCount - 1; node >= 0; node--)
        {
            _leastCores[node] = tree.IsLeaf(node)
                ? _cores.AsSpan(tree.FirstLeaf(node) * LeafSize, tree.RecordsOf(node)).ToArray().Min()
                : Math.Min(_leastCores[node + 1], _leastCores[tree.Right(node)]);
        }
    }

    /// <summary>Builds the tree.</summary>
    /// <param name="tree">The records.</param>
    /// <param name="cores">The core measure of each record.</param>
    /// <param name="progress">Counts edges.</param>
    /// <param name="execution">Threads, cancellation.</param>
    /// <returns>The edges, with measures.</returns>
    public static List<JoinedPair> Build(PointTree tree, double[] cores, ProgressCounter progress, ExecutionOptions execution)
    {
        var search = new ReachabilityTree<TSum>(tree, cores, execution);
        var edges = new List<JoinedPair>(tree.Count - 1);
        while (edges.Count < tree.Count - 1)
        {
            int before = edges.Count;
            search.Round(edges);
            progress.Add(edges.Count - before);
        }

        return edges;
    }

    private void Round(List<JoinedPair> edges)
    {
        SetComponents();
        var stacks = new Stack<int>?[ChunkedParallel.WorkerCount(_tree.LeafCount, _execution)];
        ChunkedParallel.For(_tree.LeafCount, _execution, (leaf, worker) => SearchLeaf(leaf, stacks[worker] ??= new Stack<int>()));

        // The best of each component; a record whose search was cut short cannot have it.
        var best = new int[_tree.Count];
        Array.Fill(best, -1);
        for (int place = 0; place < best.Length; place++)
        {
            ref int least = ref best[_components[place]];
            if (_nearest[place] >= 0 && (least < 0 || _measures[place] < _measures[least]))
                least = place;
        }

        foreach (int place in best)
        {
            if (place < 0)
                continue;
            int a = Find(place), b = Find(_nearest[place]);
            if (a == b)
                continue;
            _parents[Math.Max(a, b)] = Math.Min(a, b);
            edges.Add(new JoinedPair(_tree.Records[place], _tree.Records[_nearest[place]], _measures[place]));
        }
    }

    private int Find(int place)
    {
        while (_parents[place] != place)
            place = _parents[place] = _parents[_parents[place]];
        return place;
    }

    /// <summary>Sets the component of every record and node, and each component's bound by the neighbours that are still outside.</summary>
    private void SetComponents()
    {
        long none = BitConverter.DoubleToInt64Bits(double.PositiveInfinity);
        Array.Fill(_bounds, none);
        for (int place = 0; place < _components.Length; place++)
            _components[place] = Find(place);
        for (int place = 0; place < _components.Length; place++)
        {
            if (_nearest[place] < 0)
                continue;
            if (_components[_nearest[place]] == _components[place])
                _nearest[place] = -1;
            else
                Lower(_components[place], _measures[place]);
        }

        for (int node = _tree.NodeCount - 1; node >= 0; node--)
        {
            if (!_tree.IsLeaf(node))
            {
                int left = _nodeComponents[node + 1];
                _nodeComponents[node] = left == _nodeComponents[_tree.Right(node)] ? left : Mixed;
                continue;
            }

            int first = _tree.FirstLeaf(node) * LeafSize;
            int component = _components[first];
            for (int i = 1; i < _tree.RecordsOf(node); i++)
            {
                if (_components[first + i] != component)
                    component = Mixed;
            }

            _nodeComponents[node] = component;
        }
    }

    /// <summary>The bits of non-negative doubles are in the order of their values.</summary>
    private void Lower(int component, double measure)
    {
        long bits = BitConverter.DoubleToInt64Bits(measure);
        long known = Volatile.Read(ref _bounds[component]);
        while (bits < known)
        {
            long before = Interlocked.CompareExchange(ref _bounds[component], bits, known);
            if (before == known)
                return;
            known = before;
        }
    }

    private double Bound(int component) => BitConverter.Int64BitsToDouble(Volatile.Read(ref _bounds[component]));

    private void SearchLeaf(int leaf, Stack<int> stack)
    {
        double* rows = stackalloc double[LeafSize * PointTree.MaximumColumns];
        _tree.CopyRows(leaf, rows);
        for (int i = 0; i < _tree.CountOf(leaf); i++)
        {
            int place = (leaf * LeafSize) + i;
            if (_nearest[place] < 0 && _cores[place] < Bound(_components[place]))
                Search(place, rows + (i * _tree.Columns), _leafNodes[leaf], stack);
        }
    }

    /// <summary>Finds the nearest record outside a record's component, unless it is no nearer than what the component knows.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void Search(int place, double* row, int leafNode, Stack<int> stack)
    {
        double* measures = stackalloc double[LeafSize];
        int component = _components[place];
        double core = _cores[place];
        double bound = Bound(component);
        int found = -1;
        _tree.Descend(leafNode, stack);
        while (stack.Count > 0 && core < bound)
        {
            int node = stack.Pop();
            if (_nodeComponents[node] == component || _leastCores[node] >= bound || _tree.Nearest<TSum>(row, node) >= bound)
                continue;
            if (!_tree.IsLeaf(node))
            {
                _tree.PushNearestFirst<TSum>(leafNode, node, stack);
                continue;
            }

            int first = _tree.FirstLeaf(node) * LeafSize;
            ShortKernel<TSum>.Measure(row, _tree.Panels.Panel(_tree.FirstLeaf(node)), _tree.Columns, measures);
            for (int i = 0; i < _tree.RecordsOf(node); i++)
            {
                double measure = Math.Max(measures[i], Math.Max(core, _cores[first + i]));
                if (measure < bound && _components[first + i] != component)
                {
                    bound = measure;
                    found = first + i;
                }
            }
        }

        if (found < 0)
            return;
        _nearest[place] = found;
        _measures[place] = bound;
        Lower(component, bound);
    }
}
