namespace ClusterTools.Formats.Bmp;

/// <summary>Decodes runs of palette entries (RLE8 and RLE4). Pixels that are passed over are entry 0.</summary>
internal static class BmpRunLength
{
    /// <summary>Decodes into one byte a pixel, rows as the file has them, from the bottom.</summary>
    /// <exception cref="InvalidDataException">A run goes beyond its row, or the data end too early.</exception>
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
                var run = Row(entries, width, height, x, y, count);
                for (int i = 0; i < run.Length; i++)
                    run[i] = bitCount == 8 ? (byte)value : (byte)((i & 1) == 0 ? value >> 4 : value & 0x0F);
                x += count;
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
                x += Next(data);
                y += Next(data);
                if (x > width)
                    throw new InvalidDataException(SR.BmpRunTooLong);
            }
            else
            {
                ReadLiteral(data, Row(entries, width, height, x, y, value), bitCount);
                x += value;
            }

            // Nothing can follow the last row but the end, which some writers leave out.
            if (y >= height)
                return;
        }
    }

    private static void ReadLiteral(Stream data, Span<byte> run, int bitCount)
    {
        int bytes = ((run.Length * bitCount) + 7) / 8;
        int pair = 0;
        for (int i = 0; i < run.Length; i++)
        {
            if (bitCount == 8 || (i & 1) == 0)
                pair = Next(data);
            run[i] = bitCount == 8 ? (byte)pair : (byte)((i & 1) == 0 ? pair >> 4 : pair & 0x0F);
        }

        if ((bytes & 1) != 0)
            Next(data);
    }

    private static Span<byte> Row(Span<byte> entries, int width, int height, int x, int y, int count)
    {
        if (y >= height || count > width - x)
            throw new InvalidDataException(SR.BmpRunTooLong);
        return entries.Slice((y * width) + x, count);
    }

    private static int Next(Stream data)
    {
        int value = data.ReadByte();
        return value >= 0 ? value : throw new InvalidDataException(SR.BmpCutOff);
    }
}
