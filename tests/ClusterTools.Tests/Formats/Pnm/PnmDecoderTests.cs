using System.Runtime.InteropServices;
using System.Text;
using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Pnm;

public sealed class PnmDecoderTests
{
    [Theory]
    [InlineData("P1\n# a comment\n3 2\n1 0 1\n010", new byte[] { 0, 255, 0, 255, 0, 255 })]
    [InlineData("P2 3 2 9 0 1 2\n#x\n3 4 9", new byte[] { 0, 1, 2, 3, 4, 9 })]
    [InlineData("P2\n3\n2\n255\n0 1 2 3 4 255\n", new byte[] { 0, 1, 2, 3, 4, 255 })]
    [InlineData("P4 9 2\n\u00AA\u0080\u0055\u0000", new byte[] { 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255 })]
    [InlineData("P5 3 2 255\nabcdef", new byte[] { 97, 98, 99, 100, 101, 102 })]
    [InlineData("P5#c\r\n3 2#d\n255 abcdef", new byte[] { 97, 98, 99, 100, 101, 102 })]
    public void ReadsGray(string file, byte[] expected)
    {
        var decoded = Read(file);
        Assert.Equal((1, ChannelLayout.Gray, ElementType.UInt8), (decoded.Channels, decoded.Layout, decoded.Type));
        Assert.Equal((expected.Length / 2, 2), (decoded.Width, decoded.Height));
        Assert.Equal(expected, decoded.Bytes);
    }

    [Theory]
    [InlineData("P3 1 2 255 1 2 3 4 5 6", 3, ChannelLayout.Rgb, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("P6 1 2 255\nabcdef", 3, ChannelLayout.Rgb, new byte[] { 97, 98, 99, 100, 101, 102 })]
    [InlineData("P7\nWIDTH 1\n# c\nHEIGHT 2\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\nabcdefgh", 4, ChannelLayout.Rgba, new byte[] { 97, 98, 99, 100, 101, 102, 103, 104 })]
    public void ReadsColor(string file, int channels, ChannelLayout layout, byte[] expected)
    {
        var decoded = Read(file);
        Assert.Equal((channels, layout, 1, 2), (decoded.Channels, decoded.Layout, decoded.Width, decoded.Height));
        Assert.Equal(expected, decoded.Bytes);
    }

    [Theory]
    [InlineData("P2 2 2 4095 0 1 4095 256", new ushort[] { 0, 1, 4095, 256 })]
    [InlineData("P5 2 2 65535\n\u0000\u0001\u0100\u00FF\u00FF\u0012\u0034", new ushort[] { 1, 0x00FF, 0xFF12, 0x3400 })]
    [InlineData("P5 2 1 1000\n\u0003\u00E8\u0001\u0000", new ushort[] { 1000, 256 })]
    public void KeepsValuesOfSixteenBits(string file, ushort[] expected)
    {
        file = file.Replace("\u0100", "\u0000");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(file), .. new byte[expected.Length > 2 && file[1] == '5' ? 1 : 0]];
        var decoded = DecodedFile.Read(bytes);
        Assert.Equal(ElementType.UInt16, decoded.Type);
        Assert.Equal(expected, MemoryMarshal.Cast<byte, ushort>(decoded.Bytes).ToArray());
    }

    [Fact]
    public void WarnsOfMorePictures()
    {
        var decoded = Read("P5 2 1 255\nabP5 2 1 255\ncd");
        Assert.Equal("ab"u8.ToArray(), decoded.Bytes);
        Assert.Equal("PicturesLeftOut", Assert.Single(decoded.Warnings).Id);
    }

    [Theory]
    [InlineData("P5 3 2 255\nabcde", "needs 6 bytes")]
    [InlineData("P5 0 2 255\nabcde", "0x2")]
    [InlineData("P5 3 2 0\nabcdef", "highest value")]
    [InlineData("P5 3 2 65536\nabcdef", "65535")]
    [InlineData("P5 99999999999 2 255\nabcdef", "higher than")]
    [InlineData("P5 200000000 10 255\nabcdef", "needs")]
    [InlineData("P5 200000000 200000000 255\nabcdef", "MaximumPixelCount")]
    [InlineData("P5 -3 2 255\nabcdef", "number is missing")]
    [InlineData("P5 3", "ends in the middle")]
    [InlineData("P5 3 2 99\nabcdez", "higher than 99")]
    [InlineData("P2 3 2 99\n1 2 3 4 5 x", "number is missing")]
    [InlineData("P2 3 2 99\n1 2 3 4 5          ", "ends in the middle")]
    [InlineData("P1 3 2\n10102x", "number is missing")]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 0\nMAXVAL 255\nENDHDR\na", "the header is not")]
    [InlineData("P7\nWIDTH 1\nFOO 1\nENDHDR\na", "the header is not")]
    [InlineData("P7\nWIDTH 1\n", "ends in the middle")]
    public void Refuses(string file, string cause) => Assert.Contains(cause, Assert.Throws<ImageFormatException>(() => Read(file)).Message);

    [Fact]
    public void MutantsDecodeOrAreRefused() => Mutants.RequireSafe(
        [.. new[] { "P1 3 2\n101010", "P2 3 2 99 1 2 3 4 5 6", "P4 9 2\nabcd", "P6 1 2 255\nabcdef", "P5 3 1 65535\nabcdef", "P7\nWIDTH 1\nHEIGHT 2\nDEPTH 3\nMAXVAL 255\nENDHDR\nabcdef" }
            .Select(Encoding.Latin1.GetBytes)],
        1000,
        headerLength: 20);

    [Theory]
    [InlineData("gray8.pgm")]
    [InlineData("gray16.pgm")]
    [InlineData("rgb8.ppm")]
    public void SamplesDecodeAsTheOracleSays(string file) => Oracle.RequireRight(file);

    private static DecodedFile Read(string file) => DecodedFile.Read(Encoding.Latin1.GetBytes(file));
}
