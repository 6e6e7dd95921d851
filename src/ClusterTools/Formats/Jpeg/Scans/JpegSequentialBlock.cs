using ClusterTools.Formats.Jpeg.Pixels;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>Decodes a block of a sequential scan (ITU-T T.81, F.2.2).</summary>
internal static class JpegSequentialBlock
{
    /// <summary>Decodes one block.</summary>
    /// <param name="reader">The bits.</param>
    /// <param name="dc">The table of DC differences.</param>
    /// <param name="ac">The table of AC coefficients.</param>
    /// <param name="scale">What to multiply coefficient k with, in the order of the file; 80 of them, as <see cref="JpegZigZag.Natural"/> has.</param>
    /// <param name="block">64 zeros; becomes the coefficients in natural order.</param>
    /// <param name="prediction">The DC value of the block before; becomes that of this one.</param>
    /// <returns>One more than the last coefficient that is given: 1 where there is only DC.</returns>
    public static int Decode(
        JpegEntropyReader reader, JpegHuffmanTable dc, JpegHuffmanTable ac, ReadOnlySpan<short> scale, Span<short> block, ref int prediction)
    {
        var data = reader.Data;
        ulong bits = reader.Bits;
        int count = reader.Count;
        int position = reader.Position;
        var natural = JpegZigZag.Natural;
        JpegEntropyReader.Fill(data, ref bits, ref count, ref position);

        int entry = dc.Lookup[(int)(bits >> (64 - JpegHuffmanTable.LookupBits))];
        int difference;
        if ((entry & JpegHuffmanTable.HasValue) != 0)
        {
            difference = entry >> 16;
            bits <<= entry & 0x1F;
            count -= entry & 0x1F;
        }
        else
        {
            difference = TakeLong(reader, dc, entry, ref bits, ref count, out _);
        }

        prediction += difference;
        block[0] = (short)(prediction * scale[0]);

        int[] lookup = ac.Lookup;
        int last = 0;
        int k = 1;
        while (k < 64)
        {
            if (count < 32)
                JpegEntropyReader.Fill(data, ref bits, ref count, ref position);
            entry = lookup[(int)(bits >> (64 - JpegHuffmanTable.LookupBits))];
            int value;
            if ((entry & JpegHuffmanTable.HasValue) != 0)
            {
                k += (entry >> 12) & 0x0F;
                bits <<= entry & 0x1F;
                count -= entry & 0x1F;
                value = entry >> 16;
            }
            else
            {
                value = TakeLong(reader, ac, entry, ref bits, ref count, out int symbol);
                if ((symbol & 0x0F) == 0)
                {
                    if (symbol != 0xF0)
                        break;
                    k += 16;
                    continue;
                }

                k += symbol >> 4;
            }

            block[natural[k]] = (short)(value * scale[k]);
            last = k++;
        }

        reader.Bits = bits;
        reader.Count = count;
        reader.Position = position;
        reader.RequireBits();
        if (last > 63)
            throw reader.Damaged();
        return last + 1;
    }

    /// <summary>Takes a symbol whose value is not in the table, and its value.</summary>
    private static int TakeLong(JpegEntropyReader reader, JpegHuffmanTable table, int entry, ref ulong bits, ref int count, out int symbol)
    {
        if ((entry & 0x1F) == 0)
        {
            entry = table.FindLong(bits);
            if (entry < 0)
                throw reader.Damaged();
        }

        int length = entry & 0x1F;
        symbol = (entry >> 8) & 0xFF;
        bits <<= length;
        count -= length;
        int size = symbol & 0x0F;
        if (size == 0)
            return 0;
        int value = (int)(bits >> (64 - size));
        // The highest bit is 0 for negative numbers.
        value += ~(int)((long)bits >> 63) & (1 - (1 << size));
        bits <<= size;
        count -= size;
        return value;
    }
}
