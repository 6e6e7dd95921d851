using ClusterTools.Formats;
using ClusterTools.Formats.Tiff;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>What is malformed or not supported is refused, with the cause.</summary>
public sealed class TiffRefusalTests : TiffTestFile
{
    [Theory]
    [InlineData(2, "CCITT Huffman (2)")]
    [InlineData(3, "CCITT fax group 3 (3)")]
    [InlineData(4, "CCITT fax group 4 (4)")]
    [InlineData(7, "JPEG (7)")]
    [InlineData(34712, "JPEG 2000 (34712)")]
    [InlineData(34925, "LZMA (34925)")]
    [InlineData(50000, "ZSTD (50000)")]
    [InlineData(1234, "1234")]
    public void CompressionsByName(int code, string name)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(1, 1, 8, [1]).Compress(code);
        Assert.Equal($", page 0: compression {name} is not supported. Save the image uncompressed, or with LZW, Deflate or PackBits.", Refusal(tiff.Build()));
    }

    [Theory]
    [InlineData(256, 0L, "the value 0 of the field ImageWidth is not valid")]
    [InlineData(257, 0L, "the value 0 of the field ImageLength is not valid")]
    [InlineData(258, 0L, "samples of 0 bits (Unsigned) are not supported")]
    [InlineData(258, 40L, "samples of 40 bits (Unsigned) are not supported")]
    [InlineData(339, 6L, "samples of 8 bits (ComplexFloat) are not supported")]
    [InlineData(339, 3L, "samples of 8 bits (Float) are not supported")]
    [InlineData(277, 0L, "the value 0 of the field SamplesPerPixel is not valid")]
    [InlineData(278, 0L, "the value 0 of the field RowsPerStrip is not valid")]
    [InlineData(322, 0L, "the value 0 of the field TileWidth is not valid")]
    [InlineData(284, 3L, "the value 3 of the field PlanarConfiguration is not valid")]
    [InlineData(266, 3L, "the value 3 of the field FillOrder is not valid")]
    [InlineData(262, 6L, "YCbCr")]
    [InlineData(32997, 5L, "ImageDepth")]
    [InlineData(256, 0x7FFFFFFFL, "too large")]
    [InlineData(277, 65535L, "which cannot hold")]
    [InlineData(257, 5000L, "1 strips or tiles are listed; 2500 are needed")]
    [InlineData(273, 5000L, "lies outside the file")]
    [InlineData(278, 1L, "1 strips or tiles are listed; 2 are needed")]
    public void ValuesThatMakeNoSense(int tag, long value, string reason)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [1, 2, 3, 4]).Set((ushort)tag, 4, value);
        Assert.Contains(reason, Refusal(tiff.Build()));
    }

    [Fact]
    public void SamplesOfDifferentWidths()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(1, 1, 8, [1, 2, 3]).Set(258, 3, 5, 6, 5).Set(277, 3, 3);
        Assert.Contains("differ in BitsPerSample (5 and 6)", Refusal(tiff.Build()));
    }

    [Theory]
    [InlineData(5, 3, 8, 1)]
    [InlineData(8, 2, 4, 1)]
    [InlineData(5, 4, 8, 1)]
    public void PredictorsThatDoNotFit(int compression, int predictor, int bits, int format)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(1, 1, bits, [1, 2, 3]).Compress(compression).Set(317, 3, predictor).Set(339, 3, format);
        Assert.Matches("predictor 3 is not|predictor 2 is not|the value 4 of the field Predictor", Refusal(tiff.Build()));
    }

    [Theory]
    [InlineData(1, 8, 3)]
    [InlineData(32773, 200, 3)]
    [InlineData(8, 4200, 1)]
    [InlineData(5, 9000, 2)]
    public void MoreThanTheDataCanHold(int compression, int width, int bytes)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(width, 2, 8, new byte[bytes], new byte[bytes]).Compress(compression).Set(278, 3, 1);
        Assert.Contains($"strip or tile 0 has {bytes} bytes, which cannot hold {width} bytes of pixels", Refusal(tiff.Build()));
    }

    [Fact]
    public void DamagedData()
    {
        Assert.Contains("end after 2 of 4 bytes", RefuseData(32773, [1, 5, 6]));
        Assert.Contains("end after 2 of 4 bytes", RefuseData(5, LiteralLzw.Encode([5, 6], old: false)));
        Assert.Contains("end after 2 of 4 bytes", RefuseData(5, LiteralLzw.Encode([5, 6], old: true)));
        // A clear code, then a string before there is any.
        Assert.Contains("LZW data are damaged", RefuseData(5, [0x80, 0x40, 0xFF, 0xFF]));
        Assert.Contains("do not begin with a zlib header", RefuseData(8, [1, 2, 3, 4]));
        Assert.Contains("damaged", RefuseData(8, [0x78, 0x9C, 0xFF, 0xFF, 0xFF, 0xFF]));
    }

    [Fact]
    public void PagesOfDifferentShapes()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 2, 8, [1, 2, 3, 4]);
        tiff.AddPage(2, 2, 8, [1, 2, 3, 4]);
        tiff.AddPage(2, 1, 16, [1, 2, 3, 4]);
        Assert.Equal(
            ", page 2: the page is 2x1 pixels, UInt16, channels: 1 (Gray), but page 0 is 2x2 pixels, UInt8, channels: 1 (Gray). Pages of different shapes cannot be read as one stack.",
            Refusal(tiff.Build()));
    }

    [Fact]
    public void ChainsOfPagesThatDoNotEnd()
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(1, 1, 8, [1]);
        tiff.AddPage(1, 1, 8, [2]);
        byte[] file = tiff.Build();
        tiff.LastLink = BitConverter.ToUInt32(file, 4);
        Assert.Contains(", page 2, byte 10: the chain of pages leads back to byte 10.", Refusal(tiff.Build()).Replace(tiff.LastLink.ToString(), "10"));
        tiff.LastLink = 100_000;
        Assert.Contains(", page 2, byte 100000: the file ends at byte", Refusal(tiff.Build()));
    }

    [Fact]
    public void HeadersThatAreNone()
    {
        Assert.Equal(": the file is empty.", Refusal([]));
        Assert.Contains("the file ends at byte 4; 8 are needed", Refusal([(byte)'I', (byte)'I', 42, 0]));
        Assert.Contains("not a TIFF", Refusal([(byte)'I', (byte)'I', 41, 0, 8, 0, 0, 0]));
        Assert.Contains("not a TIFF", Refusal([(byte)'I', (byte)'M', 42, 0, 8, 0, 0, 0]));
        Assert.Contains("the file has no page", Refusal([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]));
        Assert.Contains("a directory of 0 entries", Refusal([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 0, 0]));
        // A BigTIFF whose offsets do not have eight bytes.
        Assert.Contains("not a TIFF", Refusal([(byte)'I', (byte)'I', 43, 0, 4, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void ListsThatAreLargerThanTheFile()
    {
        var tiff = new TiffBuilder { BigTiff = true };
        tiff.AddPage(2, 2, 8, [1, 2, 3, 4]);
        byte[] file = tiff.Build();
        // The count of StripOffsets, the sixth entry but one.
        int entry = Array.IndexOf(file, (byte)0x11);
        Assert.Equal(1, file[entry + 1]);
        Array.Fill(file, (byte)0x7F, entry + 4, 8);
        Assert.Contains("values of the field StripOffsets do not lie in the file", Refusal(file));
    }

    [Fact]
    public void PagesThatShareTheirPixels()
    {
        // Each page alone is fine; together they are more than the file.
        var tiff = new TiffBuilder();
        for (int i = 0; i < 40; i++)
            tiff.AddPage(32, 32, 8).Set(273, 4, 8).Set(279, 4, 1024);
        Assert.Contains("the pages take 40960 bytes, more than a file of", Refusal(tiff.Build()));
    }

    [Fact]
    public void Limits()
    {
        var tiff = new TiffBuilder();
        for (int i = 0; i < 3; i++)
            tiff.AddPage(2, 2, 8, [3, 1, 2, 3, 4]).Compress(32773);
        byte[] file = tiff.Build();
        Assert.Contains("page 2: the file has more than 2 pages", Refusal(file, new ImageReadOptions { MaximumPageCount = 2 }));
        Assert.Contains("page 2: the file has more than 11 pixels", Refusal(file, new ImageReadOptions { MaximumPixelCount = 11 }));
        using var source = Open(file, new ImageReadOptions { MaximumPageCount = 3, MaximumPixelCount = 12 });
        Assert.Equal(3, source.PlaneCount);
    }

    [Theory]
    [InlineData("49492A00", true)]
    [InlineData("4D4D002A", true)]
    [InlineData("49492B00", true)]
    [InlineData("4D4D002B", true)]
    [InlineData("4D4D2A00", false)]
    [InlineData("4949002A", false)]
    [InlineData("49492A", false)]
    public void Recognition(string header, bool expected) =>
        Assert.Equal(expected, new TiffDecoder().Recognizes(Convert.FromHexString(header)));

    private string RefuseData(int compression, byte[] data)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(4, 1, 8, data).Compress(compression);
        return Refusal(tiff.Build());
    }
}
