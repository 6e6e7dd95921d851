using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>Unpacks samples that are stored bit by bit, highest bit first.</summary>
internal static class PackedBits
{
    /// <summary>Unpacks samples of 1 to 8 bits into bytes.</summary>
    public static void Unpack(ReadOnlySpan<byte> source, int bitCount, Span<byte> destination)
    {
        uint mask = (1u << bitCount) - 1;
        uint bits = 0;
        int held = 0;
        int read = 0;
        for (int i = 0; i < destination.Length; i++)
        {
            if (held < bitCount)
            {
                bits = (bits << 8) | source[read++];
                held += 8;
            }

            held -= bitCount;
            destination[i] = (byte)((bits >> held) & mask);
        }
    }

    /// <summary>Unpacks samples of 9 to 32 bits into elements of 2 or 4 bytes.</summary>
    public static void UnpackWide(ReadOnlySpan<byte> source, int bitCount, Span<byte> destination)
    {
        var words = MemoryMarshal.Cast<byte, ushort>(destination);
        var doubles = MemoryMarshal.Cast<byte, uint>(destination);
        int count = bitCount <= 16 ? words.Length : doubles.Length;
        ulong mask = (1UL << bitCount) - 1;
        ulong bits = 0;
        int held = 0;
        int read = 0;
        for (int i = 0; i < count; i++)
        {
            for (; held < bitCount; held += 8)
                bits = (bits << 8) | source[read++];
            held -= bitCount;
            ulong value = (bits >> held) & mask;
            if (bitCount <= 16)
                words[i] = (ushort)value;
            else
                doubles[i] = (uint)value;
        }
    }
}
