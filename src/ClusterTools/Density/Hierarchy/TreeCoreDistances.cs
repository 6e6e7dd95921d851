using System.Runtime.CompilerServices;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Density.Hierarchy;

/// <summary>Core distances by a tree: for each record the measure of its k-th nearest record, itself included.</summary>
internal static unsafe class TreeCoreDistances<TSum>
    where TSum : struct, IShortSum
{
    private const int LeafSize = PointTree.LeafSize;

    /// <summary>Finds them.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="minimum">k, from 1 to the number of records.</param>
    /// <param name="progress">Counts records.</param>
    /// <param name="execution">Threads, cancellation.</param>
    /// <returns>The measure of each record.</returns>
    public static double[] Find(PointTree tree, int minimum, ProgressCounter progress, ExecutionOptions execution)
    {
        var result = new double[tree.Count];
        int[] leafNodes = tree.LeafNodes();
        int workers = ChunkedParallel.WorkerCount(tree.LeafCount, execution);
        var heaps = new WorkerScratch<double>(workers, LeafSize * minimum);
        var stacks = new Stack<int>?[workers];
        ChunkedParallel.For(tree.LeafCount, execution, (leaf, worker) =>
        {
            Find(tree, minimum, leafNodes[leaf], heaps[worker], stacks[worker] ??= new Stack<int>(), result);
            progress.Add(tree.CountOf(leaf));
        });
        return result;
    }

    [MethodImpl(KernelLoop.Options)]
    private static void Find(PointTree tree, int minimum, int leafNode, double[] heaps, Stack<int> stack, double[] result)
    {
        double* rows = stackalloc double[LeafSize * PointTree.MaximumColumns];
        double* measures = stackalloc double[LeafSize];
        int leaf = tree.FirstLeaf(leafNode);
        int count = tree.CountOf(leaf);
        int columns = tree.Columns;
        tree.CopyRows(leaf, rows);
        heaps.AsSpan(0, LeafSize * minimum).Fill(double.PositiveInfinity);
        tree.Descend(leafNode, stack);
        fixed (double* heap = heaps)
        {
            while (stack.Count > 0)
            {
                int node = stack.Pop();
                double nearest = tree.Nearest<TSum>(leafNode, node);
                bool any = false;
                for (int i = 0; i < count; i++)
                    any |= nearest < heap[i * minimum];
                if (!any)
                    continue;
                if (!tree.IsLeaf(node))
                {
                    tree.PushNearestFirst<TSum>(leafNode, node, stack);
                    continue;
                }

                double* panel = tree.Panels.Panel(tree.FirstLeaf(node));
                for (int i = 0; i < count; i++)
                {
                    double* own = heap + (i * minimum);
                    if (tree.Nearest<TSum>(rows + (i * columns), node) >= own[0])
                        continue;
                    ShortKernel<TSum>.Measure(rows + (i * columns), panel, columns, measures);
                    for (int j = 0; j < LeafSize; j++)
                    {
                        if (measures[j] < own[0])
                            ReplaceLargest(own, minimum, measures[j]);
                    }
                }
            }

            for (int i = 0; i < count; i++)
                result[tree.Records[(leaf * LeafSize) + i]] = heap[i * minimum];
        }
    }

    /// <summary>Replaces the largest value of a heap, which is the first.</summary>
    private static void ReplaceLargest(double* heap, int count, double value)
    {
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && heap[child + 1] > heap[child])
                child++;
            if (heap[child] <= value)
                break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = value;
    }
}
