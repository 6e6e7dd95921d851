using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Tests.Images;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats;

/// <summary>What WebP and GIF have in common: frames that are written and read back.</summary>
public sealed class AnimationEncoderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".webp", 1)]
    [InlineData(".webp", 7)]
    [InlineData(".gif", 1)]
    [InlineData(".gif", 7)]
    public void GreyComesBackAsEqualColours(string extension, int frames)
    {
        var stack = StackData.Make(frames, new GridShape(1, 9, 30), (f, _, y, x) => (byte)((f * 5) + (y * 30) + x));
        var back = WriteAndRead(stack, extension);
        Assert.Equal((frames, 30, 9, ChannelLayout.Rgb), (back.Frames, back.Width, back.Height, back.Layout));
        for (int f = 0; f < frames; f++)
        {
            var grey = stack.GetFrameBytes(f);
            for (int i = 0; i < grey.Length; i++)
            {
                for (int c = 0; c < 3; c++)
                    Assert.Equal(grey[i], back.Bytes[((((f * grey.Length) + i) * 3) + c)]);
            }
        }
    }

    [Theory]
    [InlineData(".webp", 4)]
    [InlineData(".gif", 4)]
    [InlineData(".gif", 1)]
    public void FewColoursAreKeptWithTheirOpacity(string extension, int frames)
    {
        // 90 colours a frame, others in each; close together, so that whoever looks at the top bits only mixes them up.
        var stack = Colored(frames, new GridShape(1, 9, 10), 4, (f, _, y, x, c) => (byte)(c == 3 ? ((x + f) % 4 == 0 ? 0 : 255) : (x + f) % 4 == 0 ? 0 : 100 + (c == 0 ? y : c == 1 ? x : f)));
        var back = WriteAndRead(stack, extension);
        Assert.Equal((frames, ChannelLayout.Rgba), (back.Frames, back.Layout));
        Assert.Equal(Enumerable.Range(0, frames).SelectMany(f => stack.GetFrameBytes(f).ToArray()), back.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(200)]
    [InlineData(256)]
    public void GifKeepsAnyNumberOfColoursUpTo256(int colors)
    {
        var stack = StackData.Make(1, new GridShape(1, 16, 32), 3, (_, _, y, x, c) => (byte)(((y * 32) + x) % colors * (c + 1)));
        Assert.Equal(stack.GetFrameBytes(0).ToArray(), WriteAndRead(stack, ".gif").Bytes);
    }

    [Fact]
    public void GifReducesAPhotographAsTheQuantizerDoes()
    {
        var random = new Random(3);
        var stack = StackData.Make(2, new GridShape(1, 40, 50), 3, (_, _, _, _, _) => (byte)random.Next(256));
        var back = WriteAndRead(stack, ".gif");
        for (int f = 0; f < 2; f++)
        {
            var quantized = ClusterTools.Quantization.ColorQuantizer.Quantize(ImageStackSelection.Select(stack, [f])).Picture;
            byte[] expected = [.. quantized.Pixels.SelectMany(e => quantized.Palette.AsSpan(3 * e, 3).ToArray())];
            Assert.Equal(expected, back.Bytes.AsSpan(f * expected.Length, expected.Length).ToArray());
        }
    }

    [Fact]
    public void WebpKeepsOpacityInBetweenAndColoursThatCannotBeSeen()
    {
        var stack = Colored(3, new GridShape(1, 8, 32), 4, (f, _, y, x, c) => (byte)((f * 50) + (y * 32) + (x * (c + 1))));
        var back = WriteAndRead(stack, ".webp");
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(f => stack.GetFrameBytes(f).ToArray()), back.Bytes);
    }

    [Fact]
    public void GreyWithOpacityIsWrittenAsColours()
    {
        var stack = Colored(1, new GridShape(1, 4, 8), 2, (_, _, y, x, c) => (byte)(c == 1 ? (x < 4 ? 255 : 0) : x < 4 ? y : 0));
        byte[] expected = [.. Enumerable.Range(0, 32).SelectMany(i => new[] { 0, 0, 0, 1 }.Select(c => stack.GetFrameBytes(0)[(2 * i) + c]))];
        Assert.Equal(expected, WriteAndRead(stack, ".gif").Bytes);
        Assert.Equal(expected, WriteAndRead(stack, ".webp").Bytes);
    }

    [Theory]
    [InlineData(".webp", 20.0, 50, 1000)]
    [InlineData(".webp", 30.0, 33, 1000)]
    [InlineData(".gif", 20.0, 5, 100)]
    [InlineData(".gif", 30.0, 3, 100)]
    [InlineData(".gif", 100.0, 1, 100)]
    [InlineData(".gif", 0.01, 10000, 100)]
    [InlineData(".webp", null, 100, 1000)]
    [InlineData(".gif", null, 10, 100)]
    public void TheTimeOfAFrameIsRoundedToTheFilesUnit(string extension, double? rate, int time, int unit)
    {
        Assert.True(time > 0 && unit > 0);
        string path = _folder.File("a" + extension);
        var stack = StackData.Make(2, new GridShape(1, 3, 4), (f, _, _, _) => (byte)f);
        ImageStackWriter.Write(stack, path, options: new ImageWriteOptions { FramesPerSecond = rate });
        byte[] file = File.ReadAllBytes(path);
        // Behind the head of the first ANMF chunk, or of the first graphic control extension.
        int place = extension == ".gif" ? file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x21, 0xF9, 4]) + 4 : file.AsSpan().IndexOf("ANMF"u8) + 8 + 12;
        Assert.Equal(time, file[place] | (file[place + 1] << 8));
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData(".webp")]
    [InlineData(".gif")]
    public void TheBytesAreTheSameForAnyNumberOfThreads(string extension)
    {
        var stack = StackData.Make(20, new GridShape(1, 30, 40), 3, (f, _, y, x, c) => (byte)((f * y) + (x * x * c)));
        byte[][] files = [.. new[] { 1, 2, 7 }.Select(threads =>
        {
            string path = _folder.File($"t{threads}{extension}");
            ImageStackWriter.Write(stack, path, execution: new ExecutionOptions { ThreadCount = threads });
            return File.ReadAllBytes(path);
        })];
        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
    }

    [Theory]
    [InlineData("a.webp")]
    [InlineData("a.gif")]
    [InlineData("a.jpg")]
    public void CancellingLeavesNothing(string name)
    {
        var stack = StackData.Make(name == "a.jpg" ? 1 : 30, new GridShape(1, 100, 100), (f, _, y, x) => (byte)(f + y + x));
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ImageStackWriter.Write(stack, _folder.File(name), execution: new ExecutionOptions { CancellationToken = cancel.Token }));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    /// <summary>A stack whose channels are colours and opacity.</summary>
    internal static ImageStack Colored(int frames, GridShape grid, int channels, Func<int, int, int, int, int, byte> sample)
    {
        var stack = StackData.Make(frames, grid, channels, sample);
        return new ImageStack([.. Enumerable.Range(0, frames).Select(f => stack.GetFrameBytes(f).ToArray())], grid, channels, ChannelLayouts.ForPicture(channels), ElementType.UInt8);
    }

    private DecodedFile WriteAndRead(ImageStack stack, string extension)
    {
        string path = _folder.File("written" + extension);
        ImageStackWriter.Write(stack, path, overwrite: true);
        return DecodedFile.Read(path);
    }
}
