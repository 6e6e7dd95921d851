using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Images.Filtering;

public sealed class FilterTests
{
    private static readonly GridShape OneRow = new(1, 1, 5);

    [Fact]
    public void GaussianWeightsAreThoseOfTheBell()
    {
        // sigma 0.5: radius 2, weights e^0, e^-2, e^-8 over their sum.
        var spot = StackData.Make(1, new GridShape(1, 1, 9), (_, _, _, x) => x == 4 ? 1.0 : 0.0);
        double[] blurred = StackData.Frame(GaussianFilter.Apply(spot, 0, 0, 0.5), 0);
        double[] expected = [0, 0, 0.00026386508, 0.10645077197, 0.78657072590, 0.10645077197, 0.00026386508, 0, 0];
        for (int i = 0; i < 9; i++)
            Assert.Equal(expected[i], blurred[i], 10);
    }

    [Fact]
    public void TheImageIsReflectedAtItsEdgesHoweverFar()
    {
        var ramp = StackData.Make(1, OneRow, (_, _, _, x) => (double)x);
        // Three samples about each: (0 0 1) (0 1 2) … (3 4 4).
        Assert.Equal([1.0 / 3, 1, 2, 3, 11.0 / 3], StackData.Frame(UniformFilter.Apply(ramp, 1, 1, 3), 0));
        // Two samples: one before and the pixel.
        Assert.Equal([0, 0.5, 1.5, 2.5, 3.5], StackData.Frame(UniformFilter.Apply(ramp, 1, 1, 2), 0));
        // Twenty samples are the line forth and back twice, wherever they begin.
        Assert.Equal([2.0, 2, 2, 2, 2], StackData.Frame(UniformFilter.Apply(ramp, 1, 1, 20), 0));
    }

    [Fact]
    public void EachAxisHasItsOwnSize()
    {
        var spot = StackData.Make(1, new GridShape(3, 3, 3), (_, z, y, x) => z == 1 && y == 1 && x == 1 ? 6f : 0f);
        double[] planes = StackData.Frame(UniformFilter.Apply(spot, 3, 1, 1), 0);
        Assert.Equal(2, planes[4]);
        Assert.Equal(2, planes[13]);
        Assert.Equal(0, planes[12]);
        double[] rows = StackData.Frame(UniformFilter.Apply(spot, 1, 2, 1), 0);
        Assert.Equal(3, rows[13]);
        Assert.Equal(3, rows[16]);
        Assert.Equal(0, rows[10]);
    }

    [Fact]
    public void ChannelsAndFramesStayApart()
    {
        // Each channel of each frame is flat, so that any mixing shows.
        var colours = StackData.Make(3, new GridShape(1, 6, 7), 3, (f, _, _, _, c) => (byte)((50 * f) + (10 * c)));
        foreach (var filtered in new[]
        {
            GaussianFilter.Apply(colours, 2, ElementType.Float64), UniformFilter.Apply(colours, 3, ElementType.Float64), MedianFilter.Apply(colours, 3),
            RescaleFilter.Apply(colours, 0.5, antiAlias: true, ElementType.Float64),
        })
        {
            for (int frame = 0; frame < 3; frame++)
            {
                double[] values = StackData.Frame(filtered, frame);
                for (int i = 0; i < values.Length; i++)
                    Assert.Equal((50 * frame) + (10 * (i % 3)), values[i], 12);
            }
        }
    }

    [Fact]
    public void TheMedianOfAnEvenNumberIsTheUpperOfTheMiddleTwo()
    {
        var stack = StackData.Make(1, OneRow, (_, _, _, x) => new short[] { 5, -1, 9, 2, 7 }[x]);
        var median = MedianFilter.Apply(stack, 1, 1, 2);
        Assert.Equal(ElementType.Int16, median.PixelType);
        Assert.Equal([5, 5, 9, 9, 7], StackData.Frame(median, 0));
        Assert.Equal([5, 5, 2, 7, 7], StackData.Frame(MedianFilter.Apply(stack, 1, 1, 3), 0));
        Assert.Equal([5, 5, 5, 5, 5], StackData.Frame(MedianFilter.Apply(stack, 1, 1, 50), 0));
    }

    [Fact]
    public void AMedianWithWhatIsNoNumberIsNone()
    {
        var stack = StackData.Make(1, OneRow, (_, _, _, x) => x == 0 ? float.NaN : x);
        Assert.Equal([double.NaN, double.NaN, 2, 3, 4], StackData.Frame(MedianFilter.Apply(stack, 1, 1, 3), 0));
    }

    [Fact]
    public void ClippingKeepsTheType()
    {
        var bytes = StackData.Make(1, OneRow, (_, _, _, x) => (byte)(50 * x));
        var clipped = ClipFilter.Apply(bytes, 49.5, 120.7);
        Assert.Equal(ElementType.UInt8, clipped.PixelType);
        Assert.Equal([50, 50, 100, 120, 120], StackData.Frame(clipped, 0));
        Assert.Equal([0, 50, 100, 150, 150], StackData.Frame(ClipFilter.Apply(bytes, null, 150), 0));
        var floats = StackData.Make(1, OneRow, (_, _, _, x) => x == 2 ? double.NaN : x);
        Assert.Equal([0.5, 1, double.NaN, 2.5, 2.5], StackData.Frame(ClipFilter.Apply(floats, 0.5, 2.5), 0));
        Assert.Throws<ArgumentException>(() => ClipFilter.Apply(bytes, 5, 4));
        Assert.Throws<ArgumentException>(() => ClipFilter.Apply(bytes, 4.2, 4.8));
        Assert.Throws<ArgumentException>(() => ClipFilter.Apply(bytes, double.NaN, null));
    }

