using System.Buffers.Binary;

namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>Decodes LZW as files from before TIFF 5.0 have it: lowest bit first, and each width is kept until its last code is used.</summary>
internal static class TiffOldLzw
{
    /// <summary>Decodes until <paramref name="destination"/> is full or the data end.</summary>
    /// <returns>The bytes decoded.</returns>
    /// <exception cref="InvalidDataException">A code is met that the table does not have.</exception>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Span<TiffLzwEntry> table = stackalloc TiffLzwEntry[TiffLzw.TableSize];
        FillSingles(table);
        int next = TiffLzw.FirstFree;
        int width = TiffLzw.FirstWidth;
        TiffLzwEntry previous = default;
        int read = 0;
        int written = 0;
        uint bits = 0;
        int bitCount = 0;
        while (written < destination.Length)
        {
            for (; bitCount < width && read < source.Length; bitCount += 8)
                bits |= (uint)source[read++] << bitCount;
            if (bitCount < width)
                break;
            int code = (int)(bits & ((1u << width) - 1));
            bits >>= width;
            bitCount -= width;
            if (code == TiffLzw.ClearCode)
            {
                next = TiffLzw.FirstFree;
                width = TiffLzw.FirstWidth;
                previous = default;
                continue;
            }

            if (code == TiffLzw.EndCode)
                break;
            if (previous.Length > 0 && next < TiffLzw.TableSize)
            {
                table[next] = previous.Append(unchecked((byte)(code < next ? table[code] : previous).Head));
                next++;
                if (next == 1 << width && width < TiffLzw.LastWidth)
                    width++;
            }

            if (code >= next)
                throw new InvalidDataException(string.Format(SR.LzwCodeInvalid, code, next));
            previous = table[code] with { Start = written };
            written += Write(table[code], destination, written);
        }

        return written;
    }

    /// <summary>Enters the strings of one byte.</summary>
    private static void FillSingles(Span<TiffLzwEntry> table)
    {
        for (int i = 0; i < TiffLzw.ClearCode; i++)
            table[i] = new TiffLzwEntry { Head = (ulong)i, Length = 1 };
    }

    /// <summary>Writes as much of a string as fits; returns the number of bytes written.</summary>
    private static int Write(TiffLzwEntry entry, Span<byte> destination, int written)
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
