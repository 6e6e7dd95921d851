namespace ClusterTools.Threading;

/// <summary>Counts of records, added element by element.</summary>
/// <param name="values">The counts.</param>
internal sealed class Counts(params long[] values) : IMergeable<Counts>
{
    /// <summary>One count.</summary>
    public long this[int index] => values[index];

    /// <inheritdoc/>
    public void Merge(Counts next)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] += next[i];
    }
}
