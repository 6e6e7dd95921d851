using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>Decodes LZW as TIFF 6.0, section 13, has it: codes of 9 to 12 bits, highest bit first, each width left one code early.</summary>
/// <remarks>
/// A string of up to seven bytes is kept in its place of the table: its bytes, the first one lowest, and eight times its length in the highest byte, so
/// that it is written with one store and lengthened with one shift. A longer string is the place where it was first written and its length; the byte after
/// it completes the next string.
/// </remarks>
internal static class TiffLzw
{
    /// <summary>Clears the table.</summary>
    public const int ClearCode = 256;

    /// <summary>Ends the data.</summary>
    public const int EndCode = 257;

    /// <summary>The first code that stands for a string.</summary>
    public const int FirstFree = 258;

    /// <summary>The most codes there can be.</summary>
    public const int TableSize = 4096;

    /// <summary>The bits of a code after <see cref="ClearCode"/>.</summary>
    public const int FirstWidth = 9;

    /// <summary>The most bits of a code.</summary>
    public const int LastWidth = 12;

    // The highest byte of a string of the longest kind that is kept as such, and what a byte more adds to it.
    private const ulong SevenBytes = 56UL << 56;
    private const ulong OneByte = 8UL << 56;

    // Marks a long string: its length is in bits 32 to 62, its place in the lower ones. Clear and end have the mark and no length.
    private const ulong Long = 1UL << 63;

    /// <summary>Decodes until <paramref name="destination"/> is full or the data end.</summary>
    /// <returns>The bytes decoded.</returns>
    /// <exception cref="InvalidDataException">A code is met that the table does not have.</exception>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // Files from before TIFF 5.0 have the lowest bit first: there a clear code begins with 0 and an odd byte, here with 128.
        if (source.Length >= 2 && source[0] == 0 && (source[1] & 1) != 0)
            return TiffOldLzw.Decode(source, destination);

