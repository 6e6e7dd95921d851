using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Hashes of the bytes of records: eight bytes at a time, multiplied and folded, with the finaliser of MurmurHash3 (Appleby).</summary>
internal static class RecordHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15UL;

    /// <summary>The hashes of contiguous records.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static void Compute(ReadOnlySpan<byte> records, Span<ulong> hashes)
    {
        int size = records.Length / hashes.Length;
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = Of(records.Slice(i * size, size));
    }

    /// <summary>The partition of a hash, by its upper bits.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="parts">The number of partitions: a power of two.</param>
    public static int Part(ulong hash, int parts) => (int)(hash >> 40) & (parts - 1);

    /// <summary>Sorts records by the partition of their hash, stably.</summary>
    /// <param name="hashes">The hashes.</param>
    /// <param name="first">The index of the first record.</param>
    /// <param name="parts">The number of partitions: a power of two.</param>
    /// <param name="sorted">Receives the indices of the records.</param>
    /// <returns>The start of each partition, and the end of the last.</returns>
    [MethodImpl(KernelLoop.Options)]
    public static int[] Sort(ReadOnlySpan<ulong> hashes, int first, int parts, Span<int> sorted)
    {
        var starts = new int[parts + 1];
        foreach (ulong hash in hashes)
            starts[Part(hash, parts) + 1]++;
        for (int p = 0; p < parts; p++)
            starts[p + 1] += starts[p];
        var next = (int[])starts.Clone();
        for (int i = 0; i < hashes.Length; i++)
            sorted[next[Part(hashes[i], parts)]++] = first + i;
        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Of(ReadOnlySpan<byte> record)
    {
        ulong hash = Factor;
        foreach (ulong eight in MemoryMarshal.Cast<byte, ulong>(record))
            hash = Fold(hash, eight);
        int i = record.Length & ~7;
        if (i <= record.Length - sizeof(uint))
        {
            hash = Fold(hash, MemoryMarshal.Read<uint>(record.Slice(i)));
            i += sizeof(uint);
        }

        ulong rest = 0;
        for (; i < record.Length; i++)
            rest = (rest << 8) | record[i];
        hash = Fold(hash, rest);
        hash ^= hash >> 33;
        hash = unchecked(hash * 0xFF51AFD7ED558CCDUL);
        hash ^= hash >> 33;
        hash = unchecked(hash * 0xC4CEB9FE1A85EC53UL);
        return hash ^ (hash >> 33);
    }

    private static ulong Fold(ulong hash, ulong value)
    {
        hash = unchecked((hash ^ value) * Factor);
        return hash ^ (hash >> 29);
    }
}
