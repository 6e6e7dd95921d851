using System.Buffers.Binary;

namespace ClusterTools.Formats.Tiff;

/// <summary>Decodes LZW as TIFF 6.0, section 13, has it: codes of 9 to 12 bits, highest bit first, each width left one code early.</summary>
/// <remarks>The decoded bytes are the dictionary: a string is the place where it was first written and its length, and a new string always follows on an old one.</remarks>
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
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // Files from before TIFF 5.0 have the lowest bit first: there a clear code begins with 0 and an odd byte, here with 128.
        if (source.Length >= 2 && source[0] == 0 && (source[1] & 1) != 0)
            return TiffOldLzw.Decode(source, destination);

        Span<long> table = stackalloc long[TableSize];
        int next = FirstFree;
        int width = FirstWidth;
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
            if (code == ClearCode)
            {
                next = FirstFree;
                width = FirstWidth;
                previousLength = 0;
                continue;
            }

            if (code == EndCode)
                break;
            if (previousLength > 0 && next < TableSize)
            {
                // The string of the last code and the byte after it, which is being written now.
                table[next++] = ((long)previousStart << 32) | (uint)(previousLength + 1);
                if (next == (1 << width) - 1 && width < LastWidth)
                    width++;
            }

            previousStart = written;
            if (code < ClearCode)
            {
                destination[written++] = (byte)code;
                previousLength = 1;
                continue;
            }

            if (code >= next)
                throw new InvalidDataException(string.Format(SR.LzwCodeInvalid, code, next));
            previousLength = CopyString((int)(table[code] >> 32), (int)table[code], destination, written);
            written += previousLength;
        }

        return written;
    }

    /// <summary>Repeats an earlier string, which may reach one byte into the place it is written to, as far as there is room; gives the bytes written.</summary>
    public static int CopyString(int start, int length, Span<byte> destination, int written)
    {
        if (length <= 8 && written <= destination.Length - 8)
        {
            // Whatever comes after the string is overwritten later.
            ulong chunk = BinaryPrimitives.ReadUInt64LittleEndian(destination.Slice(start));
            BinaryPrimitives.WriteUInt64LittleEndian(destination.Slice(written), chunk);
            if (start + length > written)
                destination[written + length - 1] = destination[start];
            return length;
        }

        length = Math.Min(length, destination.Length - written);
        int whole = Math.Min(length, written - start);
        destination.Slice(start, whole).CopyTo(destination.Slice(written));
        if (whole < length)
            destination[written + whole] = destination[start];
        return length;
    }
}
