using System.Runtime.CompilerServices;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Panels;

namespace ClusterTools.Density.Dbscan;

/// <summary>What is known of the core records of a node.</summary>
internal static class CoreJoin
{
    /// <summary>The node has no core record.</summary>
    public const int None = -1;

    /// <summary>The core records of the node are not known to be of one cluster.</summary>
    public const int Several = -2;
}

/// <summary>Joins the core records of pairs of nodes (a dual-tree traversal). Pairs of one cluster are skipped, so that dense clusters cost no more than their outlines.</summary>
/// <param name="tree">The tree.</param>
/// <param name="limit">The largest measure within the radius.</param>
/// <param name="cores">The core records.</param>
/// <param name="units">For each node, one of its core records if all are of one cluster, or what <see cref="CoreJoin"/> says.</param>
/// <param name="forest">The clusters.</param>
internal sealed unsafe class CoreJoin<TSum>(PointTree tree, double limit, bool[] cores, int[] units, ComponentForest forest)
    where TSum : struct, IShortSum
{
    private const int LeafSize = PointTree.LeafSize;

    /// <summary>Joins the core records of a node with one another.</summary>
    public void Within(int node)
    {
        if (units[node] != CoreJoin.Several)
            return;
        if (tree.IsLeaf(node))
        {
            JoinLeaves(node, node);
            return;
        }

        Within(node + 1);
        Within(tree.Right(node));
        Between(node + 1, tree.Right(node));
    }

    /// <summary>Joins the core records of one node with those of another.</summary>
    public void Between(int node, int other)
    {
        int a = units[node], b = units[other];
        if (a == CoreJoin.None || b == CoreJoin.None || (a >= 0 && b >= 0 && forest.Find(a) == forest.Find(b)) || tree.Nearest<TSum>(node, other) > limit)
            return;
        if (a >= 0 && b >= 0 && tree.Farthest<TSum>(node, other) <= limit)
        {
            forest.Join(a, b);
            return;
        }

        if (tree.IsLeaf(node) && tree.IsLeaf(other))
        {
            JoinLeaves(node, other);
            return;
        }

        if (tree.LeavesOf(node) < tree.LeavesOf(other))
            (node, other) = (other, node);

        // The nearer child first: where it joins the two, the other one is skipped.
        int right = tree.Right(node);
        bool leftFirst = tree.Nearest<TSum>(node + 1, other) <= tree.Nearest<TSum>(right, other);
        Between(leftFirst ? node + 1 : right, other);
        Between(leftFirst ? right : node + 1, other);
    }

    [MethodImpl(KernelLoop.Options)]
    private void JoinLeaves(int node, int other)
    {
        double* rows = stackalloc double[LeafSize * PointTree.MaximumColumns];
        int leaf = tree.FirstLeaf(node), otherLeaf = tree.FirstLeaf(other);
        tree.CopyRows(leaf, rows);
        double* panel = tree.Panels.Panel(otherLeaf);
        bool oneEach = units[node] >= 0 && units[other] >= 0;
        uint candidates = CoresOf(otherLeaf);
        for (uint left = CoresOf(leaf); left != 0; left &= left - 1)
        {
            int i = RecordBits.First(left);
            int record = tree.Records[(leaf * LeafSize) + i];
            uint within = ShortKernel<TSum>.Within(rows + (i * tree.Columns), panel, tree.Columns, limit) & candidates;
            for (; within != 0; within &= within - 1)
            {
                forest.Join(record, tree.Records[(otherLeaf * LeafSize) + RecordBits.First(within)]);
                if (oneEach)
                    return;
            }
        }
    }

    private uint CoresOf(int leaf)
    {
        uint bits = 0;
        for (int i = 0; i < tree.CountOf(leaf); i++)
            bits |= cores[tree.Records[(leaf * LeafSize) + i]] ? 1u << i : 0;
        return bits;
    }
}
