using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Hashes of the bytes of records: eight bytes at a time, multiplied and folded, with the finish of MurmurHash3 (Appleby).</summary>
internal static class RecordHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15UL;

    /// <summary>The hashes of records that follow one another.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static void Compute(ReadOnlySpan<byte> records, Span<ulong> hashes)
    {
        int size = records.Length / hashes.Length;
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = Of(records.Slice(i * size, size));
    }

    /// <summary>The part of a hash, by its upper bits.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="parts">Parts: a power of two.</param>
    public static int Part(ulong hash, int parts) => (int)(hash >> 40) & (parts - 1);

    /// <summary>Sorts records by the part of their hash, and leaves their order as it is within a part.</summary>
    /// <param name="hashes">The hashes.</param>
    /// <param name="first">The number of the first record.</param>
    /// <param name="parts">Parts: a power of two.</param>
    /// <param name="sorted">The numbers of the records.</param>
    /// <returns>Where each part begins, and the end.</returns>
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
