namespace ClusterTools.Formats.Bmp;

/// <summary>Decodes runs of palette entries (RLE8 and RLE4). Pixels that are passed over are entry 0; those beyond the end of a
/// row are dropped, as some writers fill up rows.</summary>
internal static class BmpRunLength
{
    /// <summary>Decodes into one byte a pixel, rows as the file has them, from the bottom.</summary>
    /// <exception cref="InvalidDataException">The data end too early.</exception>
    public static void Decode(Stream data, Span<byte> entries, int width, int height, int bitCount)
    {
        entries.Clear();
        int x = 0;
        int y = 0;
        while (true)
        {
            int count = Next(data);
            int value = Next(data);
            if (count > 0)
            {
                var run = Row(entries, width, x, y, count);
                for (int i = 0; i < run.Length; i++)
                    run[i] = bitCount == 8 ? (byte)value : (byte)((i & 1) == 0 ? value >> 4 : value & 0x0F);
                x = Math.Min(width, x + count);
            }
            else if (value == 0)
            {
                (x, y) = (0, y + 1);
            }
            else if (value == 1)
            {
                return;
            }
            else if (value == 2)
            {
                x = Math.Min(width, x + Next(data));
                y += Next(data);
            }
            else
            {
                ReadLiteral(data, Row(entries, width, x, y, value), value, bitCount);
                x = Math.Min(width, x + value);
            }

            // Nothing can follow the last row but the end, which some writers leave out.
            if (y >= height)
                return;
        }
    }

    private static void ReadLiteral(Stream data, Span<byte> run, int count, int bitCount)
    {
        int pair = 0;
        for (int i = 0; i < count; i++)
        {
            if (bitCount == 8 || (i & 1) == 0)
                pair = Next(data);
            if (i < run.Length)
                run[i] = bitCount == 8 ? (byte)pair : (byte)((i & 1) == 0 ? pair >> 4 : pair & 0x0F);
        }

        int bytes = ((count * bitCount) + 7) / 8;
        if ((bytes & 1) != 0)
            Next(data);
    }

    private static Span<byte> Row(Span<byte> entries, int width, int x, int y, int count) => entries.Slice((y * width) + x, Math.Min(count, width - x));

    private static int Next(Stream data)
    {
        int value = data.ReadByte();
        return value >= 0 ? value : throw new InvalidDataException(SR.BmpCutOff);
    }
}
