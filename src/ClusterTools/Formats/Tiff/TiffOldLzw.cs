namespace ClusterTools.Formats.Tiff;

/// <summary>Decodes LZW as files from before TIFF 5.0 have it: lowest bit first, and each width is kept until its last code is used.</summary>
internal static class TiffOldLzw
{
    /// <summary>Decodes until <paramref name="destination"/> is full or the data end.</summary>
    /// <returns>The bytes decoded.</returns>
    /// <exception cref="InvalidDataException">A code is met that the table does not have.</exception>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Span<long> table = stackalloc long[TiffLzw.TableSize];
        int next = TiffLzw.FirstFree;
        int width = TiffLzw.FirstWidth;
        int previousStart = 0;
        int previousLength = 0;
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
                previousLength = 0;
                continue;
            }

            if (code == TiffLzw.EndCode)
                break;
            if (previousLength > 0 && next < TiffLzw.TableSize)
            {
                table[next++] = ((long)previousStart << 32) | (uint)(previousLength + 1);
                if (next == 1 << width && width < TiffLzw.LastWidth)
                    width++;
            }

            previousStart = written;
            if (code < TiffLzw.ClearCode)
            {
                destination[written] = (byte)code;
                previousLength = 1;
            }
            else if (code < next)
            {
                previousLength = TiffLzw.CopyString((int)(table[code] >> 32), (int)table[code], destination, written);
            }
            else
            {
                throw new InvalidDataException(string.Format(SR.LzwCodeInvalid, code, next));
            }

            written += previousLength;
        }

        return written;
    }
}
