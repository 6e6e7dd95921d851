using ClusterTools.Series;

namespace ClusterTools.Clustering;

/// <summary>The different records among those whose hash falls into one part, numbered in the order in which they come.</summary>
internal sealed class DuplicatePartition
{
    private const int CheckRecords = 1 << 16;

    /// <summary>Goes over the records.</summary>
    /// <param name="store">The records.</param>
    /// <param name="hashes">Their hashes.</param>
    /// <param name="part">The part.</param>
    /// <param name="parts">Parts.</param>
    /// <param name="indices">Gets the number of each record of the part.</param>
    /// <param name="token">Cancels.</param>
    public DuplicatePartition(SeriesStore store, ulong[] hashes, int part, int parts, int[] indices, CancellationToken token)
    {
        // Number + 1 of a different record at its hash or after it; doubled when half full.
        var table = new int[1 << 12];
        var own = new List<ulong>();
        for (int i = 0; i < hashes.Length; i++)
        {
            if (i % CheckRecords == 0)
                token.ThrowIfCancellationRequested();
            ulong hash = hashes[i];
            if (RecordHash.Part(hash, parts) != part)
                continue;
            int slot = (int)(hash & (ulong)(table.Length - 1));
            int number;
            while (true)
            {
                number = table[slot] - 1;
                if (number < 0 || (own[number] == hash && store.GetBytes(i, 1).SequenceEqual(store.GetBytes(Rows[number], 1))))
                    break;
                slot = (slot + 1) & (table.Length - 1);
            }

            if (number < 0)
            {
                number = Rows.Count;
                Rows.Add(i);
                Counts.Add(0);
                own.Add(hash);
                table[slot] = Rows.Count;
                if (Rows.Count > table.Length / 2)
                    table = Grow(own, 2 * table.Length);
            }

            Counts[number]++;
            indices[i] = number;
        }
    }

    /// <summary>The first record of each.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>How often each occurs.</summary>
    public List<int> Counts { get; } = [];

    private static int[] Grow(List<ulong> hashes, int size)
    {
        var table = new int[size];
        for (int number = 0; number < hashes.Count; number++)
        {
            int slot = (int)(hashes[number] & (ulong)(size - 1));
            while (table[slot] != 0)
                slot = (slot + 1) & (size - 1);
            table[slot] = number + 1;
        }

        return table;
    }
}
