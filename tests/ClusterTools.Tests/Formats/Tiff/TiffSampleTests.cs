using ClusterTools.Images;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Samples of every width and meaning.</summary>
public sealed class TiffSampleTests : TiffTestFile
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void BothByteOrdersOfBothKinds(bool bigEndian, bool bigTiff)
    {
        var tiff = new TiffBuilder { BigEndian = bigEndian, BigTiff = bigTiff };
        tiff.AddPage(3, 2, 16, tiff.Numbers(2, 0, 1, 258, 65535, 32768, 7));
        Assert.Equal(new ushort[] { 0, 1, 258, 65535, 32768, 7 }, Read<ushort>(tiff.Build()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SignedAndWideIntegers(bool bigEndian)
    {
        Assert.Equal(new sbyte[] { -128, 127 }, ReadNumbers<sbyte>(bigEndian, 8, 2, -128, 127));
        Assert.Equal(new short[] { -32768, 258 }, ReadNumbers<short>(bigEndian, 16, 2, -32768, 258));
        Assert.Equal(new uint[] { 0x01020304, uint.MaxValue }, ReadNumbers<uint>(bigEndian, 32, 1, 0x01020304, uint.MaxValue));
        Assert.Equal([-5, int.MinValue], ReadNumbers<int>(bigEndian, 32, 2, -5, int.MinValue));
        Assert.Equal([0x0102030405060708, ulong.MaxValue], ReadNumbers<ulong>(bigEndian, 64, 1, 0x0102030405060708, -1));
        Assert.Equal([-6, long.MinValue], ReadNumbers<long>(bigEndian, 64, 2, -6, long.MinValue));
        // Of unknown meaning: taken as unsigned.
        Assert.Equal(new ushort[] { 65535, 1 }, ReadNumbers<ushort>(bigEndian, 16, 4, 65535, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FloatingPoint(bool bigEndian)
    {
        float[] singles = ReadNumbers<float>(bigEndian, 32, 3, 0x7FC00000, 0xFF800000, 0x80000000, 0x3F800001);
        Assert.Equal(float.NaN, singles[0]);
        Assert.Equal(float.NegativeInfinity, singles[1]);
        Assert.Equal(int.MinValue, BitConverter.SingleToInt32Bits(singles[2]));
        Assert.Equal(1.00000012f, singles[3]);
        Assert.Equal([-2.5, double.PositiveInfinity], ReadNumbers<double>(bigEndian, 64, 3, BitConverter.DoubleToInt64Bits(-2.5), 0x7FF0000000000000));
        Assert.Equal([1.5f, -65504f, 5.9604645e-8f], ReadNumbers<float>(bigEndian, 16, 3, 0x3E00, 0xFBFF, 0x0001));
    }

    [Theory]
    [InlineData(1, new byte[] { 0b10100000, 0b01100000 }, new byte[] { 1, 0, 1, 0, 1, 1 })]
    [InlineData(2, new byte[] { 0b11_10_01_00, 0b00_01_10_00 }, new byte[] { 3, 2, 1, 0, 1, 2 })]
    [InlineData(4, new byte[] { 0xAB, 0xC0, 0x01, 0x20 }, new byte[] { 10, 11, 12, 0, 1, 2 })]
    [InlineData(3, new byte[] { 0b111_110_10, 0b1_0000000, 0b001_010_01, 0b1_0000000 }, new byte[] { 7, 6, 5, 1, 2, 3 })]
    public void SamplesOfAFewBitsFillRowsUpToWholeBytes(int bits, byte[] data, byte[] expected)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(3, 2, bits, data);
        Assert.Equal(expected, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TwelveBitsArePackedHighestFirstInEitherByteOrder(bool bigEndian)
    {
        var tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(3, 1, 12, [0xAB, 0xCD, 0xEF, 0x12, 0x30]);
        Assert.Equal(new ushort[] { 0xABC, 0xDEF, 0x123 }, Read<ushort>(tiff.Build()));
        tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(2, 1, 20, [0xAB, 0xCD, 0xE1, 0x23, 0x45]);
        Assert.Equal(new uint[] { 0xABCDE, 0x12345 }, Read<uint>(tiff.Build()));
    }

    [Fact]
    public void WhereTheSmallestIsWhiteIntegersAreTurnedRound()
    {
        Assert.Equal(new byte[] { 255, 0, 128, 1, 2, 3, 4, 5, 6 }, ReadWhite<byte>(8, 1, [0, 255, 127, 254, 253, 252, 251, 250, 249]));
        Assert.Equal(new byte[] { 15, 0, 5 }, ReadWhite<byte>(4, 1, [0x0F, 0xA0], 3));
        Assert.Equal(new ushort[] { 65535, 65279 }, ReadWhite<ushort>(16, 1, [0, 0, 0, 1], 2));
        Assert.Equal(new ushort[] { 4095, 0x543 }, ReadWhite<ushort>(12, 1, [0, 0x0A, 0xBC], 2));
        Assert.Equal(new short[] { -1, 0 }, ReadWhite<short>(16, 2, [0, 0, 255, 255], 2));
        Assert.Equal([1f], ReadWhite<float>(32, 3, BitConverter.GetBytes(1f), 1));
    }

    [Fact]
    public void LowestBitFirst()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(10, 1, 1, [0b00000001, 0b00000010]).Set(266, 3, 2);
        Assert.Equal(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(257, 0, "8")]
    [InlineData(256, 0, "8")]
    [InlineData(1, 0, "8")]
    [InlineData(257, 1, "16")]
    public void PalettesBecomeColours(int factor, int extra, string bits)
    {
        var map = new long[48];
        for (int i = 0; i < 16; i++)
        {
            map[i] = i * factor;
            map[16 + i] = (255 - i) * factor;
            map[32 + i] = i == 15 ? (100 * factor) + extra : 0;
        }

        var tiff = new TiffBuilder();
        tiff.AddPage(3, 1, 4, [0x0F, 0x20]).Set(262, 3, 3).Set(320, 3, map);
        if (bits == "8")
            Assert.Equal(new byte[] { 0, 255, 0, 15, 240, 100, 2, 253, 0 }, Read<byte>(tiff.Build()));
        else
            Assert.Equal(new ushort[] { 0, 65535, 0, 3855, 61680, 25701, 514, 65021, 0 }, Read<ushort>(tiff.Build()));
        using var source = Open(tiff.Build());
        Assert.Equal((1, 1, 1, 3, 3, ChannelLayout.Rgb), Shape(source));
    }

    [Fact]
    public void InFilesOfImageJAColourMapIsALookAndTheValuesStay()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(3, 1, 8, [0, 7, 255]).Set(262, 3, 3).Set(320, 3, new long[768]).Describe("ImageJ=1.53t\n");
        Assert.Equal(new byte[] { 0, 7, 255 }, Read<byte>(tiff.Build()));
        tiff = new TiffBuilder();
        tiff.AddPage(3, 1, 8, [0, 7, 255]).Set(262, 3, 0).Describe("ImageJ=1.53t\n");
        Assert.Equal(new byte[] { 0, 7, 255 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(2, 3, -1, ChannelLayout.Rgb)]
    [InlineData(2, 4, -1, ChannelLayout.Rgba)]
    [InlineData(2, 4, 2, ChannelLayout.Rgba)]
    [InlineData(2, 4, 1, ChannelLayout.Rgba)]
    [InlineData(2, 4, 0, ChannelLayout.Separate)]
    [InlineData(2, 5, 0, ChannelLayout.Separate)]
    [InlineData(1, 2, 2, ChannelLayout.GrayAlpha)]
    [InlineData(1, 2, -1, ChannelLayout.Separate)]
    [InlineData(1, 3, 0, ChannelLayout.Separate)]
    [InlineData(5, 4, -1, ChannelLayout.Separate)]
    [InlineData(8, 3, -1, ChannelLayout.Separate)]
    public void WhatChannelsMean(int photometric, int samples, int extra, ChannelLayout expected)
    {
        var data = new byte[2 * samples];
        for (int i = 0; i < data.Length; i++)
            data[i] = (byte)(i + 1);
        var bits = new long[samples];
        Array.Fill(bits, 8);
        var tiff = new TiffBuilder();
        var page = tiff.AddPage(2, 1, 8, data).Set(258, 3, bits).Set(262, 3, photometric).Set(277, 3, samples);
        if (extra >= 0)
            page.Set(338, 3, extra);
        using var source = Open(tiff.Build());
        Assert.Equal((1, 1, 1, 2, samples, expected), Shape(source));
        Assert.Equal(data, ReadPlane(source, 0));
    }

    [Fact]
    public void OrientationIsNotApplied()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [1, 2, 3, 4]).Set(274, 3, 6);
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, Read<byte>(tiff.Build()));
    }

    private T[] ReadNumbers<T>(bool bigEndian, int bits, int format, params long[] values)
        where T : unmanaged
    {
        var tiff = new TiffBuilder { BigEndian = bigEndian };
        tiff.AddPage(values.Length, 1, bits, tiff.Numbers(bits / 8, values)).Set(339, 3, format);
        return Read<T>(tiff.Build());
    }

    private T[] ReadWhite<T>(int bits, int format, byte[] data, int width = 9)
        where T : unmanaged
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(width, 1, bits, data).Set(262, 3, 0).Set(339, 3, format);
        return Read<T>(tiff.Build());
    }
}
