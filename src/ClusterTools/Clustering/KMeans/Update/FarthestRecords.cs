using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The records farthest from their own centroid, up to a number, and the number of weighted records per cluster: all that is needed to relocate empty
/// clusters.</summary>
internal sealed class FarthestRecords : IMergeable<FarthestRecords>
{
    private readonly int _capacity;
    private readonly List<(double Distance, int Row, int Label)> _list = [];

    /// <summary>Starts empty.</summary>
    /// <param name="capacity">The number of records to keep.</param>
    /// <param name="clusterCount">The number of clusters.</param>
    public FarthestRecords(int capacity, int clusterCount)
    {
        _capacity = capacity;
        Members = new int[clusterCount];
    }

    /// <summary>The number of records with a weight above 0 in each cluster.</summary>
    public int[] Members { get; }

    /// <summary>The records that are not at their centroid, by global index, the farthest first (ties: the lowest index).</summary>
    public IReadOnlyList<(double Distance, int Row, int Label)> List => _list;

    /// <summary>The farthest records of a shard. Those without weight do not count.</summary>
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

            // Sorted from time to time: what is below the last one kept, or ties with it at a higher index, is discarded.
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

    /// <summary>Truncates the list to the number to keep.</summary>
    /// <returns>The distance of the last one kept; 0 if there are fewer.</returns>
    private double Trim()
    {
        _list.Sort((a, b) => a.Distance != b.Distance ? b.Distance.CompareTo(a.Distance) : a.Row.CompareTo(b.Row));
        if (_list.Count < _capacity)
            return 0;
        _list.RemoveRange(_capacity, _list.Count - _capacity);
        return _list[_capacity - 1].Distance;
    }
}
