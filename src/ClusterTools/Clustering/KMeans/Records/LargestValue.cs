using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The largest of all values; NaN if any value is NaN.</summary>
/// <param name="value">The largest value of a shard.</param>
internal sealed class LargestValue(double value) : IMergeable<LargestValue>
{
    public double Value { get; private set; } = value;

    /// <inheritdoc/>
    public void Merge(LargestValue next) => Value = Math.Max(Value, next.Value);
}
