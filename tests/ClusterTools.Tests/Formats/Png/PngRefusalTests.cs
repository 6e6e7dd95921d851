using System.Buffers.Binary;
using ClusterTools.Formats;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngRefusalTests
{
    private static readonly PngBuilder Good = new() { Width = 20, Height = 10, Color = 0, Depth = 8 };

    [Fact]
    public void RefusesBrokenStructure()
    {
        Refuses("first chunk", c => c.RemoveAt(0));
        Refuses("IHDR", c => c.Insert(1, c[0]));
        Refuses("no picture data", c => c.RemoveAt(1));
        Refuses("cut off", c => c.RemoveAt(2));
        Refuses("ABCD", c => c.Insert(1, ("ABCD", [])));
        Refuses("ABCD", c => c.Insert(2, ("ABCD", [])));
        Refuses("PLTE", c => c.Insert(2, ("PLTE", new byte[3])));
        Refuses("PLTE", c => c.Insert(1, ("PLTE", new byte[4])));
        Refuses("tRNS", c => c.Insert(1, ("tRNS", new byte[4])));
        Refuses("no chunk begins", c => c.Insert(1, ("\0\0\0\0", [])));
        Refuses("IHDR", c => c[0] = ("IHDR", new byte[12]));
    }

    [Theory]
    [InlineData(0, 0, "0x10")]
    [InlineData(3, 0, "0x10")]
    [InlineData(8, 3, "3 bits")]
    [InlineData(9, 1, "colour type 1")]
    [InlineData(10, 1, "method")]
    [InlineData(11, 1, "method")]
    [InlineData(12, 2, "method")]
    [InlineData(9, 3, "palette")]
    public void RefusesHeaders(int position, byte value, string cause) => Refuses(cause, c =>
    {
        c[0].Data[position] = value;
        c[0].Data[3] = position is 0 or 3 ? (byte)0 : c[0].Data[3];
    });

    [Fact]
    public void RefusesDamagedData()
    {
        byte[] rows = Good.Scanlines();
        Refuses("too early", c => c[1] = ("IDAT", PngBuilder.Compress(rows.AsSpan(0, rows.Length - 1).ToArray())));
        Refuses("more than", c => c[1] = ("IDAT", PngBuilder.Compress([.. rows, 0])));
        Refuses("zlib header", c => c[1].Data[0] = 0);
        Refuses("checksum of the compressed", c => c[1].Data[^1] ^= 1);
        Refuses("filter 5", c => c[1] = ("IDAT", PngBuilder.Compress([5, .. rows.AsSpan(1)])));
        Refuses("damaged", c => c[1].Data[2] = 0xFF);
    }

    [Fact]
    public void RefusesWrongChecksumsOfChunks()
    {
        byte[] file = Good.Build();
        foreach (int place in new[] { 20, 31, file.Length - 14, file.Length - 1 })
        {
            byte[] damaged = [.. file];
            damaged[place] ^= 4;
            Assert.Contains("checksum", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(damaged)).Message);
        }
    }

    [Fact]
    public void RefusesEveryCut()
    {
        byte[] file = Good.Build();
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file.AsSpan(0, length).ToArray()));
    }

    [Fact]
    public void RefusesEntriesThatThePaletteLacks()
    {
        var file = new PngBuilder { Width = 4, Height = 4, Color = 3, Depth = 4, Palette = new byte[48] };
        var chunks = file.Chunks();
        chunks[1] = ("PLTE", new byte[6]);
        Assert.Contains("entry", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(PngBuilder.Join(chunks))).Message);
    }

    [Theory]
    [InlineData(100_000, 100_000, 6, 16)]
    [InlineData(1, 500_000_000, 0, 8)]
    [InlineData(int.MaxValue, int.MaxValue, 6, 16)]
    [InlineData(40_000, 40_000, 0, 1)]
    public void RefusesSizesThatTheFileCannotHoldBeforeAllocating(int width, int height, int color, int depth)
    {
        var chunks = Good.Chunks();
        BinaryPrimitives.WriteInt32BigEndian(chunks[0].Data, width);
        BinaryPrimitives.WriteInt32BigEndian(chunks[0].Data.AsSpan(4), height);
        (chunks[0].Data[8], chunks[0].Data[9]) = ((byte)depth, (byte)color);
        byte[] file = PngBuilder.Join(chunks);
        foreach (long limit in new[] { 1L << 31, long.MaxValue })
            Bounded.Throws<ImageFormatException>(1 << 20, () => DecodedFile.Read(file, new ImageReadOptions { MaximumPixelCount = limit }));
    }

    [Fact]
    public void HonoursTheLimitOfPixels()
    {
        byte[] file = Good.Build();
        Assert.Equal(200, DecodedFile.Read(file, new ImageReadOptions { MaximumPixelCount = 200 }).Bytes.Length);
        Assert.Contains("MaximumPixelCount", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file, new ImageReadOptions { MaximumPixelCount = 199 })).Message);
    }

    [Fact]
    public void DoesNotInflateBeyondThePicture()
    {
        var chunks = Good.Chunks();
        chunks[1] = ("IDAT", PngBuilder.Compress(new byte[50_000_000]));
        byte[] file = PngBuilder.Join(chunks);
        Bounded.Throws<ImageFormatException>(1 << 20, () => DecodedFile.Read(file));
    }

    private static void Refuses(string cause, Action<List<(string Type, byte[] Data)>> damage)
    {
        var chunks = Good.Chunks();
        damage(chunks);
        byte[] file = PngBuilder.Join(chunks);
        Assert.Contains(cause, Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file)).Message);
    }
}
