using ClusterTools.Distances;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Counts distinct records, up to a limit.</summary>
/// <param name="enough">The count to stop at.</param>
internal sealed class DistinctRecords(int enough) : IMergeable<DistinctRecords>
{
    // Records by the hash of their bits; the few with equal hashes are compared.
    private readonly Dictionary<int, List<double[]>> _seen = [];

    /// <summary>The number of distinct records found.</summary>
    public int Count { get; private set; }

    /// <summary>The number of distinct records in all shards, or <paramref name="enough"/> if there are at least that many.</summary>
    public static int CountIn(FitData data, int enough, CancellationToken token) => data.Shards.Merge(s => Of(s.Records, enough, token)).Count;

    /// <summary>Counts distinct records.</summary>
    public static DistinctRecords Of(RecordSource records, int enough, CancellationToken token)
    {
        var distinct = new DistinctRecords(enough);
        var scratch = new double[records.Length];
        for (int i = 0; i < records.Count && distinct.Count < enough; i++)
        {
            if (i % 4096 == 0)
                token.ThrowIfCancellationRequested();
            distinct.Add(records.Read(i, 1, scratch));
        }

        return distinct;
    }

    /// <inheritdoc/>
    public void Merge(DistinctRecords next)
    {
        foreach (var alike in next._seen.Values)
        {
            foreach (double[] record in alike)
            {
                if (Count < enough)
                    Add(record);
            }
        }
    }

    private void Add(ReadOnlySpan<double> record)
    {
        int hash = Hash(record);
        if (!_seen.TryGetValue(hash, out var alike))
            _seen.Add(hash, alike = []);
        foreach (double[] other in alike)
        {
            if (record.SequenceEqual(other))
                return;
        }

        alike.Add(record.ToArray());
        Count++;
    }

    private static int Hash(ReadOnlySpan<double> record)
    {
        ulong hash = 14695981039346656037UL;
        foreach (double value in record)
        {
            // −0 equals 0.
            hash = unchecked((hash ^ (ulong)BitConverter.DoubleToInt64Bits(value + 0.0)) * 1099511628211UL);
        }

        return unchecked((int)(hash ^ (hash >> 32)));
    }
}
