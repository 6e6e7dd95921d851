namespace ClusterTools.Threading;

/// <summary>Something that holds of all records if it holds in every shard.</summary>
/// <param name="holds">Whether it holds in one.</param>
internal sealed class Agreement(bool holds) : IMergeable<Agreement>
{
    /// <summary>Whether it holds.</summary>
    public bool Holds { get; private set; } = holds;

    /// <inheritdoc/>
    public void Merge(Agreement next) => Holds &= next.Holds;
}
