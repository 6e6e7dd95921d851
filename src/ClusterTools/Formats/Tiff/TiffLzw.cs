using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ClusterTools.Formats.Tiff;

/// <summary>Decodes LZW as TIFF 6.0, section 13, has it: codes of 9 to 12 bits, highest bit first, each width left one code early.</summary>
/// <remarks>The decoded bytes are the dictionary: a string is the place where it was first written and its length, and the byte after it completes the next string.</remarks>
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

    /// <summary>Decodes until <paramref name="destination"/> is full or the data end.</summary>
    /// <returns>The bytes decoded.</returns>
    /// <exception cref="InvalidDataException">A code is met that the table does not have.</exception>
    [SkipLocalsInit]
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // Files from before TIFF 5.0 have the lowest bit first: there a clear code begins with 0 and an odd byte, here with 128.
        if (source.Length >= 2 && source[0] == 0 && (source[1] & 1) != 0)
            return TiffOldLzw.Decode(source, destination);

        Span<TiffLzwEntry> table = stackalloc TiffLzwEntry[TableSize];
        FillSingles(table);
        int next = FirstFree;
        int width = FirstWidth;
        ulong previousHead = 0;
        int previousStart = 0;
        int previousLength = 0;
        int read = 0;
        int written = 0;
        ulong bits = 0;
        int bitCount = 0;
        while (written < destination.Length)
        {
            if (bitCount < width)
            {
                if (source.Length - read >= 8)
                {
                    // Bits beyond the count are read again, in the same place, the next time.
                    bits |= BinaryPrimitives.ReadUInt64BigEndian(source.Slice(read)) >> bitCount;
                    int taken = (63 - bitCount) >> 3;
                    read += taken;
                    bitCount += taken * 8;
                }
                else
                {
                    for (; bitCount <= 56 && read < source.Length; bitCount += 8)
                        bits |= (ulong)source[read++] << (56 - bitCount);
                    if (bitCount < width)
                        break;
                }
            }

            int code = (int)(bits >> (64 - width));
            bits <<= width;
            bitCount -= width;
            if (code is ClearCode or EndCode)
            {
                if (code == EndCode)
                    break;
                next = FirstFree;
                width = FirstWidth;
                previousLength = 0;
                continue;
            }

            if (previousLength > 0 && next < TableSize)
            {
                // The new string is the last one and the first byte of this one, which may be the new string itself.
                ulong first = (code < next ? table[code].Head : previousHead) & 0xFF;
                ref var entry = ref table[next++];
                entry.Head = previousLength < 8 ? previousHead | (first << (8 * previousLength)) : previousHead;
                entry.Start = previousStart;
                entry.Length = previousLength + 1;
                if (next == (1 << width) - 1 && width < LastWidth)
                    width++;
            }

            if (code >= next)
                throw new InvalidDataException(string.Format(SR.LzwCodeInvalid, code, next));
            ref var current = ref table[code];
            previousHead = current.Head;
            previousLength = current.Length;
            previousStart = written;
            if (previousLength <= 8 && destination.Length - written >= 8)
            {
                // Whatever comes after the string is overwritten later.
                BinaryPrimitives.WriteUInt64LittleEndian(destination.Slice(written), previousHead);
                written += previousLength;
            }
            else
            {
                written += Write(current, destination, written);
            }
        }

        return written;
    }

    /// <summary>Enters the strings of one byte.</summary>
    public static void FillSingles(Span<TiffLzwEntry> table)
    {
        for (int i = 0; i < ClearCode; i++)
            table[i] = new TiffLzwEntry { Head = (ulong)i, Length = 1 };
    }

    /// <summary>Writes a string as far as there is room; gives the bytes written.</summary>
    public static int Write(TiffLzwEntry entry, Span<byte> destination, int written)
    {
        int length = entry.Length;
        if (length <= destination.Length - written - 8)
        {
            // Whatever comes after the string is overwritten later.
            BinaryPrimitives.WriteUInt64LittleEndian(destination.Slice(written), entry.Head);
            // A string that repeats itself begins at least eight bytes before it is read again.
            for (int i = 8; i < length; i += 8)
            {
                ulong chunk = BinaryPrimitives.ReadUInt64LittleEndian(destination.Slice(entry.Start + i));
                BinaryPrimitives.WriteUInt64LittleEndian(destination.Slice(written + i), chunk);
            }

            return length;
        }

        length = Math.Min(length, destination.Length - written);
        for (int i = 0; i < length; i++)
            destination[written + i] = i < 8 ? unchecked((byte)(entry.Head >> (8 * i))) : destination[entry.Start + i];
        return length;
    }
}
