using System.Runtime.InteropServices;

namespace ClusterTools.Clustering;

/// <summary>Hashes of the bytes of records: eight bytes at a time, multiplied and folded, with the finish of MurmurHash3 (Appleby).</summary>
internal static class RecordHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15UL;

    /// <summary>The hashes of records that follow one another.</summary>
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

    private static ulong Of(ReadOnlySpan<byte> record)
    {
        ulong hash = Factor;
        foreach (ulong eight in MemoryMarshal.Cast<byte, ulong>(record))
            hash = Fold(hash, eight);
        ulong rest = 0;
        for (int i = record.Length & ~7; i < record.Length; i++)
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
