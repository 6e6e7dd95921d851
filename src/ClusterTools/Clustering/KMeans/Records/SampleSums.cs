using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Sums over an evenly spaced sample of the records, in order.</summary>
/// <param name="total">The number of records in all shards.</param>
/// <param name="length">Columns: values per record.</param>
internal sealed class SampleSums(int total, int length)
{
    private const int SampleSize = 1024;
    private readonly int _size = Math.Min(total, SampleSize);
    private readonly double[] _sums = new double[length];

    /// <summary>The largest magnitude of a value; NaN if any value is NaN.</summary>
    public double Largest { get; private set; }

    /// <summary>Adds the records of the sample that a shard holds.</summary>
    public SampleSums Add(RecordShard shard)
    {
        var scratch = new double[length];
        for (int s = 0; s < _size; s++)
        {
            int row = (int)((long)s * total / _size);
            if (!shard.Holds(row))
                continue;
            var record = shard.Records.Read(row - shard.First, 1, scratch);
            Columns.Add(_sums, record);
            Largest = Math.Max(Largest, Columns.LargestMagnitude(record));
        }

        return this;
    }

    /// <summary>The mean of the sample.</summary>
    public double[] Mean() => Array.ConvertAll(_sums, sum => sum / _size);
}
