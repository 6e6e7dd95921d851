using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Images.Pictures;

public class ImagePictureTests
{
    [Fact]
    public void PlaneIsStretchedFromItsLeastToItsGreatest()
    {
        var picture = ImagePicture.FromPlane(Stack([10, 20, 30, 40, 15, 25]), plane: 0);
        Assert.Equal((3, 1, PixelFormat.Gray8), (picture.Width, picture.Height, picture.Format));
        Assert.Equal([0, 128, 255], picture.Pixels);
        Assert.Equal([255, 0, 102], ImagePicture.FromPlane(Stack([10, 20, 30, 40, 15, 25]), plane: 1).Pixels);
    }

    [Fact]
    public void GivenRangeCutsOff() => Assert.Equal([0, 0, 255], ImagePicture.FromPlane(Stack([10, 20, 30, 0, 0, 0]), minimum: 20, maximum: 30).Pixels);

    [Fact]
    public void NotANumberAndInfinityKeepTheRange() =>
        Assert.Equal([0, 0, 255], ImagePicture.FromPlane(Stack([double.NaN, 1, double.PositiveInfinity, 0, 0, 0])).Pixels);

    [Fact]
    public void ScaleRepeatsSamples()
    {
        var picture = ImagePicture.FromPlane(Stack([0, 1, 0, 0, 0, 0]), scale: 2);
        Assert.Equal((6, 2), (picture.Width, picture.Height));
        Assert.Equal([0, 0, 255, 255, 0, 0, 0, 0, 255, 255, 0, 0], picture.Pixels);
    }

    [Fact]
    public void MontageTilesWithLines()
    {
        Picture Gray(byte value) => new(1, 2, PixelFormat.Gray8, [value, value]);
        var row = Montage.Tile([Gray(1), Gray(2)], columns: 2, separator: 1);
        Assert.Equal((3, 2), (row.Width, row.Height));
        Assert.Equal([1, 0x30, 2, 1, 0x30, 2], row.Pixels);
        var square = Montage.Tile([Gray(1), Gray(2), Gray(3)], separator: 0);
        Assert.Equal([1, 2, 1, 2, 3, 0x30, 3, 0x30], square.Pixels);
        var color = Montage.Tile([new Picture(1, 1, PixelFormat.Rgb24, [1, 2, 3]), new Picture(1, 1, PixelFormat.Rgb24, [4, 5, 6])], separator: 0);
        Assert.Equal([1, 2, 3, 4, 5, 6], color.Pixels);
    }

    [Fact]
    public void MontageOfUnequalPicturesIsRefused()
    {
        var small = new Picture(1, 1, PixelFormat.Gray8, [0]);
        Assert.Throws<ArgumentException>(() => Montage.Tile([]));
        Assert.Throws<ArgumentException>(() => Montage.Tile([small, new Picture(2, 1, PixelFormat.Gray8, [0, 0])]));
        Assert.Throws<ArgumentException>(() => Montage.Tile([small, new Picture(1, 1, PixelFormat.Rgb24, [0, 0, 0])]));
    }

    /// <summary>One frame of two planes of 1 × 3.</summary>
    private static ImageStack Stack(double[] values) =>
        new([MemoryMarshal.AsBytes<double>(values).ToArray()], new GridShape(2, 1, 3), 1, ChannelLayout.Gray, ElementType.Float64);
}
