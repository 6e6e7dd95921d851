namespace ClusterTools.Threading;

/// <summary>A condition that holds for all records if it holds in every shard.</summary>
/// <param name="holds">Whether it holds in one shard.</param>
internal sealed class Agreement(bool holds) : IMergeable<Agreement>
{
    /// <summary>Whether it holds in all shards merged so far.</summary>
    public bool Holds { get; private set; } = holds;

    /// <inheritdoc/>
    public void Merge(Agreement next) => Holds &= next.Holds;
}