    [Fact]
    public void SubtractingGoesBelowZeroOrIsHeldThere()
    {
        var bytes = StackData.Make(2, OneRow, (f, _, _, x) => (byte)((10 * x) + f));
        var free = SubtractFilter.Apply(bytes, 15);
        Assert.Equal(ElementType.Float32, free.PixelType);
        Assert.Equal([-15, -5, 5, 15, 25], StackData.Frame(free, 0));
        Assert.Equal([0, 0, 5, 15, 25], StackData.Frame(SubtractFilter.Apply(bytes, 15, ElementType.UInt8), 0));
        Assert.Equal([255, 255, 255, 255, 255], StackData.Frame(SubtractFilter.Apply(bytes, -1000, ElementType.UInt8), 0));

        var mean = ImageStackStatistics.Compute(bytes).Mean;
        Assert.Equal([-0.5, -0.5, -0.5, -0.5, -0.5], StackData.Frame(SubtractFilter.Apply(bytes, mean), 0));
        Assert.Throws<ArgumentException>(() => SubtractFilter.Apply(bytes, bytes));
        Assert.Throws<ArgumentException>(() => SubtractFilter.Apply(bytes, double.NaN));
    }

    [Fact]
    public void RescalingTakesSamplesAtHalfPixels()
    {
        var ramp = StackData.Make(2, new GridShape(1, 4, 4), (f, _, y, x) => (double)((10 * f) + (4 * y) + x));
        var half = RescaleFilter.Apply(ramp, 0.5);
        Assert.Equal([2, 1, 2, 2], half.Shape);
        Assert.Equal([2.5, 4.5, 10.5, 12.5], StackData.Frame(half, 0));
        Assert.Equal([12.5, 14.5, 20.5, 22.5], StackData.Frame(half, 1));
        // Twice as wide: places -0.25, 0.25, 0.75 …; mirrored, -0.25 is 0.25.
        var wide = RescaleFilter.Apply(StackData.Make(1, new GridShape(1, 1, 2), (_, _, _, x) => (float)(4 * x)), 2);
        Assert.Equal([1, 1, 3, 3, 1, 1, 3, 3], StackData.Frame(wide, 0));
        // Halves go to the even number.
        Assert.Equal(2, RescaleFilter.Apply(StackData.Make(1, OneRow, (_, _, _, _) => 0f), 0.5).Width);
        Assert.Throws<ArgumentOutOfRangeException>(() => RescaleFilter.Apply(ramp, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RescaleFilter.Apply(ramp, 1e6));
        Assert.Throws<ArgumentOutOfRangeException>(() => RescaleFilter.Apply(ramp, double.NaN));
    }

    [Fact]
    public void ThreadsDoNotShow()
    {
        var random = new RandomSource(3);
        foreach (int frames in new[] { 1, 20 })
        {
            var stack = StackData.Make(frames, new GridShape(3, 20, 30), (_, _, _, _) => (float)random.NextNormal());
            var one = new ExecutionOptions { ThreadCount = 1 };
            var four = new ExecutionOptions { ThreadCount = 4 };
            Same(GaussianFilter.Apply(stack, 1.5, execution: one), GaussianFilter.Apply(stack, 1.5, execution: four));
            Same(MedianFilter.Apply(stack, 3, one), MedianFilter.Apply(stack, 3, four));
            Same(LocalCorrelation.Compute(stack, 3, one), LocalCorrelation.Compute(stack, 3, four));
            Same(RescaleFilter.Apply(stack, 0.7, true, execution: one), RescaleFilter.Apply(stack, 0.7, true, execution: four));
        }

        static void Same(ImageStack a, ImageStack b)
        {
            for (int frame = 0; frame < a.FrameCount; frame++)
                Assert.Equal(a.GetFrameBytes(frame).ToArray(), b.GetFrameBytes(frame).ToArray());
        }
    }

    [Fact]
    public void CancellingEndsALongFilter()
    {
        using var cancel = new CancellationTokenSource();
        var stack = StackData.Make<byte>(1, new GridShape(1, 3000, 300), (_, _, _, _) => 1);
        cancel.CancelAfter(50);
        Assert.Throws<OperationCanceledException>(() => MedianFilter.Apply(stack, 1, 31, 31, new ExecutionOptions { CancellationToken = cancel.Token }));
    }

    [Fact]
    public void SizesOutOfRangeAreRefused()
    {
        var stack = StackData.Make<byte>(1, OneRow, (_, _, _, _) => 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussianFilter.Apply(stack, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussianFilter.Apply(stack, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformFilter.Apply(stack, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MedianFilter.Apply(stack, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MedianFilter.Apply(stack, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalCorrelation.Compute(stack, 0));
    }

    [Fact]
    public void WhatWasDoneIsInTheHistory()
    {
        var stack = GaussianFilter.Apply(StackData.Make<byte>(1, OneRow, (_, _, _, _) => 1), 0, 1, 2);
        Assert.Equal("gaussian filter: sigma 0, 1, 2 (plane, row, column)", Assert.Single(stack.History).ToString());
    }
}
