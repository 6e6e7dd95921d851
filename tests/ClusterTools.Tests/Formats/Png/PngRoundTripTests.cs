using ClusterTools.Formats.Png;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngRoundTripTests
{
    [Theory]
    [InlineData(ElementType.UInt8, ChannelLayout.Gray, 1)]
    [InlineData(ElementType.UInt8, ChannelLayout.GrayAlpha, 2)]
    [InlineData(ElementType.UInt8, ChannelLayout.Rgb, 3)]
    [InlineData(ElementType.UInt8, ChannelLayout.Rgba, 4)]
    [InlineData(ElementType.UInt16, ChannelLayout.Gray, 1)]
    [InlineData(ElementType.UInt16, ChannelLayout.GrayAlpha, 2)]
    [InlineData(ElementType.UInt16, ChannelLayout.Rgb, 3)]
    [InlineData(ElementType.UInt16, ChannelLayout.Rgba, 4)]
    public void PlanesOfStacksComeBack(ElementType type, ChannelLayout layout, int channels)
    {
        var random = new Random(5);
        byte[] frame = new byte[2 * 31 * 45 * channels * type.Size()];
        // Smooth with noise, so that every filter is chosen somewhere.
        for (int i = 0; i < frame.Length; i++)
            frame[i] = (byte)((i / 3) + random.Next(i % 40 < 10 ? 256 : 4));
        var stack = new ImageStack([new byte[frame.Length], frame], new GridShape(2, 31, 45), channels, layout, type);
        using var output = new MemoryStream();
        PngEncoder.Write(output, stack, frame: 1, plane: 1);
        var decoded = DecodedFile.Read(output.ToArray());
        Assert.Equal((45, 31, channels, layout, type), (decoded.Width, decoded.Height, decoded.Channels, decoded.Layout, decoded.Type));
        Assert.Equal(frame.AsSpan(frame.Length / 2).ToArray(), decoded.Bytes);
    }

    [Theory]
    [InlineData(PixelFormat.Gray8)]
    [InlineData(PixelFormat.Gray16)]
    [InlineData(PixelFormat.Rgb24)]
    [InlineData(PixelFormat.Rgba32)]
    public void PicturesComeBack(PixelFormat format)
    {
        byte[] pixels = new byte[33 * 21 * Picture.BytesPerPixel(format)];
        new Random(1).NextBytes(pixels);
        using var output = new MemoryStream();
        PngEncoder.Write(output, new Picture(33, 21, format, pixels));
        Assert.Equal(pixels, DecodedFile.Read(output.ToArray()).Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(256)]
    public void IndexedPicturesComeBackInTheirColors(int entries)
    {
        var random = new Random(entries);
        byte[] palette = new byte[3 * entries];
        random.NextBytes(palette);
        byte[] pixels = Enumerable.Range(0, 13 * 7).Select(_ => (byte)random.Next(entries)).ToArray();
        using var output = new MemoryStream();
        PngEncoder.Write(output, new Picture(13, 7, PixelFormat.Indexed8, pixels, palette));
        Assert.Equal(pixels.SelectMany(p => palette.AsSpan(3 * p, 3).ToArray()), DecodedFile.Read(output.ToArray()).Bytes);
    }
}
