namespace ClusterTools.Threading;

/// <summary>Statistics of some records that can be merged with those of others: numbers and arrays whose size does not grow with the number of records, and whose merged
/// result does not depend on how the records are sharded.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IMergeable<in T>
{
    /// <summary>Merges the statistics of the next shard, which must not be used afterwards.</summary>
    void Merge(T next);
}
