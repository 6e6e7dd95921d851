using ClusterTools.Images.Pictures;
using ClusterTools.Rendering;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Tests.Images;

namespace ClusterTools.Tests.Rendering;

public sealed class OverlayRendererTests
{
    private static readonly GridShape Grid = new(1, 2, 3);
    private static readonly Labelled Map = MapData.OnGrid(Grid, [0, 0, 1, 0, 1, -1], [[0], [255]]);

    [Fact]
    public void ContoursOverAPictureAtItsSize()
    {
        // Twice the size of the grid, with a colour of its own at each pixel.
        var background = StackData.Make(1, new GridShape(1, 4, 6), 3, (_, _, y, x, c) => (byte)((10 * y) + x + (100 * c)));
        var picture = LabelMapRenderer.Render(Map, new LabelMapOptions { Contour = true, Background = background });
        Assert.Equal((6, 4, PixelFormat.Rgb24), (picture.Width, picture.Height, picture.Format));
        byte[] lower = Color(0), higher = Color(1);
        // Label 0 borders only where there is no record, which it does not touch but by a corner; label 1 wherever 0 or nothing lies beside it.
        string[] expected =
        [
            "....1.",
            "....11",
            "..11..",
            "..11..",
        ];
        for (int y = 0; y < 4; y++)
        {
            for (int x = 0; x < 6; x++)
            {
                byte[] wanted = expected[y][x] == '1' ? higher : [(byte)((10 * y) + x), (byte)((10 * y) + x + 100), (byte)((10 * y) + x + 200)];
                Assert.Equal(wanted, Pixel(picture, x, y));
                Assert.NotEqual(lower, Pixel(picture, x, y));
            }
        }
    }

    [Fact]
    public void ForegroundCutOutOfThePicture()
    {
        var background = StackData.Make(1, Grid, (_, _, y, x) => (byte)((10 * y) + x + 50));
        var picture = LabelMapRenderer.Render(Map, new LabelMapOptions { MaskBy = LabelMask.Label, Keep = [1], Background = background });
        Assert.Equal(PixelFormat.Rgba32, picture.Format);
        Assert.Equal([52, 52, 52, 255], Pixel(picture, 2, 0));
        Assert.Equal([61, 61, 61, 255], Pixel(picture, 1, 1));
        foreach (var (x, y) in new[] { (0, 0), (1, 0), (0, 1), (2, 1) })
            Assert.Equal([0, 0, 0, 0], Pixel(picture, x, y));
    }

    [Fact]
    public void KeptLabelsHaveTheirColoursWithoutAPicture()
    {
        var picture = LabelMapRenderer.Render(Map, new LabelMapOptions { MaskBy = LabelMask.Label, Keep = [0], Scale = 2 });
        Assert.Equal((6, 4), (picture.Width, picture.Height));
        Assert.Equal([.. Color(0), 255], Pixel(picture, 3, 1));
        Assert.Equal([0, 0, 0, 0], Pixel(picture, 4, 1));
    }

    [Fact]
    public void FilteredVoxelsShowThePicture()
    {
        var background = StackData.Make(1, Grid, (_, _, y, x) => (float)(y + x));
        var picture = LabelMapRenderer.Render(Map, new LabelMapOptions { Background = background });
        Assert.Equal(Color(0), Pixel(picture, 0, 0));
        Assert.Equal(Color(1), Pixel(picture, 2, 0));
        // The greatest sample is white.
        Assert.Equal([255, 255, 255], Pixel(picture, 2, 1));
    }

    [Fact]
    public void PlanesHaveBackgroundsOfTheirOwn()
    {
        var grid = new GridShape(2, 1, 2);
        var map = MapData.OnGrid(grid, [0, -1, -1, 0], [[0]]);
        foreach (var background in new[] { StackData.Make(1, grid, (_, z, _, _) => (byte)(90 + z)), StackData.Make(2, new GridShape(1, 1, 2), (f, _, _, _) => (byte)(90 + f)) })
        {
            var picture = LabelMapRenderer.Render(map, new LabelMapOptions { Background = background });
            Assert.Equal([90, 90, 90], Pixel(picture, 1, 0));
            Assert.Equal([91, 91, 91], Pixel(picture, 3, 0));
            picture = LabelMapRenderer.Render(map, new LabelMapOptions { Background = background, Plane = 1 });
            Assert.Equal([91, 91, 91], Pixel(picture, 0, 0));
        }

        Assert.Throws<ArgumentException>(() => LabelMapRenderer.Render(map, new LabelMapOptions { Background = StackData.Make(1, new GridShape(3, 1, 2), (_, _, _, _) => (byte)1) }));
    }

    [Fact]
    public void MaskAndLabelsToKeepGoTogether()
    {
        Assert.Throws<ArgumentException>(() => LabelMapRenderer.Render(Map, new LabelMapOptions { MaskBy = LabelMask.Label }));
        Assert.Throws<ArgumentException>(() => LabelMapRenderer.Render(Map, new LabelMapOptions { Keep = [1] }));
        Assert.Throws<ArgumentException>(() => LabelMapRenderer.Render(Map, new LabelMapOptions { MaskBy = LabelMask.Label, Keep = [2] }));
    }

    private static byte[] Color(int label) => [.. LabelPalette.Distinct(2)[label].Select(v => (byte)((v * 255) + 0.5))];

    private static byte[] Pixel(Picture picture, int x, int y)
    {
        int bytes = Picture.BytesPerPixel(picture.Format);
        return picture.Pixels.AsSpan(((y * picture.Width) + x) * bytes, bytes).ToArray();
    }
}
