namespace ClusterTools.Threading;

/// <summary>Shards in this process, processed sequentially; the work in each runs on all threads.</summary>
/// <typeparam name="T">The type of a shard.</typeparam>
/// <param name="items">The shards, in the order of their records.</param>
internal sealed class LocalShards<T>(params T[] items) : IShards<T>
{
    private T[] Items => items;

    /// <inheritdoc/>
    public IShards<TNext> Select<TNext>(Func<T, TNext> make) => new LocalShards<TNext>(Array.ConvertAll(items, item => make(item)));

    /// <inheritdoc/>
    public IShards<TNext> Zip<TOther, TNext>(IShards<TOther> other, Func<T, TOther, TNext> make)
    {
        var others = ((LocalShards<TOther>)other).Items;
        return new LocalShards<TNext>([.. items.Select((item, i) => make(item, others[i]))]);
    }

    /// <inheritdoc/>
    public void ForEach(Action<T> work) => Array.ForEach(items, work);

    /// <inheritdoc/>
    public TStatistics Merge<TStatistics>(Func<T, TStatistics> part)
        where TStatistics : class, IMergeable<TStatistics>
    {
        var whole = part(items[0]);
        for (int i = 1; i < items.Length; i++)
            whole.Merge(part(items[i]));
        return whole;
    }

    /// <inheritdoc/>
    public TState Chain<TState>(TState state, Func<T, TState, TState> step)
    {
        foreach (var item in items)
            state = step(item, state);
        return state;
    }
}
