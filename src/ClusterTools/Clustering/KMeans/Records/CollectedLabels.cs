using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The labels of all records at the end of a fit: the only thing proportional to the number of records that leaves its shard.</summary>
/// <param name="labels">The labels of a shard.</param>
internal sealed class CollectedLabels(int[] labels) : IMergeable<CollectedLabels>
{
    private readonly List<int[]> _parts = [labels];

    /// <summary>The labels in the order of the records.</summary>
    public int[] ToArray() => _parts.Count == 1 ? _parts[0] : [.. _parts.SelectMany(p => p)];

    /// <inheritdoc/>
    public void Merge(CollectedLabels next) => _parts.AddRange(next._parts);
}
