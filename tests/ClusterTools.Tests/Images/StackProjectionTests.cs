using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Images;

public sealed class StackProjectionTests
{
    // Two frames of two planes of 2x3; the second frame is 100 more.
    private static readonly byte[] First = [1, 5, 3, 9, 2, 4, 7, 0, 8, 6, 11, 10];
    private static readonly ImageStack Stack = StackData.Make(2, new GridShape(2, 2, 3), (f, z, y, x) => (byte)((100 * f) + First[(6 * z) + (3 * y) + x]));

    [Theory]
    [InlineData(ProjectionAxis.Plane, "1x2x3", "7 5 8 9 11 10", "1 0 3 6 2 4")]
    [InlineData(ProjectionAxis.Row, "1x2x3", "9 5 4 7 11 10", "1 2 3 6 0 8")]
    [InlineData(ProjectionAxis.Column, "1x2x2", "5 9 8 11", "1 2 0 6")]
    public void MaximumAndMinimumKeepTheType(ProjectionAxis axis, string grid, string maximum, string minimum)
    {
        var projected = StackProjection.Apply(Stack, ProjectionKind.Maximum, axis);
        Assert.Equal(grid, projected.Grid.ToString());
        Assert.Equal(2, projected.FrameCount);
        Assert.Equal(ElementType.UInt8, projected.PixelType);
        Assert.Equal(maximum, string.Join(" ", StackData.Frame(projected, 0)));
        Assert.Equal(maximum, string.Join(" ", StackData.Frame(projected, 1).Select(v => v - 100)));
        Assert.Equal(minimum, string.Join(" ", StackData.Frame(StackProjection.Apply(Stack, ProjectionKind.Minimum, axis), 0)));
    }

    [Fact]
    public void MaximumPlusMinimumDoesNotWrap()
    {
        var bright = StackData.Make(1, new GridShape(2, 1, 2), (_, z, _, x) => (byte)(200 + (10 * z) + x));
        var projected = StackProjection.Apply(bright, ProjectionKind.MaximumPlusMinimum, ProjectionAxis.Plane);
        Assert.Equal(ElementType.UInt16, projected.PixelType);
        Assert.Equal([410, 412], StackData.Frame(projected, 0));
    }

    [Fact]
    public void MeanSumAndDeviationAreFloat64()
    {
        Assert.Equal([3, 5, 5, 9], StackData.Frame(StackProjection.Apply(Stack, ProjectionKind.Mean, ProjectionAxis.Column), 0));
        Assert.Equal([8, 5, 11, 15, 13, 14], StackData.Frame(StackProjection.Apply(Stack, ProjectionKind.Sum, ProjectionAxis.Plane), 0));
        double[] deviation = StackData.Frame(StackProjection.Apply(Stack, ProjectionKind.StdDev, ProjectionAxis.Row), 0);
        Assert.Equal([4, 1.5, 0.5, 0.5, 5.5, 1], deviation);
    }

    [Fact]
    public void AlongFramesOneFrameIsLeft()
    {
        var sum = StackProjection.Apply(Stack, ProjectionKind.MaximumPlusMinimum, ProjectionAxis.Frame);
        Assert.Equal([1, 2, 2, 3], sum.Shape);
        Assert.Equal([102, 110, 106, 118, 104, 108, 114, 100, 116, 112, 122, 120], StackData.Frame(sum, 0));
        Assert.Equal(First.Select(v => v + 50.0), StackData.Frame(StackProjection.Apply(Stack, ProjectionKind.Mean, ProjectionAxis.Frame), 0));
    }

    [Fact]
    public void ChannelsStayApart()
    {
        var colours = StackData.Make(1, new GridShape(1, 2, 2), 3, (_, _, y, x, c) => (byte)((10 * c) + (2 * y) + x));
        Assert.Equal([1, 11, 21, 3, 13, 23], StackData.Frame(StackProjection.Apply(colours, ProjectionKind.Maximum, ProjectionAxis.Column), 0));
        Assert.Equal([2, 12, 22, 3, 13, 23], StackData.Frame(StackProjection.Apply(colours, ProjectionKind.Maximum, ProjectionAxis.Row), 0));
    }
}
