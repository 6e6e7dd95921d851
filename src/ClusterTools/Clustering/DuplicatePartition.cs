using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Series;

namespace ClusterTools.Clustering;

/// <summary>The different records among those whose hash falls into one part, numbered in the order in which they come.</summary>
internal sealed class DuplicatePartition
{
    private readonly List<ulong> _hashes = [];

    // Number + 1 of a different record at its hash or after it; doubled when half full.
    private int[] _table = new int[1 << 12];

    /// <summary>Takes records of the part in, in ascending order.</summary>
    /// <param name="store">The records.</param>
    /// <param name="hashes">The hashes of all.</param>
    /// <param name="rows">The records of the part.</param>
    /// <param name="indices">Gets the number of each record of the part.</param>
    [MethodImpl(KernelLoop.Options)]
    public void Add(SeriesStore store, ulong[] hashes, ReadOnlySpan<int> rows, int[] indices)
    {
        foreach (int i in rows)
        {
            ulong hash = hashes[i];
            int slot = (int)(hash & (ulong)(_table.Length - 1));
            int number;
            while (true)
            {
                number = _table[slot] - 1;
                if (number < 0 || (_hashes[number] == hash && store.GetBytes(i, 1).SequenceEqual(store.GetBytes(Rows[number], 1))))
                    break;
                slot = (slot + 1) & (_table.Length - 1);
            }

            if (number < 0)
            {
                number = Rows.Count;
                Rows.Add(i);
                Counts.Add(0);
                _hashes.Add(hash);
                _table[slot] = Rows.Count;
                if (Rows.Count > _table.Length / 2)
                    _table = Grow(_hashes, 2 * _table.Length);
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
