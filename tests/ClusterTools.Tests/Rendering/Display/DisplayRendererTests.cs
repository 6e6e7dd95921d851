using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Display;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Display;

public sealed class DisplayRendererTests
{
    [Fact]
    public void TheContrastIsThatOfAllFramesAndPlanes()
    {
        var stack = Stack([[0, 5, 10, double.NaN], [-10, 0, 10, 2.5]], new GridShape(2, 1, 2));
        var shown = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.MinMax });
        Assert.Equal((-10, 10), shown.Limits);
        Assert.Equal(ElementType.UInt8, shown.Images.PixelType);
        Assert.Equal([128, 191, 255, 0], shown.Images.GetFrame<byte>(0).ToArray());
        Assert.Equal([0, 128, 255, 159], shown.Images.GetFrame<byte>(1).ToArray());
    }

    [Fact]
    public void PercentilesAreNumPys()
    {
        var stack = Stack([[.. Enumerable.Range(0, 101).Select(i => (double)i)]], new GridShape(1, 1, 101));
        var shown = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.Percentile, Percentiles = (10.5, 90) });
        Assert.Equal((10.5, 90), shown.Limits);
        byte[] pixels = shown.Images.GetFrame<byte>(0).ToArray();
        Assert.Equal((0, 0, 255, 255), (pixels[0], pixels[10], pixels[90], pixels[100]));
    }

    [Fact]
    public void ARangeIsClippedAndAThresholdIsExclusive()
    {
        var stack = Stack([[-1, 0, 0.25, 0.5, 1, 2, double.PositiveInfinity, double.NaN]], new GridShape(1, 2, 4));
        var range = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.Range, Range = (0, 1) });
        Assert.Equal([0, 0, 64, 128, 255, 255, 255, 0], range.Images.GetFrame<byte>(0).ToArray());
        var binary = DisplayRenderer.Render(stack, new DisplayOptions { Threshold = 0.5 });
        Assert.Equal([0, 0, 0, 0, 255, 255, 255, 0], binary.Images.GetFrame<byte>(0).ToArray());
    }

    [Fact]
    public void WithoutOptionsTheStackIsTheSame()
    {
        var stack = Stack([[1, 2, 3, 4]], new GridShape(1, 2, 2));
        Assert.Same(stack, DisplayRenderer.Render(stack, new DisplayOptions()).Images);
    }

    [Theory]
    [InlineData(Colormap.Viridis, 0x440154, 0xFDE725)]
    [InlineData(Colormap.Fire, 0x000000, 0xFFFFFF)]
    [InlineData(Colormap.CoolWarm, 0x3B4CC0, 0xB40426)]
    public void AColormapGoesFromItsFirstColourToItsLast(Colormap map, int first, int last)
    {
        var stack = Stack([[3, 7, double.NaN]], new GridShape(1, 1, 3));
        var shown = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.MinMax, Colormap = map }).Images;
        Assert.Equal(ChannelLayout.Rgb, shown.ChannelLayout);
        byte[] pixels = shown.GetFrame<byte>(0).ToArray();
        Assert.Equal((first, last, 0), (Rgb(pixels, 0), Rgb(pixels, 1), Rgb(pixels, 2)));
    }

    [Fact]
    public void OpacityKeepsItsPartOfTheRange()
    {
        var frame = new ushort[] { 0, 65535, 1000, 32768 };
        var stack = new ImageStack([System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.AsSpan()).ToArray()], new GridShape(1, 1, 2), 2, ChannelLayout.GrayAlpha, ElementType.UInt16);
        var shown = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.MinMax });
        Assert.Equal((0, 1000), shown.Limits);
        Assert.Equal([0, 255, 255, 128], shown.Images.GetFrame<byte>(0).ToArray());
    }

    [Fact]
    public void TilesAreARowForEachFrameAndPixelsAreEnlarged()
    {
        var stack = Stack([[1, 2, 3, 4], [5, 6, 7, 8]], new GridShape(2, 1, 2));
        var all = DisplayRenderer.Render(stack, new DisplayOptions { Tiling = ImageTiling.All }).Images;
        Assert.Equal([1, 1, 4, 6], all.Shape);
        Assert.Equal([1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8], all.GetFrame<double>(0).ToArray());
        var planes = DisplayRenderer.Render(stack, new DisplayOptions { Tiling = ImageTiling.Planes }).Images;
        Assert.Equal([2, 1, 1, 6], planes.Shape);
        Assert.Equal([5, 6, 0, 0, 7, 8], planes.GetFrame<double>(1).ToArray());
        var large = DisplayRenderer.Render(stack, new DisplayOptions { Scale = 2 }).Images;
        Assert.Equal([2, 2, 2, 4], large.Shape);
        Assert.Equal([5, 5, 6, 6, 5, 5, 6, 6, 7, 7, 8, 8, 7, 7, 8, 8], large.GetFrame<double>(1).ToArray());
    }

    [Fact]
    public void ThreadsDoNotMatter()
    {
        var random = new Random(3);
        var stack = Stack([[.. Enumerable.Range(0, 97 * 31).Select(_ => random.NextDouble())]], new GridShape(1, 97, 31));
        var options = new DisplayOptions { Contrast = ImageContrast.Percentile, Colormap = Colormap.Fire, Scale = 2, ColorBar = true };
        byte[] one = DisplayRenderer.Render(stack, options, new ExecutionOptions { ThreadCount = 1 }).Images.GetFrame<byte>(0).ToArray();
        Assert.Equal(one, DisplayRenderer.Render(stack, options, new ExecutionOptions { ThreadCount = 7 }).Images.GetFrame<byte>(0).ToArray());
    }

    [Fact]
    public void ABarStandsToTheRightOfTheImage()
    {
        var stack = Stack([[.. Enumerable.Range(0, 200 * 10).Select(i => (double)i)]], new GridShape(1, 200, 10));
        var plain = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.MinMax, Colormap = Colormap.Viridis }).Images;
        var barred = DisplayRenderer.Render(stack, new DisplayOptions { Contrast = ImageContrast.MinMax, Colormap = Colormap.Viridis, ColorBar = true }).Images;
        Assert.Equal(200, barred.Height);
        Assert.InRange(barred.Width, 40, 120);
        var (before, after) = (plain.GetFrame<byte>(0).ToArray(), barred.GetFrame<byte>(0).ToArray());
        for (int y = 0; y < 200; y++)
            Assert.Equal(before.AsSpan(30 * y, 30).ToArray(), after.AsSpan(3 * barred.Width * y, 30).ToArray());
        var colors = Enumerable.Range(0, after.Length / 3).Where(i => i % barred.Width >= 10).Select(i => Rgb(after, i)).ToHashSet();
        Assert.Contains(0x440154, colors);
        Assert.Contains(0xFDE725, colors);
    }

    [Fact]
    public void RefusesOptionsThatDoNotFit()
    {
        var stack = Stack([[1, 2, 3, 4]], new GridShape(1, 2, 2));
        var colour = new ImageStack([new byte[12]], new GridShape(1, 2, 2), 3, ChannelLayout.Rgb, ElementType.UInt8);
        var separate = new ImageStack([new byte[20]], new GridShape(1, 2, 2), 5, ChannelLayout.Separate, ElementType.UInt8);
        Refuses(stack, new DisplayOptions { Scale = 0 });
        Refuses(stack, new DisplayOptions { Contrast = ImageContrast.Range, Range = (1, 1) });
        Refuses(stack, new DisplayOptions { Contrast = ImageContrast.Percentile, Percentiles = (-1, 50) });
        Refuses(stack, new DisplayOptions { Threshold = double.NaN });
        Refuses(stack, new DisplayOptions { Threshold = 1, Contrast = ImageContrast.MinMax });
        Refuses(stack, new DisplayOptions { ColorBar = true });
        Refuses(stack, new DisplayOptions { ColorBar = true, Contrast = ImageContrast.MinMax });
        Refuses(stack, new DisplayOptions { Colormap = Colormap.Fire });
        Refuses(colour, new DisplayOptions { Colormap = Colormap.Fire });
        Refuses(colour, new DisplayOptions { Threshold = 3 });
        Refuses(separate, new DisplayOptions { Contrast = ImageContrast.MinMax });
    }

    private static void Refuses(ImageStack stack, DisplayOptions options) => Assert.Throws<ArgumentException>(() => DisplayRenderer.Render(stack, options));

    private static int Rgb(byte[] pixels, int index) => (pixels[3 * index] << 16) | (pixels[(3 * index) + 1] << 8) | pixels[(3 * index) + 2];

    private static ImageStack Stack(double[][] frames, GridShape grid) => new(
        Array.ConvertAll(frames, f => System.Runtime.InteropServices.MemoryMarshal.AsBytes(f.AsSpan()).ToArray()), grid, 1, ChannelLayout.Gray, ElementType.Float64);
}
