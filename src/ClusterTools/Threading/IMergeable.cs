namespace ClusterTools.Threading;

/// <summary>Statistics of some records that can be joined with those of others: numbers and arrays of numbers whose size does not grow with the records, and which come to
/// the same however the records are cut.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IMergeable<in T>
{
    /// <summary>Takes in the statistics of the next shard; they are not used any more afterwards.</summary>
    void Merge(T next);
}
