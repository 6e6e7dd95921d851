namespace ClusterTools.Threading;

/// <summary>The interface between shards: one object per shard of the records, wherever it is held. All work on the records goes through here, and returns statistics that
/// are merged or a state that is passed on; the records and per-record state stay in their shard.</summary>
/// <remarks>
/// <para>In one process the shards are a list (<see cref="LocalShards{T}"/>), usually of one. With several processes each has its own shard: all run the same program, a
/// merge is a reduction over them, and a chain passes from one to the next. So the arguments must be the same everywhere, and the work must use only its own shard.</para>
/// <para>No result depends on where the records are cut: merged statistics are exact (counts, extremes, binned sums), and order-dependent sums in double are chained over
/// the fixed chunks of the whole.</para>
/// </remarks>
/// <typeparam name="T">The type of a shard.</typeparam>
internal interface IShards<T>
{
    /// <summary>Maps each shard to a new object, which stays where the shard is.</summary>
    IShards<TNext> Select<TNext>(Func<T, TNext> make);

    /// <summary>Maps each shard and the corresponding object of <paramref name="other"/> to a new one.</summary>
    IShards<TNext> Zip<TOther, TNext>(IShards<TOther> other, Func<T, TOther, TNext> make);

    /// <summary>Runs an action in each shard.</summary>
    void ForEach(Action<T> work);

    /// <summary>Computes statistics of each shard, and merges them.</summary>
    TStatistics Merge<TStatistics>(Func<T, TStatistics> part)
        where TStatistics : class, IMergeable<TStatistics>;

    /// <summary>Passes a state from shard to shard, in the order of the records.</summary>
    /// <param name="state">The initial state: numbers and arrays whose size does not grow with the number of records.</param>
    /// <param name="step">Returns the state for the next shard.</param>
    /// <returns>The state after the last shard.</returns>
    TState Chain<TState>(TState state, Func<T, TState, TState> step);
}
