using ClusterTools.Clustering.Agglomerative;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>The shape of a drawn tree: the last merges of a tree, with places from left to right. Nothing here recurses, so that a chain of any length can be drawn.</summary>
internal sealed class DendrogramTree
{
    private DendrogramTree(int[] leaves, double[] places, int firstMerge)
    {
        Leaves = leaves;
        Places = places;
        FirstMerge = firstMerge;
    }

    /// <summary>The nodes at the bottom, from left to right: records (below n), or n + j for merge j, whose records are not drawn.</summary>
    public int[] Leaves { get; }

    /// <summary>The horizontal place of each node that is drawn: leaves are at 0.5, 1.5, and so on.</summary>
    public double[] Places { get; }

    /// <summary>The first merge that is drawn.</summary>
    public int FirstMerge { get; }

    /// <summary>Arranges the last merges of a tree.</summary>
    /// <param name="merges">All merges.</param>
    /// <param name="leafCount">The number of leaves, 2 to the number of records.</param>
    public static DendrogramTree Of(AgglomerativeMerge[] merges, int leafCount)
    {
        int records = merges.Length + 1;
        int first = records - leafCount;
        var leaves = new List<int>(leafCount);
        var places = new double[records + merges.Length];
        var pending = new Stack<int>();
        pending.Push(records + merges.Length - 1);
        while (pending.Count > 0)
        {
            int node = pending.Pop();
            if (node < records + first)
            {
                places[node] = leaves.Count + 0.5;
                leaves.Add(node);
                continue;
            }

            // The left child is taken first.
            pending.Push(merges[node - records].B);
            pending.Push(merges[node - records].A);
        }

        for (int j = first; j < merges.Length; j++)
            places[records + j] = (places[merges[j].A] + places[merges[j].B]) / 2;
        return new DendrogramTree([.. leaves], places, first);
    }

    /// <summary>The cluster of each node: that of all its records, or −1 where they are in several.</summary>
    public static int[] Clusters(AgglomerativeMerge[] merges, int[] labels)
    {
        var clusters = new int[labels.Length + merges.Length];
        labels.CopyTo(clusters, 0);
        for (int j = 0; j < merges.Length; j++)
            clusters[labels.Length + j] = clusters[merges[j].A] == clusters[merges[j].B] ? clusters[merges[j].A] : -1;
        return clusters;
    }
}
