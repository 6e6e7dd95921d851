using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>A sum over the fixed chunks of all records, in the order in which <see cref="LaneSums.Sum"/> adds an array of them, and the sum of the chunk that the next
/// shard continues.</summary>
internal sealed class ChunkedSum
{
    private readonly double[] _lanes = new double[LaneSums.Lanes];
    private int _next;

    /// <summary>The sum so far of a chunk that has not ended yet.</summary>
    public double Open { get; set; }

    /// <summary>The sum of all chunks.</summary>
    public double Total => LaneSums.Fold(_lanes);

    /// <summary>Adds the next chunk.</summary>
    public void Add(double chunk) => _lanes[_next++ % LaneSums.Lanes] += chunk;

    /// <summary>Adds the open chunk.</summary>
    public void EndChunk()
    {
        Add(Open);
        Open = 0;
    }
}
