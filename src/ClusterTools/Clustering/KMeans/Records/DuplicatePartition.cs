using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The different records among those whose hash falls into one part, numbered in the order in which they come.</summary>
internal sealed class DuplicatePartition
{
    // Records of up to so many bytes are compared by copies that lie together: those in the store are all over the memory.
    public const int ShortBytes = 16;

    private readonly List<ulong> _hashes = [];
    private readonly List<(ulong First, ulong Last)> _copies = [];

    private byte[] _record = [];

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
        bool isShort = (long)store.Length * store.ElementType.Size() <= ShortBytes;
        foreach (int i in rows)
        {
            ulong hash = hashes[i];
            var copy = isShort ? Copy(store.GetBytes(i, 1)) : default;
            int slot = (int)(hash & (ulong)(_table.Length - 1));
            int number;
            while (true)
            {
                number = _table[slot] - 1;
                if (number < 0 || (_hashes[number] == hash && (isShort ? _copies[number] == copy : AreEqual(store, i, Rows[number]))))
                    break;
                slot = (slot + 1) & (_table.Length - 1);
            }

            if (number < 0)
            {
                number = Rows.Count;
                Rows.Add(i);
                Counts.Add(0);
                _hashes.Add(hash);
                if (isShort)
                    _copies.Add(copy);
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

    private bool AreEqual(SeriesStore store, int one, int other)
    {
        // What a store of a file gives holds until it is asked again.
        var record = store.GetBytes(one, 1);
        if (_record.Length < record.Length)
            _record = new byte[record.Length];
        record.CopyTo(_record);
        return store.GetBytes(other, 1).SequenceEqual(_record.AsSpan(0, record.Length));
    }

    /// <summary>The bytes of a record as two numbers: its first eight and its last eight, or all of one that has fewer.</summary>
    private static (ulong First, ulong Last) Copy(ReadOnlySpan<byte> record)
    {
        if (record.Length >= sizeof(ulong))
            return (MemoryMarshal.Read<ulong>(record), MemoryMarshal.Read<ulong>(record.Slice(record.Length - sizeof(ulong))));
        ulong all = 0;
        foreach (byte value in record)
            all = (all << 8) | value;
        return (all, all);
    }

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
