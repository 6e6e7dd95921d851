using System.IO.Compression;
using ClusterTools.Formats.Tiff.Compression;

namespace ClusterTools.Tests.Formats.Tiff.Compression;

/// <summary>Compressions and predictors.</summary>
public sealed class TiffCompressionTests : TiffTestFile
{
    [Fact]
    public void PackBitsWithEveryKindOfRun()
    {
        // Two bytes as they are, nothing, four equal ones, and a run that leads over the end.
        var tiff = new TiffBuilder();
        tiff.AddPage(9, 1, 8, [1, 10, 20, 0x80, 0xFD, 7, 5, 1, 2, 3, 4, 5, 6]).Compress(32773);
        Assert.Equal(new byte[] { 10, 20, 7, 7, 7, 7, 1, 2, 3 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(false, 300)]
    [InlineData(false, 4000)]
    [InlineData(true, 300)]
    [InlineData(true, 4000)]
    public void LzwInBothOrdersOfBits(bool old, int length)
    {
        // Long enough for codes of 10 bits, and of 12.
        var data = new byte[length];
        for (int i = 0; i < data.Length; i++)
            data[i] = (byte)(i * 7);
        data[0] = 65;
        var tiff = new TiffBuilder();
        tiff.AddPage(length / 10, 10, 8, LiteralLzw.Encode(data, old)).Compress(5);
        Assert.Equal(data, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LzwStringsThatEndInTheirOwnBeginning(bool old)
    {
        // 1 2, then 2+2, 222+2, ... : strings that are used before they are complete, up to twenty long.
        var expected = new List<byte> { 1, 2 };
        for (int length = 2; length <= 20; length++)
            expected.AddRange(Enumerable.Repeat((byte)2, length));
        var tiff = new TiffBuilder();
        tiff.AddPage(expected.Count, 1, 8, LiteralLzw.Encode([1, 2], old, strings: 19)).Compress(5);
        Assert.Equal(expected, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(256)]
    public void LzwStringsOfEveryLength(int alphabet)
    {
        // Few different bytes give long strings soon; the full table and the clear after it come in the longer data. Each length ends in another place of a run.
        var random = new Random(alphabet);
        var data = new byte[40_000];
        for (int i = 0; i < data.Length; i++)
            data[i] = (byte)random.Next(alphabet);
        foreach (int length in Enumerable.Range(1, 60).Append(data.Length))
        {
            var encoded = new MemoryStream();
            new TiffLzwEncoder().Encode(data.AsSpan(0, length), encoded);
            var decoded = new byte[length];
            Assert.Equal(length, TiffLzw.Decode(encoded.ToArray(), decoded));
            Assert.Equal(data.AsSpan(0, length).ToArray(), decoded);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(32946)]
    [InlineData(50013)]
    public void DeflateWithBytesBehindIt(int code)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 3, 8, [.. Zlib([1, 2, 3, 4]), 0], [.. Zlib([5, 6, 7, 8, 9, 9, 9]), 77, 78]).Compress(code).Set(278, 3, 2);
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void ADeflateChecksumIsChecked()
    {
        byte[] data = Zlib([1, 2, 3, 4]);
        data[^1] ^= 1;
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, data).Compress(8);
        Assert.Equal(", page 0: the checksum of the compressed data is wrong.", Refusal(tiff.Build()));
    }

    [Fact]
    public void ReversedBitsAreReversedBeforeDecompression()
    {
        byte[] data = [.. Zlib([0b00000001]).Select(Reverse)];
        var tiff = new TiffBuilder();
        tiff.AddPage(8, 1, 1, data).Compress(8).Set(266, 3, 2);
        Assert.Equal(new byte[] { 0, 0, 0, 0, 0, 0, 0, 1 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void DifferencesOfBytesOfAPixel()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, Zlib([1, 2, 3, 10, 20, 255, 200, 0, 5, 100, 0, 0])).Compress(8)
            .Set(258, 3, 8, 8, 8).Set(262, 3, 2).Set(277, 3, 3).Set(317, 3, 2);
        Assert.Equal(new byte[] { 1, 2, 3, 11, 22, 2, 200, 0, 5, 44, 0, 5 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DifferencesAreSummedInTheFilesByteOrder(bool bigEndian)
    {
        var tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(3, 2, 16, Zlib(tiff.Numbers(2, 255, 1, 65535, 7, 0, 300))).Compress(8).Set(317, 3, 2);
        Assert.Equal(new ushort[] { 255, 256, 255, 7, 7, 307 }, Read<ushort>(tiff.Build()));
        tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(3, 1, 32, Zlib(tiff.Numbers(4, 65535, 1, -2))).Compress(8).Set(317, 3, 2);
        Assert.Equal(new uint[] { 65535, 65536, 65534 }, Read<uint>(tiff.Build()));
        tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(3, 1, 64, Zlib(tiff.Numbers(8, 65535, 1L << 40, -2))).Compress(8).Set(317, 3, 2);
        Assert.Equal(new ulong[] { 65535, 65535 + (1UL << 40), 65533 + (1UL << 40) }, Read<ulong>(tiff.Build()));
    }

    [Fact]
    public void DifferencesInTilesRunOverThePadding()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(3, 2, 8, Zlib([1, 1, 1, 1]), Zlib([10, 1, 100, 1])).Compress(8).Tiles(2, 2).Set(317, 3, 2);
        Assert.Equal(new byte[] { 1, 2, 10, 1, 2, 100 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FloatingPointDifferencesHaveTheHighestBytesFirstInEitherByteOrder(bool bigEndian)
    {
        // 1 and −2 are 3F800000 and C0000000: highest bytes 3F C0, then 80 00, 00 00, 00 00; then each less the one before.
        byte[] singles = [0x3F, 0x81, 0xC0, 0x80, 0, 0, 0, 0];
        var tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(2, 1, 32, Zlib(singles)).Compress(8).Set(317, 3, 3).Set(339, 3, 3);
        Assert.Equal([1f, -2f], Read<float>(tiff.Build()));
        // 1 is 3FF0000000000000, and 1.5 as a half 3E00.
        tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(1, 1, 64, Zlib([0x3F, 0xB1, 0x10, 0, 0, 0, 0, 0])).Compress(8).Set(317, 3, 3).Set(339, 3, 3);
        Assert.Equal([1.0], Read<double>(tiff.Build()));
        tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(1, 1, 16, Zlib([0x3E, 0xC2])).Compress(8).Set(317, 3, 3).Set(339, 3, 3);
        Assert.Equal([1.5f], Read<float>(tiff.Build()));
    }

    [Fact]
    public void APredictorMeansNothingToUncompressedPixels()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 8, [5, 6]).Set(317, 3, 2);
        Assert.Equal(new byte[] { 5, 6 }, Read<byte>(tiff.Build()));
    }

    private static byte Reverse(byte value)
    {
        int reversed = 0;
        for (int i = 0; i < 8; i++)
            reversed |= ((value >> i) & 1) << (7 - i);
        return (byte)reversed;
    }

    private static byte[] Zlib(byte[] data)
    {
        var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return stream.ToArray();
    }
}
