using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.Bisecting;

/// <summary>The records of a shard in each leaf of the tree of splits.</summary>
internal sealed class BisectionShard(RecordShard shard)
{
    private readonly List<int[]> _rows = [[.. Enumerable.Range(0, shard.Count)]];

    /// <summary>The records of a cluster.</summary>
    public ShardPart PartOf(int cluster)
    {
        int[] rows = _rows[cluster];
        return new ShardPart(new SelectedSeriesStore(shard.Records.Store, rows), shard.Weights is { } weights ? Array.ConvertAll(rows, r => weights[r]) : null);
    }

    /// <summary>Splits a cluster: the first half keeps its number, the second gets the next one.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="labels">The half (0 or 1) of each of its records.</param>
    public BisectionShard Split(int cluster, int[] labels)
    {
        int[] rows = _rows[cluster];
        _rows[cluster] = [.. rows.Where((_, i) => labels[i] == 0)];
        _rows.Add([.. rows.Where((_, i) => labels[i] == 1)]);
        return this;
    }

    /// <summary>The cluster of each record.</summary>
    public LabelledShard Label()
    {
        var labels = new int[shard.Count];
        for (int k = 1; k < _rows.Count; k++)
        {
            foreach (int row in _rows[k])
                labels[row] = k;
        }

        return new LabelledShard(shard, labels);
    }
}
