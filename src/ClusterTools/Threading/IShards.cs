namespace ClusterTools.Threading;

/// <summary>The seam between shards: one object for each run of the records, wherever it is held. What is done with all records passes through here, and comes back as
/// statistics that are merged or as a sum that is handed on; the records and what is kept of each stay with their shard.</summary>
/// <remarks>
/// <para>In one process the shards are a list (<see cref="LocalShards{T}"/>), as a rule of one. In several processes each has its own: all run the same program, a merge is a
/// reduction over them, and a chain goes from one to the next. So whatever is passed in must be the same everywhere, and the work must touch its shard alone.</para>
/// <para>No result depends on where the records are cut: what is merged is exact (counts, extremes, binned sums), and sums in double whose order counts are chained over the
/// fixed chunks of the whole.</para>
/// </remarks>
/// <typeparam name="T">What a shard is seen as.</typeparam>
internal interface IShards<T>
{
    /// <summary>Makes something of each shard, which stays where the shard is.</summary>
    IShards<TNext> Select<TNext>(Func<T, TNext> make);

    /// <summary>Makes something of each shard and of what else is kept beside it.</summary>
    IShards<TNext> Zip<TOther, TNext>(IShards<TOther> other, Func<T, TOther, TNext> make);

    /// <summary>Does something in each shard.</summary>
    void ForEach(Action<T> work);

    /// <summary>Takes statistics of each shard, and merges them.</summary>
    TStatistics Merge<TStatistics>(Func<T, TStatistics> part)
        where TStatistics : class, IMergeable<TStatistics>;

    /// <summary>Hands a state from shard to shard, in the order of the records.</summary>
    /// <param name="state">What the first gets: numbers and arrays of numbers whose size does not grow with the records.</param>
    /// <param name="step">Gives what the next gets.</param>
    /// <returns>What the last gave.</returns>
    TState Chain<TState>(TState state, Func<T, TState, TState> step);
}
