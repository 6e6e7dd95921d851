using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Tests.Images;

namespace ClusterTools.Tests.Formats;

/// <summary>JPEG, and WebP with a quality: close to what was written, and the closer the higher it is.</summary>
public sealed class LossyEncoderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".jpg", 1)]
    [InlineData(".jpg", 3)]
    [InlineData(".webp", 3)]
    public void QualityIsPaidForInBytes(string extension, int channels)
    {
        // Hills and edges.
        var stack = StackData.Make(1, new GridShape(1, 70, 90), channels, (_, _, y, x, c) => (byte)(128 + (80 * Math.Sin((x / 9.0) + c) * Math.Cos(y / 7.0)) + (x > 40 ? 30 : 0)));
        double last = double.PositiveInfinity;
        long bytes = 0;
        foreach (int? quality in new int?[] { 5, 50, extension == ".jpg" ? null : 90, 100 })
        {
            string path = _folder.File("q" + extension);
            ImageStackWriter.Write(stack, path, overwrite: true, options: new ImageWriteOptions { Quality = quality });
            var back = DecodedFile.Read(path);
            Assert.Equal((90, 70, channels), (back.Width, back.Height, back.Channels));
            double error = back.Bytes.Zip(stack.GetFrameBytes(0).ToArray(), (a, b) => (a - b) * (double)(a - b)).Average();
            Assert.True(error < last, $"{quality}: {error} after {last}");
            Assert.True(new FileInfo(path).Length > bytes);
            (last, bytes) = (error, new FileInfo(path).Length);
        }

        Assert.InRange(last, 0, 4);
    }

    [Fact]
    public void JpegHasNinetyByDefault()
    {
        var stack = StackData.Make(1, new GridShape(1, 20, 20), 3, (_, _, y, x, c) => (byte)((y * 10) + (x * c)));
        ImageStackWriter.Write(stack, _folder.File("a.jpg"));
        ImageStackWriter.Write(stack, _folder.File("b.jpeg"), options: new ImageWriteOptions { Quality = 90 });
        ImageStackWriter.Write(stack, _folder.File("c.jpg"), options: new ImageWriteOptions { Quality = 89 });
        Assert.Equal(File.ReadAllBytes(_folder.File("b.jpeg")), File.ReadAllBytes(_folder.File("a.jpg")));
        // Sampling of the first component, in the frame's header: colours at full resolution, or at half.
        Assert.Equal((0x11, 0x22), (Sampling("a.jpg"), Sampling("c.jpg")));

        int Sampling(string name)
        {
            byte[] file = File.ReadAllBytes(_folder.File(name));
            return file[file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 11];
        }
    }

    [Fact]
    public void LossyWebpKeepsOpacity()
    {
        var stack = AnimationEncoderTests.Colored(2, new GridShape(1, 20, 24), 4, (f, _, y, x, c) => (byte)(c == 3 ? x * 10 : (y * 10) + f));
        string path = _folder.File("a.webp");
        ImageStackWriter.Write(stack, path, options: new ImageWriteOptions { Quality = 60 });
        var back = DecodedFile.Read(path);
        Assert.Equal((2, ChannelLayout.Rgba), (back.Frames, back.Layout));
        Assert.Equal(stack.GetFrameBytes(1).ToArray().Where((_, i) => i % 4 == 3), back.Bytes.Skip(back.Bytes.Length / 2).Where((_, i) => i % 4 == 3));
    }

    [Fact]
    public void WhatAFormatCannotHoldIsRefusedWithARemedy()
    {
        var words = StackData.Make(1, new GridShape(1, 2, 2), (_, _, _, _) => (ushort)300);
        var floats = StackData.Make(1, new GridShape(1, 2, 2), (_, _, _, _) => 0.5f);
        var clear = AnimationEncoderTests.Colored(1, new GridShape(1, 2, 2), 4, (_, _, _, _, _) => (byte)9);
        var separate = StackData.Make(1, new GridShape(1, 2, 2), 2, (_, _, _, _, _) => (byte)9);
        var planes = StackData.Make(1, new GridShape(2, 2, 2), (_, _, _, _) => (byte)1);
        var frames = StackData.Make(2, new GridShape(1, 2, 2), (_, _, _, _) => (byte)1);
        foreach (string extension in new[] { ".jpg", ".webp", ".gif" })
        {
            Assert.Contains(".png, .tif or .npy", Refused<NotSupportedException>(words, extension));
            Assert.Contains("Float32. Write .tif or .npy", Refused<NotSupportedException>(floats, extension));
            Assert.Contains("2 channels (Separate)", Refused<NotSupportedException>(separate, extension));
            Assert.Contains("one plane", Refused<ArgumentException>(planes, extension));
        }

        Assert.Contains("JPEG has no opacity", Refused<NotSupportedException>(clear, ".jpg"));
        Assert.Contains("Write .png or .webp", Refused<NotSupportedException>(clear, ".gif"));
        Assert.Contains("A JPEG file holds one plane, and there are 2. Give a folder", Refused<ArgumentException>(frames, ".jpg"));
        Assert.Contains("WebP is written with at most 16382 pixels a side, and this picture has 16383x1", Refused<NotSupportedException>(Line(16383), ".webp"));
        Assert.Contains("65534", Refused<NotSupportedException>(Line(65535), ".jpg"));
        Assert.Contains("65535", Refused<NotSupportedException>(Line(65536), ".gif"));
        Assert.Empty(Directory.GetFiles(_folder.FullName));

        ImageStackWriter.Write(Line(16382), _folder.File("line.webp"));
        Assert.Equal(16382, DecodedFile.Read(_folder.File("line.webp")).Width);

        ImageStack Line(int width) => StackData.Make(1, new GridShape(1, 1, width), (_, _, _, x) => (byte)x);
    }

    [Fact]
    public void ChoicesThatAFormatHasNotAreRefused()
    {
        var one = StackData.Make(1, new GridShape(1, 2, 2), (_, _, _, _) => (byte)1);
        foreach (string extension in new[] { ".png", ".tif", ".npy", ".gif" })
            Assert.Contains("-Quality is for .jpg and .webp", Refused<ArgumentException>(one, extension, new ImageWriteOptions { Quality = 50 }));
        foreach (string extension in new[] { ".png", ".tif", ".npy", ".jpg" })
            Assert.Contains("-FramesPerSecond is for animations", Refused<ArgumentException>(one, extension, new ImageWriteOptions { FramesPerSecond = 5 }));
        Assert.Contains("between 1 and 100", Refused<ArgumentException>(one, ".jpg", new ImageWriteOptions { Quality = 0 }));
        Assert.Contains("between 1 and 100", Refused<ArgumentException>(one, ".webp", new ImageWriteOptions { Quality = 101 }));
        foreach (double rate in new[] { 0, -1, 101, double.NaN })
            Assert.Contains("FramesPerSecond", Refused<ArgumentException>(one, ".gif", new ImageWriteOptions { FramesPerSecond = rate }));
        // A file of one frame is a still picture, whatever its rate.
        ImageStackWriter.Write(one, _folder.File("one.gif"), options: new ImageWriteOptions { FramesPerSecond = 5 });
        Assert.Equal(-1, File.ReadAllBytes(_folder.File("one.gif")).AsSpan().IndexOf("NETSCAPE"u8));
        string folder = _folder.File("frames") + Path.DirectorySeparatorChar;
        Assert.Contains("a frame each", Assert.Throws<ArgumentException>(() => ImageStackWriter.Write(one, folder, ImageFileFormat.Gif, options: new ImageWriteOptions { FramesPerSecond = 5 })).Message);
    }

    private string Refused<T>(ImageStack stack, string extension, ImageWriteOptions? options = null)
        where T : Exception
    {
        string path = _folder.File("refused" + extension);
        var error = Assert.ThrowsAny<T>(() => ImageStackWriter.Write(stack, path, options: options));
        Assert.False(File.Exists(path));
        return error.Message;
    }
}
