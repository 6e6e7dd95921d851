using ClusterTools.Images;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Strips and tiles, and where their bytes lie.</summary>
public sealed class TiffGeometryTests : TiffTestFile
{
    [Fact]
    public void TheLastStripMayBeShort()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 5, 8, [1, 2, 3, 4], [5, 6, 7, 8], [9, 10]).Set(278, 3, 2);
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void StripsMayLieAnywhere()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [3, 4, 99, 1, 2]).Set(278, 3, 1).Set(273, 4, 11, 8).Set(279, 4, 2, 2);
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void TilesAtTheEdgeAreOfFullSize()
    {
        // Two tiles of 4 x 2 across, two down, for 5 x 3 pixels.
        var tiff = new TiffBuilder();
        tiff.AddPage(5, 3, 8, [1, 2, 3, 4, 6, 7, 8, 9], [5, 90, 90, 90, 10, 90, 90, 90], [11, 12, 13, 14, 90, 90, 90, 90], [15, 90, 90, 90, 90, 90, 90, 90]).Tiles(4, 2);
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void ATileMayBeLargerThanThePage()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 1, [0b01000000, 0xFF, 0xFF, 0xFF]).Tiles(16, 2);
        Assert.Equal(new byte[] { 0, 1 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void PlanarStripsRunSampleBySample()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [1, 2], [3, 4], [11, 12], [13, 14], [21, 22], [23, 24])
            .Set(258, 3, 8, 8, 8).Set(262, 3, 2).Set(277, 3, 3).Set(278, 3, 1).Set(284, 3, 2);
        Assert.Equal(new byte[] { 1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void PlanarTilesOfWideSamples()
    {
        var tiff = new TiffBuilder { BigEndian = true };
        tiff.AddPage(3, 1, 16, tiff.Numbers(2, 1, 2), tiff.Numbers(2, 3, 99), tiff.Numbers(2, 11, 12), tiff.Numbers(2, 13, 99))
            .Set(258, 3, 16, 16).Set(277, 3, 2).Set(284, 3, 2).Tiles(2, 1);
        Assert.Equal(new ushort[] { 1, 11, 2, 12, 3, 13 }, Read<ushort>(tiff.Build()));
        using var source = Open(tiff.Build());
        Assert.Equal((1, 1, 1, 3, 2, ChannelLayout.Separate), Shape(source));
    }

    [Fact]
    public void PlanarSamplesOfFourBits()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 4, [0x12], [0x34], [0x56]).Set(258, 3, 4, 4, 4).Set(262, 3, 2).Set(277, 3, 3).Set(284, 3, 2);
        Assert.Equal(new byte[] { 1, 3, 5, 2, 4, 6 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    [InlineData(16, 16)]
    public void NumbersMayBeOfAnyWidth(int sizeType, int offsetType)
    {
        var tiff = new TiffBuilder { BigTiff = true };
        tiff.AddPage(2, 2, 8, [1, 2], [3, 4]).Set(256, sizeType, 2).Set(257, sizeType, 2).Set(278, sizeType, 1)
            .Set(273, offsetType, 16, 18).Set(279, sizeType, 2, 2);
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(0xFFFFFFFFL)]
    [InlineData(1000L)]
    public void AllRowsInOneStrip(long rowsPerStrip)
    {
        var tiff = new TiffBuilder();
        var page = tiff.AddPage(2, 2, 8, [1, 2, 3, 4]).Set(278, 4, rowsPerStrip);
        if (rowsPerStrip < 0)
            page.Remove(278);
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, Read<byte>(tiff.Build()));
    }

    [Fact]
    public void LengthsOfUncompressedPixelsMayBeMissing()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 3, 8, [1, 2, 3, 4], [5, 6]).Set(278, 3, 2).SetDefault(279, 4);
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(900, 0)]
    public void TheLengthOfOneUncompressedStripIsNotTrusted(int length, int warnings)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [1, 2, 3, 4]).Set(279, 4, length);
        using var source = Open(tiff.Build());
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, ReadPlane(source, 0));
        Assert.Equal(warnings, source.Warnings.Count);
    }

    [Fact]
    public void StripsThatAreLeftOutAreZeroAndSaidSo()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [1, 2]).Set(278, 3, 1).Set(273, 4, 8, 0).Set(279, 4, 2, 0);
        using var source = Open(tiff.Build());
        Assert.Equal(new byte[] { 1, 2, 0, 0 }, ReadPlane(source, 0));
        Assert.Equal("PixelsAbsent", Assert.Single(source.Warnings).Id);
    }

    [Fact]
    public void TheLastLinkMayBeMissingAtTheEndOfTheFile()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 8, [1, 2]);
        Assert.Equal(new byte[] { 1, 2 }, Read<byte>(tiff.Build()[..^4]));
    }

    [Fact]
    public void PagesAreReadFromSeveralThreads()
    {
        var tiff = new TiffBuilder();
        for (int i = 0; i < 40; i++)
        {
            var strips = new byte[8][];
            for (int s = 0; s < strips.Length; s++)
            {
                strips[s] = new byte[64];
                Array.Fill(strips[s], (byte)((i * 5) + s));
            }

            tiff.AddPage(64, 8, 8, strips).Set(278, 3, 1);
        }

        using var source = Open(tiff.Build());
        Assert.Equal((1, 40, 8, 64, 1, ChannelLayout.Gray), Shape(source));
        Parallel.For(0, 200, i =>
        {
            byte[] plane = ReadPlane(source, i % 40);
            for (int p = 0; p < plane.Length; p++)
                Assert.Equal((byte)((i % 40 * 5) + (p / 64)), plane[p]);
        });
    }
}
