using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Counts different records, as far as it matters.</summary>
internal static class DistinctRecords
{
    /// <summary>The number of different records, or <paramref name="enough"/> as soon as there are that many.</summary>
    public static int Count(RecordSource records, int enough, CancellationToken token)
    {
        // Records by the hash of their bits; the few that share one are compared.
        var seen = new Dictionary<int, List<int>>();
        var scratch = new double[records.Length];
        var other = new double[records.Length];
        int distinct = 0;
        for (int i = 0; i < records.Count && distinct < enough; i++)
        {
            if (i % 4096 == 0)
                token.ThrowIfCancellationRequested();
            var record = records.Read(i, 1, scratch);
            int hash = Hash(record);
            if (!seen.TryGetValue(hash, out var alike))
                seen.Add(hash, alike = []);
            bool known = false;
            foreach (int j in alike)
            {
                if (records.Read(j, 1, other).SequenceEqual(record))
                {
                    known = true;
                    break;
                }
            }

            if (!known)
            {
                alike.Add(i);
                distinct++;
            }
        }

        return distinct;
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
