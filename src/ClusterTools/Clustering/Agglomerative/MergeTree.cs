namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Converts merged pairs to SciPy's linkage matrix, and cuts a tree.</summary>
internal static class MergeTree
{
    /// <summary>The merges sorted by distance; ties keep the order in which they were made.</summary>
    public static IReadOnlyList<JoinedPair> InOrder(List<JoinedPair> pairs) => [.. pairs.OrderBy(p => p.Distance)];

    /// <summary>The linkage matrix of merges in the order given.</summary>
    public static AgglomerativeMerge[] Number(IReadOnlyList<JoinedPair> pairs)
    {
        int count = pairs.Count + 1;
        var parent = new int[(2 * count) - 1];
        var size = new int[parent.Length];
        for (int i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
            size[i] = 1;
        }

        var merges = new AgglomerativeMerge[pairs.Count];
        for (int step = 0; step < merges.Length; step++)
        {
            int a = Root(parent, pairs[step].First);
            int b = Root(parent, pairs[step].Second);
            int made = count + step;
            parent[a] = parent[b] = made;
            size[made] = size[a] + size[b];
            merges[step] = new AgglomerativeMerge(Math.Min(a, b), Math.Max(a, b), pairs[step].Distance, size[made]);
        }

        return merges;
    }

    /// <summary>Labels after all but the last merges, numbered in the order of the clusters' first records.</summary>
    public static int[] Cut(AgglomerativeMerge[] merges, int clusterCount)
    {
        int count = merges.Length + 1;
        var parent = new int[(2 * count) - 1];
        for (int i = 0; i < parent.Length; i++)
            parent[i] = i;
        for (int step = 0; step < count - clusterCount; step++)
            parent[merges[step].A] = parent[merges[step].B] = count + step;
        var labels = new int[count];
        var numbers = new int[parent.Length];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            int root = Root(parent, i);
            if (numbers[root] == 0)
                numbers[root] = ++next;
            labels[i] = numbers[root] - 1;
        }

        return labels;
    }

    /// <summary>The number of clusters that remain when those nearer than a threshold are merged.</summary>
    public static int CountAt(AgglomerativeMerge[] merges, double threshold)
    {
        int clusters = 1;
        foreach (var merge in merges)
        {
            if (merge.Distance >= threshold)
                clusters++;
        }

        return clusters;
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    }
}
