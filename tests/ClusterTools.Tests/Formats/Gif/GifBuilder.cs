namespace ClusterTools.Tests.Formats.Gif;

/// <summary>Puts GIF files together for tests.</summary>
internal sealed class GifBuilder(int width, int height, byte[] palette)
{
    private readonly List<byte> _body = [];

    /// <summary>Adds a frame.</summary>
    public GifBuilder Frame(int x, int y, int frameWidth, int frameHeight, byte[] entries, int transparent = -1, int disposal = 0, bool interlaced = false, byte[]? own = null, int? clearEvery = null)
    {
        _body.AddRange([0x21, 0xF9, 4, (byte)((disposal << 2) | (transparent >= 0 ? 1 : 0)), 10, 0, (byte)Math.Max(0, transparent), 0]);
        _body.AddRange([0x2C, .. Word(x), .. Word(y), .. Word(frameWidth), .. Word(frameHeight)]);
        _body.Add((byte)((interlaced ? 0x40 : 0) | (own is null ? 0 : 0x80 | SizeBits(own))));
        _body.AddRange(own ?? []);
        AddData(entries, Math.Max(2, SizeBits(own ?? palette) + 1), clearEvery);
        return this;
    }

    public byte[] Build() =>
        [.. "GIF89a"u8, .. Word(width), .. Word(height), (byte)(0x80 | SizeBits(palette)), 0, 0, .. palette, 0x21, 0xFE, 2, 65, 66, 0, .. _body, 0x3B];

    private static byte[] Word(int value) => [(byte)value, (byte)(value >> 8)];

    private static int SizeBits(byte[] colors)
    {
        int bits = 0;
        while (3 << (bits + 1) < colors.Length)
            bits++;
        return bits;
    }

    /// <summary>Compresses with a plain dictionary of strings.</summary>
    private void AddData(byte[] entries, int firstWidth, int? clearEvery)
    {
        var bits = new List<bool>();
        var table = new Dictionary<string, int>();
        int clear = 1 << firstWidth;
        int next = 0, width = 0, written = 0;
        void Put(int code)
        {
            for (int i = 0; i < width; i++)
                bits.Add(((code >> i) & 1) != 0);
        }

        void Clear()
        {
            table.Clear();
            for (int i = 0; i < clear; i++)
                table[((char)i).ToString()] = i;
            (next, width) = (clear + 2, firstWidth + 1);
        }

        width = firstWidth + 1;
        Put(clear);
        Clear();
        string current = string.Empty;
        foreach (byte entry in entries)
        {
            string longer = current + (char)entry;
            if (table.ContainsKey(longer))
            {
                current = longer;
                continue;
            }

            Put(table[current]);
            if (next < 4096)
            {
                // The reader learns of this string one code later.
                if (next == 1 << width)
                    width++;
                table[longer] = next++;
            }

            current = ((char)entry).ToString();
            if (clearEvery is { } every && ++written % every == 0)
            {
                Put(table[current]);
                if (next == 1 << width && width < 12)
                    width++;
                Put(clear);
                Clear();
                current = string.Empty;
            }
        }

        if (current.Length > 0)
        {
            Put(table[current]);
            if (next == 1 << width && width < 12)
                width++;
        }

        Put(clear + 1);
        byte[] packed = new byte[(bits.Count + 7) / 8];
        for (int i = 0; i < bits.Count; i++)
            packed[i / 8] |= (byte)(bits[i] ? 1 << (i % 8) : 0);
        _body.Add((byte)firstWidth);
        foreach (byte[] block in packed.Chunk(255))
            _body.AddRange([(byte)block.Length, .. block]);
        _body.Add(0);
    }
}
