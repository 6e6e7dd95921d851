using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The properties that the records of all shards share.</summary>
/// <param name="length">Columns: values per record.</param>
/// <param name="type">The type of a value.</param>
/// <param name="largestWeight">The largest weight; 1 where records have none.</param>
/// <param name="hasWeights">Whether records have weights.</param>
internal sealed class DataShape(int length, ElementType type, double largestWeight, bool hasWeights) : IMergeable<DataShape>
{
    /// <summary>Columns: values per record.</summary>
    public int Length => length;

    /// <summary>The type of a value.</summary>
    public ElementType Type => type;

    /// <summary>The largest weight; 1 where records have none.</summary>
    public double LargestWeight { get; private set; } = largestWeight;

    /// <summary>Whether records have weights.</summary>
    public bool HasWeights => hasWeights;

    /// <inheritdoc/>
    public void Merge(DataShape next)
    {
        if (next.Length != length || next.Type != type || next.HasWeights != hasWeights)
            throw new ArgumentException(string.Format(SR.ShardsDiffer, length, type, next.Length, next.Type));
        LargestWeight = Math.Max(LargestWeight, next.LargestWeight);
    }
}
