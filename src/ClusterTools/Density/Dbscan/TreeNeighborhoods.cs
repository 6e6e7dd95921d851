using System.Runtime.CompilerServices;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Density.Dbscan;

/// <summary>Neighbourhoods of records with few columns, by a tree: a leaf meets only the leaves within the radius, and whole nodes where all records are neighbours.</summary>
/// <typeparam name="TSum">The distance measure.</typeparam>
/// <param name="tree">The tree of the records; not disposed.</param>
/// <param name="limit">The largest measure within the radius.</param>
/// <param name="progress">Counts each record twice: when its neighbours are counted, and when it is joined to them.</param>
/// <param name="execution">Threads, cancellation.</param>
internal sealed unsafe class TreeNeighborhoods<TSum>(PointTree tree, double limit, ProgressCounter progress, ExecutionOptions execution) : INeighborhoods
    where TSum : struct, IShortSum
{
    private const int LeafSize = PointTree.LeafSize;

    /// <summary>The leaves of a block, which is joined to others by one worker.</summary>
    private const int BlockLeaves = 32;

    private readonly Stack<int>?[] _stacks = new Stack<int>?[execution.EffectiveThreadCount];

    /// <inheritdoc/>
    public bool[] FindCores(int minimum, double[]? weights, ComponentForest forest)
    {
        var cores = new bool[tree.Count];
        int[] leafNodes = tree.LeafNodes();
        var lists = new List<int>?[execution.EffectiveThreadCount];
        ChunkedParallel.For(tree.LeafCount, execution, (leaf, worker) =>
        {
            var stack = _stacks[worker] ??= new Stack<int>();
            if (weights is null)
                CountLeaf(leaf, leafNodes[leaf], minimum, cores, stack);
            else
                WeighLeaf(leaf, leafNodes[leaf], minimum, weights, cores, stack, lists[worker] ??= []);
            progress.Add(tree.CountOf(leaf));
        });
        return cores;
    }

    /// <inheritdoc/>
    public void JoinCores(bool[] cores, ComponentForest forest)
    {
        int[] units = FindUnits(cores, forest);
        int[] blocks = Blocks();
        var join = new CoreJoin<TSum>(tree, limit, cores, units, forest);
        ChunkedParallel.For(blocks.Length, execution, (i, _) =>
        {
            join.Within(blocks[i]);

            // With all that follows: the right siblings along the way from the root.
            for (int node = 0; node != blocks[i];)
            {
                int right = tree.Right(node);
                if (blocks[i] >= right)
                {
                    node = right;
                    continue;
                }

                join.Between(blocks[i], right);
                node++;
            }

            progress.Add(tree.RecordsOf(blocks[i]));
        });
    }

    /// <inheritdoc/>
    public void LabelBorders(bool[] cores, int[] labels)
    {
        int[] leafNodes = tree.LeafNodes();
        ChunkedParallel.For(tree.LeafCount, execution, (leaf, worker) => LabelLeaf(leaf, leafNodes[leaf], cores, labels, _stacks[worker] ??= new Stack<int>()));
    }

    /// <summary>The largest nodes of at most <see cref="BlockLeaves"/> leaves.</summary>
    private int[] Blocks()
    {
        var blocks = new List<int>();
        for (int node = 0; node < tree.NodeCount; node++)
        {
            if (tree.LeavesOf(node) > BlockLeaves)
                continue;
            blocks.Add(node);
            node += (2 * tree.LeavesOf(node)) - 2;
        }

        return [.. blocks];
    }

    /// <summary>Counts the neighbours of a leaf's records until all have enough.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void CountLeaf(int leaf, int leafNode, int minimum, bool[] cores, Stack<int> stack)
    {
        double* rows = stackalloc double[LeafSize * PointTree.MaximumColumns];
        int* counts = stackalloc int[LeafSize];
        new Span<int>(counts, LeafSize).Clear();
        tree.CopyRows(leaf, rows);
        int count = tree.CountOf(leaf);
        int left = count;

        // From the leaf outwards: its own records first, then those of the siblings along the way to the root.
        tree.Descend(leafNode, stack);
        while (left > 0 && stack.Count > 0)
        {
            int node = stack.Pop();
            if (tree.Nearest<TSum>(leafNode, node) > limit)
                continue;
            bool all = tree.Farthest<TSum>(leafNode, node) <= limit;
            if (!all && !tree.IsLeaf(node))
            {
                tree.PushNearestFirst<TSum>(leafNode, node, stack);
                continue;
            }

            double* panel = tree.Panels.Panel(tree.FirstLeaf(node));
            for (int i = 0; i < count; i++)
            {
                if (counts[i] >= minimum)
                    continue;
                counts[i] += all ? tree.RecordsOf(node) : ShortKernel<TSum>.Count(rows + (i * tree.Columns), panel, tree.Columns, limit);
                if (counts[i] >= minimum)
                    left--;
            }
        }

        for (int i = 0; i < count; i++)
            cores[tree.Records[(leaf * LeafSize) + i]] = counts[i] >= minimum;
    }

    /// <summary>Adds the weights of the neighbours of a leaf's records, in the order of the records.</summary>
    private void WeighLeaf(int leaf, int leafNode, int minimum, double[] weights, bool[] cores, Stack<int> stack, List<int> found)
    {
        double* rows = stackalloc double[LeafSize * PointTree.MaximumColumns];
        tree.CopyRows(leaf, rows);
        for (int i = 0; i < tree.CountOf(leaf); i++)
        {
            found.Clear();
            stack.Push(0);
            while (stack.Count > 0)
            {
                int node = stack.Pop();
                if (tree.Nearest<TSum>(rows + (i * tree.Columns), node) > limit)
                    continue;
                if (!tree.IsLeaf(node))
                {
                    stack.Push(tree.Right(node));
                    stack.Push(node + 1);
                    continue;
                }

                int other = tree.FirstLeaf(node);
                for (uint within = ShortKernel<TSum>.Within(rows + (i * tree.Columns), tree.Panels.Panel(other), tree.Columns, limit); within != 0; within &= within - 1)
                    found.Add(tree.Records[(other * LeafSize) + RecordBits.First(within)]);
            }

            found.Sort();
            double sum = 0;
            foreach (int record in found)
                sum += weights[record];
            cores[tree.Records[(leaf * LeafSize) + i]] = sum >= minimum;
        }
    }

    /// <summary>The lowest label among the core neighbours of each record of a leaf that is none itself.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void LabelLeaf(int leaf, int leafNode, bool[] cores, int[] labels, Stack<int> stack)
    {
        int count = tree.CountOf(leaf);
        int first = leaf * LeafSize;
        uint others = 0;
        for (int i = 0; i < count; i++)
            others |= cores[tree.Records[first + i]] ? 0 : 1u << i;
        if (others == 0)
            return;
        double* rows = stackalloc double[LeafSize * PointTree.MaximumColumns];
        tree.CopyRows(leaf, rows);
        stack.Push(0);
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (tree.Nearest<TSum>(leafNode, node) > limit)
                continue;
            if (!tree.IsLeaf(node))
            {
                stack.Push(tree.Right(node));
                stack.Push(node + 1);
                continue;
            }

            int other = tree.FirstLeaf(node);
            for (uint left = others; left != 0; left &= left - 1)
            {
                int i = RecordBits.First(left);
                int record = tree.Records[first + i];
                for (uint within = ShortKernel<TSum>.Within(rows + (i * tree.Columns), tree.Panels.Panel(other), tree.Columns, limit); within != 0; within &= within - 1)
                {
                    int neighbor = tree.Records[(other * LeafSize) + RecordBits.First(within)];
                    if (cores[neighbor] && (labels[record] < 0 || labels[neighbor] < labels[record]))
                        labels[record] = labels[neighbor];
                }
            }
        }
    }

    /// <summary>For each node, one of its core records: −1 if it has none, −2 if they are not known to be of one cluster. The core records of a node no wider than the radius
    /// are all neighbours, and are joined here.</summary>
    private int[] FindUnits(bool[] cores, ComponentForest forest)
    {
        var units = new int[tree.NodeCount];
        for (int node = tree.NodeCount - 1; node >= 0; node--)
            units[node] = FindUnit(node, units, cores, forest);
        return units;
    }

    private int FindUnit(int node, int[] units, bool[] cores, ComponentForest forest)
    {
        bool near = tree.Farthest<TSum>(node, node) <= limit;
        if (!tree.IsLeaf(node))
        {
            int left = units[node + 1], right = units[tree.Right(node)];
            if (left == CoreJoin.None || right == CoreJoin.None)
                return Math.Max(left, right) >= 0 ? Math.Max(left, right) : Math.Min(left, right);
            if (!near || left == CoreJoin.Several || right == CoreJoin.Several)
                return CoreJoin.Several;
            forest.Join(left, right);
            return left;
        }

        int unit = CoreJoin.None;
        int first = tree.FirstLeaf(node) * LeafSize;
        for (int i = first; i < first + tree.CountOf(tree.FirstLeaf(node)); i++)
        {
            int record = tree.Records[i];
            if (!cores[record])
                continue;
            if (unit >= 0 && !near)
                return CoreJoin.Several;
            if (unit >= 0)
                forest.Join(unit, record);
            else
                unit = record;
        }

        return unit;
    }
}
