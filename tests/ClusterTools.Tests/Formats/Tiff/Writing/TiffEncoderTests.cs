using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Formats.Tiff.Writing;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Formats.Tiff.Writing;

public sealed class TiffEncoderTests : TiffTestFile
{
    public static TheoryData<ElementType, TiffCompression, bool> Ways()
    {
        var ways = new TheoryData<ElementType, TiffCompression, bool>();
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            foreach (TiffCompression compression in Enum.GetValues<TiffCompression>())
            {
                ways.Add(type, compression, false);
                ways.Add(type, compression, true);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void AStackComesBackAsItWas(ElementType type, TiffCompression compression, bool predictor) =>
        RequireSame(CreateStack(type, frames: 2, new GridShape(3, 5, 7), 1, ChannelLayout.Gray, seed: 1), new TiffWriteOptions { Compression = compression, Predictor = predictor });

    [Theory]
    [InlineData(ChannelLayout.GrayAlpha, 2)]
    [InlineData(ChannelLayout.Rgb, 3)]
    [InlineData(ChannelLayout.Rgba, 4)]
    [InlineData(ChannelLayout.Separate, 3)]
    public void ChannelsComeBackWithTheirMeaning(ChannelLayout layout, int channels)
    {
        foreach (ElementType type in new[] { ElementType.UInt8, ElementType.UInt16, ElementType.Float32 })
        {
            foreach (var shape in new[] { new GridShape(1, 3, 2), new GridShape(2, 3, 4) })
                RequireSame(CreateStack(type, 2, shape, channels, layout, seed: 2), new TiffWriteOptions { Compression = TiffCompression.Lzw, Predictor = true });
        }
    }

    [Fact]
    public void AnyStackComesBack() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var type = (ElementType)random.Next(10);
                var options = new TiffWriteOptions { Compression = (TiffCompression)random.Next(4), Predictor = random.Next(2) == 0 };
                var (channels, layout) = random.Next(3) switch
                {
                    0 => (1, ChannelLayout.Gray),
                    1 => (3, ChannelLayout.Rgb),
                    _ => (2 + random.Next(3), ChannelLayout.Separate),
                };
                var grid = new GridShape(1 + random.Next(3), 1 + random.Next(40), 1 + random.Next(40));
                RequireSame(CreateStack(type, 1 + random.Next(3), grid, channels, layout, seed), options, big: random.Next(2) == 0);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(TiffCompression.None)]
    [InlineData(TiffCompression.PackBits)]
    [InlineData(TiffCompression.Lzw)]
    [InlineData(TiffCompression.Deflate)]
    public void PagesOfManyStripsAndOfOneValue(TiffCompression compression)
    {
        // Noise fills the table of codes many times over; one value fills it with the longest strings there are.
        RequireSame(CreateStack(ElementType.UInt16, 1, new GridShape(1, 700, 600), 1, ChannelLayout.Gray, seed: 3), new TiffWriteOptions { Compression = compression });
        RequireSame(new ImageStack([new byte[3000 * 2500]], new GridShape(1, 3000, 2500), 1, ChannelLayout.Gray, ElementType.UInt8), new TiffWriteOptions { Compression = compression });
    }

    [Fact]
    public void ABigTiffIsWrittenWhereTheFileMightGrowTooLarge()
    {
        var stack = CreateStack(ElementType.UInt16, 3, new GridShape(2, 4, 5), 1, ChannelLayout.Gray, seed: 4);
        RequireSame(stack, new TiffWriteOptions(), big: true);
        Assert.Equal(43, File.ReadAllBytes(FilePath)[2]);
        RequireSame(stack, new TiffWriteOptions());
        Assert.Equal(42, File.ReadAllBytes(FilePath)[2]);
        // 5,000 frames of 1 MB, which share their memory.
        var frame = new byte[1 << 20];
        var large = new ImageStack([.. Enumerable.Repeat(frame, 5000)], new GridShape(1, 1024, 1024), 1, ChannelLayout.Gray, ElementType.UInt8);
        Assert.InRange(TiffStackWriter.MostBytes(large, new TiffWriteOptions { Compression = TiffCompression.None }), 5000L << 20, 5200L << 20);
    }

    [Fact]
    public void TheDescriptionIsThatOfImageJ()
    {
        var output = new MemoryStream();
        TiffEncoder.Write(output, CreateStack(ElementType.UInt16, 2, new GridShape(3, 2, 2), 2, ChannelLayout.Separate, seed: 5));
        string text = System.Text.Encoding.Latin1.GetString(output.ToArray());
        Assert.Contains("ImageJ=1.11a\nimages=12\nchannels=2\nslices=3\nframes=2\nhyperstack=true\n", text);
    }

    [Fact]
    public void WritingCanBeCancelled()
    {
        var stack = CreateStack(ElementType.UInt8, 1, new GridShape(1, 2, 2), 1, ChannelLayout.Gray, seed: 6);
        var execution = new ExecutionOptions { CancellationToken = new CancellationToken(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => TiffEncoder.Write(new MemoryStream(), stack, null, execution));
    }

    [Fact]
    public void ReadingCanBeCancelled()
    {
        var output = new MemoryStream();
        TiffEncoder.Write(output, CreateStack(ElementType.UInt8, 1, new GridShape(1, 2, 2), 1, ChannelLayout.Gray, seed: 6));
        using var source = Open(output.ToArray());
        Assert.Throws<OperationCanceledException>(() => source.ReadPlane(0, new byte[4], new CancellationToken(canceled: true)));
    }

    internal static ImageStack CreateStack(ElementType type, int frames, GridShape grid, int channels, ChannelLayout layout, int seed)
    {
        var random = new Random(seed);
        var data = new byte[frames][];
        for (int f = 0; f < frames; f++)
        {
            // Bytes with runs in them, and any bit pattern of a number.
            data[f] = new byte[grid.Count * channels * type.Size()];
            random.NextBytes(data[f]);
            for (int i = 1; i < data[f].Length; i++)
            {
                if (random.Next(3) == 0)
                    data[f][i] = data[f][i - 1];
            }
        }

        return new ImageStack(data, grid, channels, layout, type);
    }

    private void RequireSame(ImageStack stack, TiffWriteOptions options, bool big = false)
    {
        var output = new MemoryStream();
        if (big)
            new TiffStackWriter(output, stack, options, big: true).Write(ExecutionOptions.Default);
        else
            TiffEncoder.Write(output, stack, options);
        using var source = Open(output.ToArray());
        Assert.Equal((stack.FrameCount, stack.PlaneCount, stack.Height, stack.Width, stack.ChannelCount, stack.ChannelLayout), Shape(source));
        Assert.Equal(stack.PixelType, source.PixelType);
        Assert.Empty(source.Warnings);
        for (int frame = 0; frame < stack.FrameCount; frame++)
        {
            for (int plane = 0; plane < stack.PlaneCount; plane++)
            {
                var expected = stack.GetFrameBytes(frame).Slice(plane * source.PlaneBytes, source.PlaneBytes);
                Assert.True(expected.SequenceEqual(ReadPlane(source, (frame * stack.PlaneCount) + plane)));
            }
        }
    }
}
