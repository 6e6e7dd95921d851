using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>A sum over the fixed chunks of all records, added up as <see cref="LaneSums.Sum"/> adds up an array of them, and the sum of the chunk that the next shard goes
/// on with.</summary>
internal sealed class ChunkedSum
{
    private readonly double[] _lanes = new double[LaneSums.Lanes];
    private int _next;

    /// <summary>The sum, so far, of a chunk that does not end yet.</summary>
    public double Open { get; set; }

    /// <summary>The sum of all chunks.</summary>
    public double Total => LaneSums.Fold(_lanes);

    /// <summary>Adds the next chunk.</summary>
    public void Add(double chunk) => _lanes[_next++ % LaneSums.Lanes] += chunk;

    /// <summary>Adds the chunk that was open.</summary>
    public void EndChunk()
    {
        Add(Open);
        Open = 0;
    }
}
