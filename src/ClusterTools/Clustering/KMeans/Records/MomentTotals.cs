using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The moments of all chunks, added in order, and those of the chunk that the next shard continues.</summary>
internal sealed class MomentTotals(int length)
{
    /// <summary>For each column, the sum of the differences from the origin.</summary>
    public double[] Sums { get; } = new double[length];

    /// <summary>Σ |x − origin|².</summary>
    public double Squares { get; private set; }

    /// <summary>Σ w·|x − origin|².</summary>
    public double WeightedSquares { get; private set; }

    /// <summary>The largest magnitude of a value.</summary>
    public double Largest { get; private set; }

    /// <summary>Whether all values are multiples of the coarse quantum.</summary>
    public bool OneBin { get; private set; } = true;

    /// <summary>The number of all-zero records.</summary>
    public int ZeroRecords { get; private set; }

    /// <summary>A chunk of which the shards so far hold only the first part.</summary>
    public ChunkMoments? Open { get; set; }

    /// <summary>Adds the next chunk.</summary>
    public void Add(ChunkMoments chunk)
    {
        Columns.Add(Sums, chunk.Sums);
        Squares += chunk.Squares;
        WeightedSquares += chunk.WeightedSquares;
        ZeroRecords += chunk.ZeroRecords;
        OneBin &= chunk.OneBin;
        Largest = Math.Max(Largest, chunk.Largest);
    }
}