        ulong[] table = ArrayPool<ulong>.Shared.Rent(TableSize);
        try
        {
            for (int i = 0; i < ClearCode; i++)
                table[i] = OneByte | (uint)i;
            table[ClearCode] = Long;
            table[EndCode] = Long;
            return Decode(source, destination, table);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(table);
        }
    }

    private static int Decode(ReadOnlySpan<byte> source, Span<byte> destination, ulong[] table)
    {
        int width = FirstWidth;
        int next = FirstFree;
        int widthEnd = (1 << FirstWidth) - 1;
        long bit = 0;
        int written = 0;
        // Of the string before this one; 0 after a clear.
        ulong previous = 0;
        while (true)
        {
            if (previous - 1 < SevenBytes - 1)
                DecodeShort(source, destination, table, width, widthEnd, ref bit, ref written, ref next, ref previous);
            if (next == widthEnd && width < LastWidth)
            {
                width++;
                widthEnd = width == LastWidth ? TableSize : (1 << width) - 1;
                continue;
            }

            // Any other code.
            if (written >= destination.Length || bit + width > 8L * source.Length)
                return written;
            int any = ReadCode(source, bit, width);
            bit += width;
            if (any == EndCode)
                return written;
            if (any == ClearCode)
            {
                width = FirstWidth;
                widthEnd = (1 << FirstWidth) - 1;
                next = FirstFree;
                previous = 0;
                continue;
            }

            if (previous != 0 && next < TableSize)
            {
                // The new string is the last one and the first byte of this one, which may be the new string itself.
                byte first = First(any < next ? table[any] : previous, destination);
                table[next++] = Append(previous, first, written);
                // That byte is part of what is copied then.
                destination[written] = first;
            }

            if (any >= next)
                throw new InvalidDataException(string.Format(SR.LzwCodeInvalid, any, next));
            previous = table[any];
            written += Write(previous, destination, written);
        }
    }

    /// <summary>Decodes consecutive codes of up to six bytes; any other code is left unread.</summary>
    // Small and apart, so that what it uses stays in registers.
    [MethodImpl(KernelLoop.Options)]
    private static void DecodeShort(ReadOnlySpan<byte> source, Span<byte> destination, ulong[] table, int width, int widthEnd,
        ref long bitPlace, ref int writtenPlace, ref int nextPlace, ref ulong previousPlace)
    {
        // The bits are counted from here on, so that an int holds them. No code is written as more than seven bytes, nor stored as more than eight.
        long sure = Math.Min(((8L * source.Length) - 64 - bitPlace) / LastWidth, (destination.Length - writtenPlace) / 8);
        int next = nextPlace;
        int stop = (int)Math.Min(widthEnd, next + sure);
        source = source.Slice((int)(bitPlace >> 3));
        int bit = (int)bitPlace & 7;
        int start = bit;
        int written = writtenPlace;
        ulong previous = previousPlace;
        while (next < stop)
        {
            // Enough for four codes of 12 bits, wherever in a byte they begin.
            ulong bits = BinaryPrimitives.ReadUInt64BigEndian(source.Slice(bit >> 3, 8)) << (bit & 7);
            int end = Math.Min(next + 4, stop);
            do
            {
                int code = (int)(bits >> -width);
                if (code >= next)
                    goto done;
                ulong entry = table[code];
                int length = (int)(entry >> 59);
                if (length >= 7)
                    goto done;
                bits <<= width;
                BinaryPrimitives.WriteUInt64LittleEndian(destination.Slice(written, 8), entry);
                written += length;
                table[next] = previous + OneByte + ((ulong)(byte)entry << (int)(previous >> 56));
                next++;
                bit += width;
                previous = entry;
            }
            while (next < end);
        }

        done:
        bitPlace += bit - start;
        writtenPlace = written;
        nextPlace = next;
        previousPlace = previous;
    }

    /// <summary>Reads a code that the data have.</summary>
    private static int ReadCode(ReadOnlySpan<byte> source, long bit, int width)
    {
        int from = (int)(bit >> 3);
        if (source.Length - from >= 4)
            return (int)((BinaryPrimitives.ReadUInt32BigEndian(source.Slice(from)) << ((int)bit & 7)) >> (32 - width));
        uint bits = 0;
        for (int i = 0; i < 3; i++)
            bits |= (from + i < source.Length ? (uint)source[from + i] : 0) << (24 - (8 * i));
        return (int)((bits << ((int)bit & 7)) >> (32 - width));
    }

    private static byte First(ulong entry, ReadOnlySpan<byte> destination) =>
        unchecked((byte)((entry & Long) == 0 ? entry : destination[(int)entry]));

    private static int Length(ulong entry) => (entry & Long) == 0 ? (int)(entry >> 59) : (int)((entry & ~Long) >> 32);

    /// <summary>The string before <paramref name="written"/> and one byte more.</summary>
    private static ulong Append(ulong entry, byte value, int written)
    {
        if (entry < SevenBytes)
            return entry + OneByte + ((ulong)value << (int)(entry >> 56));
        int length = Length(entry);
        return Long | ((ulong)(length + 1) << 32) | (uint)(written - length);
    }

    /// <summary>Writes as much of a string as fits; returns the number of bytes written.</summary>
    private static int Write(ulong entry, Span<byte> destination, int written)
    {
        int length = Length(entry);
        var target = destination.Slice(written);
        if ((entry & Long) == 0)
        {
            if (target.Length >= 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(target, entry);
                return length;
            }

            length = Math.Min(length, target.Length);
            for (int i = 0; i < length; i++)
                target[i] = unchecked((byte)(entry >> (8 * i)));
            return length;
        }

        var from = destination.Slice((int)entry);
        if (length <= target.Length - 8)
        {
            // Whatever comes after the string is overwritten later.
            for (int i = 0; i < length; i += 8)
                BinaryPrimitives.WriteUInt64LittleEndian(target.Slice(i), BinaryPrimitives.ReadUInt64LittleEndian(from.Slice(i)));
            return length;
        }

        length = Math.Min(length, target.Length);
        from.Slice(0, length).CopyTo(target);
        return length;
    }
}
