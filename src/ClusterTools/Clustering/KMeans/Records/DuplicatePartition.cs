using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The distinct records among those whose hash falls into one partition, numbered in order of first occurrence.</summary>
internal sealed class DuplicatePartition
{
    // Records of up to this many bytes are compared by contiguous copies: those in the store are scattered over memory.
    public const int ShortBytes = 16;

    private readonly List<ulong> _hashes = [];
    private readonly List<(ulong First, ulong Last)> _copies = [];

    private byte[] _record = [];

    // An open-addressing hash table of distinct record numbers + 1; doubled when half full.
    private int[] _table = new int[1 << 12];

    /// <summary>Adds records of the partition, in ascending order.</summary>
    /// <param name="store">The records.</param>
    /// <param name="hashes">The hashes of all records.</param>
    /// <param name="rows">The records of the partition.</param>
    /// <param name="indices">Receives the number of each record of the partition.</param>
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

    /// <summary>The first occurrence of each distinct record.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>The multiplicity of each distinct record.</summary>
    public List<int> Counts { get; } = [];

    private bool AreEqual(SeriesStore store, int one, int other)
    {
        // Bytes from a file-backed store are valid only until the next read.
        var record = store.GetBytes(one, 1);
        if (_record.Length < record.Length)
            _record = new byte[record.Length];
        record.CopyTo(_record);
        return store.GetBytes(other, 1).SequenceEqual(_record.AsSpan(0, record.Length));
    }

    /// <summary>The bytes of a record as two integers: its first eight and its last eight, or all of a shorter one.</summary>
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
