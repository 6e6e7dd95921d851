using ClusterTools.Formats.Png;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngEncoderTests
{
    [Fact]
    public void WritesTheWholeFileOfOnePixel()
    {
        using var output = new MemoryStream();
        PngEncoder.Write(output, new Picture(1, 1, PixelFormat.Gray8, [200]));
        byte[] file = output.ToArray();
        byte[] head = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55];
        byte[] end = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];
        Assert.Equal(head, file.AsSpan(0, head.Length).ToArray());
        Assert.Equal(end, file.AsSpan(file.Length - end.Length).ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 4)]
    [InlineData(16, 4)]
    [InlineData(17, 8)]
    [InlineData(256, 8)]
    public void PacksSmallPalettes(int entries, int bits)
    {
        using var output = new MemoryStream();
        PngEncoder.Write(output, new Picture(3, 2, PixelFormat.Indexed8, new byte[6], new byte[entries * 3]));
        byte[] file = output.ToArray();
        Assert.Equal(bits, file[24]);
        Assert.Equal(3, file[25]);
    }

    [Fact]
    public void EqualPicturesGiveEqualBytes()
    {
        var picture = new Picture(50, 40, PixelFormat.Rgb24, Enumerable.Range(0, 6000).Select(i => (byte)(i * i)).ToArray());
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        PngEncoder.Write(first, picture);
        PngEncoder.Write(second, picture);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void RefusesWhatPngHasNoRoomFor()
    {
        var floats = new ImageStack([new byte[16]], new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.Float32);
        var dyes = new ImageStack([new byte[12]], new GridShape(1, 2, 2), 3, ChannelLayout.Separate, ElementType.UInt8);
        var gray = new ImageStack([new byte[4]], new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.UInt8);
        Assert.Contains("Float32", Assert.Throws<NotSupportedException>(() => PngEncoder.Write(Stream.Null, floats, 0, 0)).Message);
        Assert.Contains("3 channels", Assert.Throws<NotSupportedException>(() => PngEncoder.Write(Stream.Null, dyes, 0, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => PngEncoder.Write(Stream.Null, gray, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngEncoder.Write(Stream.Null, gray, 0, 1));
        Assert.Throws<ArgumentException>(() => PngEncoder.Write(Stream.Null, new Picture(1, 1, PixelFormat.Indexed8, [3], new byte[9])));
    }
}
