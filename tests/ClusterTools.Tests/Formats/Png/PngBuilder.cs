using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ClusterTools.Formats.Compression;

namespace ClusterTools.Tests.Formats.Png;

/// <summary>Builds PNG files for tests, in plain steps and without the engine's encoder.</summary>
internal sealed class PngBuilder
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Depth { get; init; }

    /// <summary>0 grey, 2 RGB, 3 palette, 4 grey and opacity, 6 RGBA.</summary>
    public required int Color { get; init; }

    public bool Interlaced { get; init; }

    /// <summary>The filter of a row; by default all five in turn.</summary>
    public Func<int, int> Filter { get; init; } = row => row % 5;

    /// <summary>The bytes of an IDAT chunk.</summary>
    public int ChunkLength { get; init; } = 1 << 20;

    public byte[]? Palette { get; init; }

    public byte[]? Transparency { get; init; }

    public int SampleCount => Color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>The samples of the picture, pixel by pixel: random, but the same each time.</summary>
    public int[] Samples()
    {
        var random = new Random((Width * 31) + (Height * 7) + Depth);
        int most = Palette is null ? 1 << Depth : Palette.Length / 3;
        var samples = new int[Width * Height * SampleCount];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = random.Next(most);
        return samples;
    }

    public byte[] Build() => Join(Chunks());

    public List<(string Type, byte[] Data)> Chunks()
    {
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9], head[12]) = ((byte)Depth, (byte)Color, Interlaced ? (byte)1 : (byte)0);
        List<(string, byte[])> chunks = [("IHDR", head)];
        if (Palette is not null)
            chunks.Add(("PLTE", Palette));
        if (Transparency is not null)
            chunks.Add(("tRNS", Transparency));
        byte[] data = Compress(Scanlines());
        for (int i = 0; i < data.Length; i += ChunkLength)
            chunks.Add(("IDAT", data.AsSpan(i, Math.Min(ChunkLength, data.Length - i)).ToArray()));
        chunks.Add(("IEND", []));
        return chunks;
    }

    /// <summary>The filtered rows of all passes.</summary>
    public byte[] Scanlines()
    {
        int[] samples = Samples();
        var output = new List<byte>();
        foreach (var (x0, y0, stepX, stepY) in Interlaced ? Adam7 : [(0, 0, 1, 1)])
        {
            if (x0 >= Width || y0 >= Height)
                continue;
            byte[]? above = null;
            int number = 0;
            for (int y = y0; y < Height; y += stepY)
            {
                byte[] row = Pack(samples, y, x0, stepX);
                output.AddRange(Filtered(Filter(number++), row, above ?? new byte[row.Length]));
                above = row;
            }
        }

        return [.. output];
    }

    public static byte[] Join(IEnumerable<(string Type, byte[] Data)> chunks)
    {
        using var output = new MemoryStream();
        output.Write([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        byte[] number = new byte[4];
        foreach (var (type, data) in chunks)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            output.Write(number);
            byte[] body = [.. Encoding.Latin1.GetBytes(type), .. data];
            output.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute(body));
            output.Write(number);
        }

        return output.ToArray();
    }

    public static byte[] Compress(byte[] data)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return output.ToArray();
    }

    private byte[] Pack(int[] samples, int y, int x0, int stepX)
    {
        int count = (Width - x0 + stepX - 1) / stepX * SampleCount;
        byte[] row = new byte[((count * Depth) + 7) / 8];
        for (int i = 0; i < count; i++)
        {
            int x = x0 + (i / SampleCount * stepX);
            int value = samples[(((y * Width) + x) * SampleCount) + (i % SampleCount)];
            if (Depth == 16)
                BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(2 * i), (ushort)value);
            else
                row[i * Depth / 8] |= (byte)(value << (8 - Depth - (i * Depth % 8)));
        }

        return row;
    }

    private byte[] Filtered(int filter, byte[] row, byte[] above)
    {
        int stride = Math.Max(1, SampleCount * Depth / 8);
        byte[] output = new byte[row.Length + 1];
        output[0] = (byte)filter;
        for (int i = 0; i < row.Length; i++)
        {
            int a = i >= stride ? row[i - stride] : 0;
            int b = above[i];
            int c = i >= stride ? above[i - stride] : 0;
            int p = a + b - c;
            int nearest = new[] { a, b, c }.MinBy(v => Math.Abs(p - v));
            int prediction = filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => nearest, _ => 0 };
            output[i + 1] = (byte)(row[i] - prediction);
        }

        return output;
    }
}
