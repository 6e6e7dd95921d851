using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>Some of the records that are farthest from their own centroid, and the records of weight that each cluster has: all that it takes to fill empty clusters.</summary>
internal sealed class FarthestRecords : IMergeable<FarthestRecords>
{
    private readonly int _capacity;
    private readonly List<(double Distance, int Row, int Label)> _list = [];

    /// <summary>Begins with none.</summary>
    /// <param name="capacity">How many are kept.</param>
    /// <param name="clusterCount">Clusters.</param>
    public FarthestRecords(int capacity, int clusterCount)
    {
        _capacity = capacity;
        Members = new int[clusterCount];
    }

    /// <summary>How many records of weight above 0 each cluster has.</summary>
    public int[] Members { get; }

    /// <summary>The records that are not at their centroid, the farthest first, the lowest of equals; numbered among all.</summary>
    public IReadOnlyList<(double Distance, int Row, int Label)> List => _list;

    /// <summary>Looks at the records of a shard. Those without weight do not count.</summary>
    public static FarthestRecords Of(LabelledShard shard, double[] centroids, int capacity, int clusterCount, ExecutionOptions execution)
    {
        var farthest = new FarthestRecords(capacity, clusterCount);
        double[] distances = shard.Distances(centroids, execution);
        int[] labels = shard.Labels;
        double limit = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (!(shard.Records.Weight(i) > 0))
                continue;
            farthest.Members[labels[i]]++;
            if (!(distances[i] > limit))
                continue;
            farthest._list.Add((distances[i], shard.Records.First + i, labels[i]));

            // Sorted now and then: what is below the last that is kept, or as far but later, is none of them.
            if (farthest._list.Count >= (2 * capacity) + 1024)
                limit = farthest.Trim();
        }

        farthest.Trim();
        return farthest;
    }

    /// <inheritdoc/>
    public void Merge(FarthestRecords next)
    {
        for (int k = 0; k < Members.Length; k++)
            Members[k] += next.Members[k];
        _list.AddRange(next._list);
        Trim();
    }

    /// <summary>Leaves no more than are kept.</summary>
    /// <returns>The distance of the last of them; 0 where there are fewer.</returns>
    private double Trim()
    {
        _list.Sort((a, b) => a.Distance != b.Distance ? b.Distance.CompareTo(a.Distance) : a.Row.CompareTo(b.Row));
        if (_list.Count < _capacity)
            return 0;
        _list.RemoveRange(_capacity, _list.Count - _capacity);
        return _list[_capacity - 1].Distance;
    }
}
