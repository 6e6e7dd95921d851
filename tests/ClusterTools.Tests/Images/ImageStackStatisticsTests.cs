using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Images;

public sealed class ImageStackStatisticsTests
{
    [Fact]
    public void EachPixelIsMeasuredAcrossFrames()
    {
        // Pixel 0: 2 4 4 4 5 5 7 9, the textbook's mean 5, deviation 2. Pixel 1: -3 always. Pixel 2: 0 and 1 in turn.
        short[] first = [2, 4, 4, 4, 5, 5, 7, 9];
        var stack = StackData.Make(8, new GridShape(1, 1, 3), (f, _, _, x) => x == 0 ? first[f] : x == 1 ? (short)-3 : (short)(f % 2));
        var statistics = ImageStackStatistics.Compute(stack);
        Assert.Equal([5, -3, 0.5], StackData.Frame(statistics.Mean, 0));
        Assert.Equal([4, 0, 0.25], StackData.Frame(statistics.Variance, 0));
        Assert.Equal([2, 0, 0.5], StackData.Frame(statistics.StdDev, 0));
        Assert.Equal([40, -24, 4], StackData.Frame(statistics.Sum, 0));
        Assert.Equal([2, -3, 0], StackData.Frame(statistics.Minimum, 0));
        Assert.Equal([9, -3, 1], StackData.Frame(statistics.Maximum, 0));
        Assert.Equal(ElementType.Int16, statistics.Minimum.PixelType);
        Assert.Equal(ElementType.Float64, statistics.Sum.PixelType);
        Assert.Equal(-3, statistics.MinimumValue);
        Assert.Equal(9, statistics.MaximumValue);
        Assert.Equal(20.0 / 24, statistics.MeanValue, 15);
        // Mean of squares (232 + 72 + 4)/24 less the squared mean.
        Assert.Equal(Math.Sqrt((308.0 / 24) - (400.0 / 576)), statistics.StdDevValue, 14);
    }

    [Fact]
    public void APixelThatNeverChangesHasNoDeviationAtAll()
    {
        // 0.1 summed 77 times is not 7.7; far from zero, naive formulas leave a rest.
        var stack = StackData.Make(77, new GridShape(1, 50, 100), (_, _, y, x) => 0.1 + (1e6 * y) + x);
        var statistics = ImageStackStatistics.Compute(stack);
        Assert.All(StackData.Frame(statistics.StdDev, 0), v => Assert.Equal(0.0, v));
        Assert.Equal(StackData.Frame(stack, 0), StackData.Frame(statistics.Mean, 0));
    }

    [Fact]
    public void TheNumberOfThreadsDoesNotShow()
    {
        var random = new RandomSource(5);
        var stack = StackData.Make(9, new GridShape(2, 70, 80), (_, _, _, _) => (float)random.NextNormal());
        var one = ImageStackStatistics.Compute(stack, new ExecutionOptions { ThreadCount = 1 });
        var five = ImageStackStatistics.Compute(stack, new ExecutionOptions { ThreadCount = 5 });
        Assert.Equal(one.StdDev.GetFrameBytes(0).ToArray(), five.StdDev.GetFrameBytes(0).ToArray());
        Assert.Equal(one.StdDevValue, five.StdDevValue);
        Assert.Equal(1.0, one.StdDevValue, 1);
    }

    [Fact]
    public void WhatIsNotANumberStaysSo()
    {
        var stack = StackData.Make(3, new GridShape(1, 1, 2), (f, _, _, x) => x == 0 && f == 1 ? double.NaN : f);
        var statistics = ImageStackStatistics.Compute(stack);
        Assert.Equal([double.NaN, 1], StackData.Frame(statistics.Mean, 0));
        Assert.Equal([double.NaN, 2], StackData.Frame(statistics.Maximum, 0));
        Assert.Equal(double.NaN, statistics.MeanValue);
    }
}
