using System.Numerics;
using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Compression;

/// <summary>The checksum of zlib streams (RFC 1950, section 8.2).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // The most bytes whose sums cannot overflow 32 bits before they are reduced.
    private const int BlockLength = 5552;

    // The most vectors whose sums of prefix sums fit 16 bits: 255·22·21/2 = 58905.
    private const int VectorCount = 22;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => Append(1, data);

    /// <summary>The checksum of earlier bytes, continued over more.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> data)
    {
        uint a = checksum & 0xFFFF;
        uint b = checksum >> 16;
        while (data.Length >= VectorCount * Vector<byte>.Count)
        {
            AppendVectors(ref a, ref b, MemoryMarshal.Cast<byte, Vector<byte>>(data).Slice(0, VectorCount));
            data = data.Slice(VectorCount * Vector<byte>.Count);
        }

        while (!data.IsEmpty)
        {
            var block = data.Slice(0, Math.Min(data.Length, BlockLength));
            foreach (byte value in block)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            data = data.Slice(block.Length);
        }

        return (b << 16) | a;
    }

    // With n vectors of w bytes x[k, j], b grows by n·w·a + w·Σ(n−1−k)·x[k, j] + Σ(w−j)·x[k, j]. For each place j in the vectors, sums collects Σx[k, j], and
    // prefixes, which adds up sums before each step, Σ(n−1−k)·x[k, j].
    private static void AppendVectors(ref uint a, ref uint b, ReadOnlySpan<Vector<byte>> vectors)
    {
        Vector<ushort> sumsLow = default, sumsHigh = default, prefixesLow = default, prefixesHigh = default;
        foreach (var bytes in vectors)
        {
            Vector.Widen(bytes, out var low, out var high);
            prefixesLow += sumsLow;
            prefixesHigh += sumsHigh;
            sumsLow += low;
            sumsHigh += high;
        }

        uint width = (uint)Vector<byte>.Count;
        int half = Vector<ushort>.Count;
        uint total = 0, weighted = 0, prefixes = 0;
        for (int j = 0; j < half; j++)
        {
            total += (uint)(sumsLow[j] + sumsHigh[j]);
            weighted += ((width - (uint)j) * sumsLow[j]) + ((width - (uint)(half + j)) * sumsHigh[j]);
            prefixes += (uint)(prefixesLow[j] + prefixesHigh[j]);
        }

        b = (b + ((uint)vectors.Length * width * a) + (width * prefixes) + weighted) % Modulus;
        a = (a + total) % Modulus;
    }
}
