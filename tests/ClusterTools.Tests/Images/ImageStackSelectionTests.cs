using ClusterTools.Images;

namespace ClusterTools.Tests.Images;

public sealed class ImageStackSelectionTests
{
    private static readonly ImageStack Stack = StackData.Make(5, new GridShape(3, 4, 6), 3, (f, z, y, x, c) => (ushort)((10000 * f) + (1000 * z) + (100 * y) + (10 * x) + c), Truth());

    [Fact]
    public void FramesPlanesAndRegionAreTakenInTheOrderAsked()
    {
        var part = ImageStackSelection.Select(Stack, [3, 1], [2, 0], new PixelRegion(4, 1, 2, 2));
        Assert.Equal([2, 2, 2, 2, 3], part.Shape);
        double[] expected = [32140, 32141, 32142, 32150, 32151, 32152, 32240, 32241, 32242, 32250, 32251, 32252, 30140, 30141, 30142, 30150, 30151, 30152, 30240, 30241, 30242, 30250, 30251, 30252];
        Assert.Equal(expected, StackData.Frame(part, 0));
        Assert.Equal(12140, StackData.Frame(part, 1)[0]);
        Assert.Equal([58, 59, 64, 65, 10, 11, 16, 17], part.Truth!);
        Assert.Equal("select: frames 3,1, planes 2,0, region 4,1,2,2", part.History[^1].ToString());
    }

    [Fact]
    public void WholeFramesAreSharedNotCopied()
    {
        var part = ImageStackSelection.Select(Stack, [0, 2, 3, 4, 4]);
        Assert.Same(Stack.GetFrameArray(2), part.GetFrameArray(1));
        Assert.Same(part.GetFrameArray(3), part.GetFrameArray(4));
        Assert.Equal("select: frames 0,2..4,4", part.History[^1].ToString());
    }

    [Fact]
    public void WhatIsNotThereIsRefused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ImageStackSelection.Select(Stack, frames: [5]));
        Assert.StartsWith("There is no frame 5: the last one is 4.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageStackSelection.Select(Stack, planes: [-1]));
        Assert.Throws<ArgumentException>(() => ImageStackSelection.Select(Stack, planes: []));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageStackSelection.Select(Stack, region: new PixelRegion(5, 0, 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageStackSelection.Select(Stack, region: new PixelRegion(0, 0, int.MaxValue, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageStackSelection.Select(Stack, region: new PixelRegion(0, 0, 0, 1)));
    }

    [Fact]
    public void ARegionIsReadFromText()
    {
        Assert.Equal(new PixelRegion(10, 20, 64, 48), PixelRegion.Parse("10, 20,64,48"));
        Assert.Throws<FormatException>(() => PixelRegion.Parse("10,20,64"));
        Assert.Throws<FormatException>(() => PixelRegion.Parse("10,20,64,a"));
    }

    private static int[] Truth()
    {
        var truth = new int[72];
        for (int i = 0; i < truth.Length; i++)
            truth[i] = i;
        return truth;
    }
}
