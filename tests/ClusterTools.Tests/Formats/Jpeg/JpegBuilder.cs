using System.Buffers.Binary;

namespace ClusterTools.Tests.Formats.Jpeg;

/// <summary>Builds JPEG files for tests out of random coefficients, in plain steps: every symbol has a code of one length, which may be long.</summary>
internal sealed class JpegBuilder
{
    public static readonly byte[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private readonly List<byte> _file = [];

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Sampling factors of each component, as two hexadecimal digits: 0x21 is two blocks across, one down.</summary>
    public int[] Sampling { get; init; } = [0x11];

    public bool Progressive { get; init; }

    /// <summary>Whether each component has a scan of its own.</summary>
    public bool Apart { get; init; }

    public int RestartInterval { get; init; }

    /// <summary>The length of every code of AC symbols: 9 to 16.</summary>
    public int CodeLength { get; init; } = 9;

    /// <summary>The transform that an Adobe segment names; null for none.</summary>
    public int? Adobe { get; init; }

    /// <summary>The orientation that an EXIF segment names; 0 for none.</summary>
    public int Orientation { get; init; }

    /// <summary>Whether the height comes only after the first scan.</summary>
    public bool LateHeight { get; init; }

    public int HorizontalMost => Sampling.Max(s => s >> 4);

    public int VerticalMost => Sampling.Max(s => s & 15);

    public int McusWide => (Width + (8 * HorizontalMost) - 1) / (8 * HorizontalMost);

    public int McusHigh => (Height + (8 * VerticalMost) - 1) / (8 * VerticalMost);

    /// <summary>The coefficients of a component: [block row, block column] → 64 in the order of the file.</summary>
    public int[,][] Blocks(int component)
    {
        var random = new Random((component * 1000) + Width + (Height * 50));
        var blocks = new int[McusHigh * (Sampling[component] & 15), McusWide * (Sampling[component] >> 4)][];
        for (int i = 0; i < blocks.Length; i++)
        {
            int[] block = new int[64];
            block[0] = random.Next(-60, 61);
            for (int n = random.Next(4) == 0 ? 0 : random.Next(12); n > 0; n--)
                block[random.Next(4) == 0 ? random.Next(1, 64) : random.Next(1, 10)] = random.Next(-20, 21);
            blocks[i / blocks.GetLength(1), i % blocks.GetLength(1)] = block;
        }

        return blocks;
    }

    /// <summary>The factor of a coefficient; the same in all components.</summary>
    public static int Quantization(int k) => 2 + (k / 8);

    public byte[] Build()
    {
        _file.Clear();
        _file.AddRange([0xFF, 0xD8]);
        if (Adobe is { } transform)
            Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)transform]);
        if (Orientation > 0)
            Segment(0xE1, [.. "Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, (byte)Orientation, 0, 0, 0, 0, 0, 0]);
        Segment(0xDB, [0, .. Enumerable.Range(0, 64).Select(k => (byte)Quantization(k))]);
        Segment(0xC4, [0x00, 0, 0, 0, 0, 12, .. new byte[11], .. Enumerable.Range(0, 12).Select(i => (byte)i)]);
        byte[] counts = new byte[16];
        counts[CodeLength - 1] = 255;
        Segment(0xC4, [0x10, .. counts, .. Enumerable.Range(0, 255).Select(i => (byte)i)]);
        if (RestartInterval > 0)
            Segment(0xDD, [0, (byte)RestartInterval]);
        byte[] frame = [8, 0, 0, 0, 0, (byte)Sampling.Length, .. Sampling.SelectMany((s, i) => new byte[] { (byte)(i + 1), (byte)s, 0 })];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)(LateHeight ? 0 : Height));
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)Width);
        Segment(Progressive ? 0xC2 : 0xC0, frame);
        WriteScans();
        _file.AddRange([0xFF, 0xD9]);
        return [.. _file];
    }

    private void WriteScans()
    {
        int[] all = [.. Enumerable.Range(0, Sampling.Length)];
        if (!Progressive)
        {
            foreach (int[] components in Apart ? all.Select(c => new[] { c }).ToArray() : [all])
                WriteScan(components, 0, 63, 0, 0);
            return;
        }

        WriteScan(all, 0, 0, 0, 1);
        foreach (int c in all)
        {
            WriteScan([c], 1, 5, 0, 2);
            WriteScan([c], 6, 63, 0, 0);
            WriteScan([c], 1, 5, 2, 1);
        }

        WriteScan(all, 0, 0, 1, 0);
        foreach (int c in all)
            WriteScan([c], 1, 5, 1, 0);
    }

    private void WriteScan(int[] components, int first, int last, int high, int low)
    {
        Segment(0xDA, [(byte)components.Length, .. components.SelectMany(c => new byte[] { (byte)(c + 1), 0 }), (byte)first, (byte)last, (byte)((high << 4) | low)]);
        var bits = new JpegBits(_file);
        var coder = new JpegBlockCoder(bits, CodeLength, first, last, high, low, Progressive);
        int done = 0;
        foreach (var mcu in Mcus(components))
        {
            if (RestartInterval > 0 && done > 0 && done % RestartInterval == 0)
            {
                coder.EndRun();
                bits.Align();
                _file.AddRange([0xFF, (byte)(0xD0 + ((done / RestartInterval) - 1) % 8)]);
                coder.Reset();
            }

            foreach (var (component, block) in mcu)
                coder.Write(component, block);
            done++;
        }

        coder.EndRun();
        bits.Align();
        if (LateHeight && first == 0 && high == 0)
            Segment(0xDC, [(byte)(Height >> 8), (byte)Height]);
    }

    private IEnumerable<List<(int Component, int[] Block)>> Mcus(int[] components)
    {
        if (components.Length == 1)
        {
            int c = components[0];
            var blocks = Blocks(c);
            int factorAcross = Sampling.Length == 1 ? HorizontalMost : Sampling[c] >> 4;
            int factorDown = Sampling.Length == 1 ? VerticalMost : Sampling[c] & 15;
            int wide = (((Width * factorAcross) + HorizontalMost - 1) / HorizontalMost + 7) / 8;
            int high = (((Height * factorDown) + VerticalMost - 1) / VerticalMost + 7) / 8;
            for (int y = 0; y < high; y++)
            {
                for (int x = 0; x < wide; x++)
                    yield return [(c, blocks[y, x])];
            }

            yield break;
        }

        var grids = Array.ConvertAll(components, Blocks);
        for (int row = 0; row < McusHigh; row++)
        {
            for (int column = 0; column < McusWide; column++)
            {
                var mcu = new List<(int, int[])>();
                for (int i = 0; i < components.Length; i++)
                {
                    int across = Sampling[components[i]] >> 4;
                    int down = Sampling[components[i]] & 15;
                    for (int y = 0; y < down; y++)
                    {
                        for (int x = 0; x < across; x++)
                            mcu.Add((components[i], grids[i][(row * down) + y, (column * across) + x]));
                    }
                }

                yield return mcu;
            }
        }
    }

    private void Segment(int marker, byte[] content)
    {
        int length = content.Length + 2;
        _file.AddRange([0xFF, (byte)marker, (byte)(length >> 8), (byte)length]);
        _file.AddRange(content);
    }
}
