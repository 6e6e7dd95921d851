using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The largest of all values; NaN where one is.</summary>
/// <param name="value">The largest of a shard.</param>
internal sealed class LargestValue(double value) : IMergeable<LargestValue>
{
    /// <summary>The largest.</summary>
    public double Value { get; private set; } = value;

    /// <inheritdoc/>
    public void Merge(LargestValue next) => Value = Math.Max(Value, next.Value);
}
