using System.Text.Json;
using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Rendering;

public class LabelMapRendererTests
{
    private static readonly double[][] TwoCentroids = [[1, 2, 3], [3, 2, 1]];

    [Fact]
    public void LabelsFilteredVoxelsAndPaletteOfOnePlane()
    {
        var map = LabelMapRenderer.Render(MapData.OnGrid(new GridShape(1, 2, 3), [0, 1, -1, -1, 1, 0], TwoCentroids), new LabelMapOptions { ColorBy = LabelColoring.Gray });
        Assert.Equal((3, 2, PixelFormat.Indexed8), (map.Width, map.Height, map.Format));
        Assert.Equal([1, 2, 0, 0, 2, 1], map.Pixels);
        Assert.Equal([0, 0, 0, 128, 128, 128, 255, 255, 255], map.Palette);
    }

    [Fact]
    public void ThreePlanesAreTiledInTwoColumnsWithALine()
    {
        var map = LabelMapRenderer.Render(MapData.OnGrid(new GridShape(3, 1, 2), [0, 1, 1, -1, -1, 0], TwoCentroids));
        Assert.Equal((5, 3), (map.Width, map.Height));
        // Entry 3 is the line; the fourth tile stays empty.
        Assert.Equal([1, 2, 3, 2, 0, 3, 3, 3, 3, 3, 0, 1, 3, 3, 3], map.Pixels);
        Assert.Equal([0x30, 0x30, 0x30], map.Palette!.Skip(9));
    }

    [Fact]
    public void ScaleRepeatsVoxelsAndWidensTheLine()
    {
        var map = LabelMapRenderer.Render(MapData.OnGrid(new GridShape(2, 1, 1), [0, 1], TwoCentroids), new LabelMapOptions { Scale = 2 });
        Assert.Equal((6, 2), (map.Width, map.Height));
        Assert.Equal([1, 1, 3, 3, 2, 2, 1, 1, 3, 3, 2, 2], map.Pixels);
    }

    [Fact]
    public void OnePlaneOfSeveral()
    {
        var map = LabelMapRenderer.Render(MapData.OnGrid(new GridShape(3, 1, 2), [0, 1, 1, -1, -1, 0], TwoCentroids), new LabelMapOptions { Plane = 1 });
        Assert.Equal((2, 1), (map.Width, map.Height));
        Assert.Equal([2, 0], map.Pixels);
        Assert.Equal(9, map.Palette!.Length);
    }

    [Theory]
    [InlineData(255, 1, PixelFormat.Indexed8)]
    [InlineData(256, 1, PixelFormat.Rgb24)]
    [InlineData(254, 2, PixelFormat.Indexed8)]
    [InlineData(255, 2, PixelFormat.Rgb24)]
    public void PaletteIsUsedWhereBackgroundAndLinesFitToo(int clusters, int planes, PixelFormat format)
    {
        int[] labels = [.. Enumerable.Range(0, 300 * planes).Select(i => i % clusters)];
        double[][] centroids = [.. Enumerable.Range(0, clusters).Select(i => new double[] { i, 1 })];
        var map = LabelMapRenderer.Render(MapData.OnGrid(new GridShape(planes, 10, 30), labels, centroids));
        Assert.Equal(format, map.Format);
    }

    [Fact]
    public void TrueColorAndIndexedPicturesShowTheSame()
    {
        var data = MapData.OnGrid(new GridShape(3, 2, 2), [0, 1, -1, 0, 1, 1, 1, 0, 0, -1, 0, 1], TwoCentroids);
        var indexed = LabelMapRenderer.Render(data, new LabelMapOptions { Scale = 3 });
        var full = LabelMapRenderer.Render(new Weighted(data, [.. data.Labels.Select(_ => 1.0)]), new LabelMapOptions { Scale = 3, MaskBy = LabelMask.Probability });
        Assert.Equal(PixelFormat.Rgb24, full.Format);
        byte[] looked = [.. indexed.Pixels.SelectMany(p => indexed.Palette!.Skip(3 * p).Take(3))];
        Assert.Equal(looked, full.Pixels);
    }

    [Fact]
    public void SimilarityMaskIsClippedAndDividedByThePlanesGreatest()
    {
        // Plane 0: r = 1, r = −1, constant; plane 1: r = √¾ for (1, 2, 2) with (1, 2, 3), the greatest there, and a voxel left out.
        double[] values = [1, 2, 3, 3, 2, 1, 5, 5, 5, 1, 2, 2];
        var data = new Labelled(SeriesSet.FromArray(values, 4, 3, new GridShape(2, 1, 3), [0, 1, 2, 4]), [0, 0, 0, 0], [[1, 2, 3]]);
        var map = LabelMapRenderer.Render(data, new LabelMapOptions { ColorBy = LabelColoring.Gray, MaskBy = LabelMask.Similarity });
        byte[] red = [.. map.Pixels.Where((_, i) => i % 3 == 0)];
        Assert.Equal([255, 0, 0, 0x30, 0, 255, 0], red);
    }

    [Fact]
    public void SimilarityIsPearsonAndSeveralRecordsShareAPlane()
    {
        // r = √¾ = 0.8660 and 1 on one plane: 0.8660·255 = 220.8.
        var data = new Labelled(SeriesSet.FromArray([1.0, 2, 2, 10, 20, 30], 2, 3, new GridShape(1, 1, 2)), [0, 0], [[1, 2, 3]]);
        var map = LabelMapRenderer.Render(data, new LabelMapOptions { ColorBy = LabelColoring.Gray, MaskBy = LabelMask.Similarity });
        Assert.Equal([221, 221, 221, 255, 255, 255], map.Pixels);
    }

    [Fact]
    public void NothingAboveZeroIsBlack()
    {
        var data = new Labelled(SeriesSet.FromArray([3.0, 2, 1], 1, 3, new GridShape(1, 1, 1)), [0], [[1, 2, 3]]);
        Assert.Equal([0, 0, 0], LabelMapRenderer.Render(data, new LabelMapOptions { MaskBy = LabelMask.Similarity }).Pixels);
    }

    [Fact]
    public void ProbabilitiesMaskAsTheyAre()
    {
        var data = new Weighted(MapData.OnGrid(new GridShape(1, 1, 2), [0, 0], [[1, 2]]), [0.5, 0.25]);
        var map = LabelMapRenderer.Render(data, new LabelMapOptions { ColorBy = LabelColoring.Gray, MaskBy = LabelMask.Probability });
        Assert.Equal([128, 128, 128, 64, 64, 64], map.Pixels);
    }

    [Fact]
    public void CentroidsAreTheColorsOfPixels()
    {
        byte[] values = [250, 10, 0, 0, 100, 200];
        var data = new Labelled(SeriesSet.FromArray(values, 2, 3, new GridShape(1, 1, 2)), [1, 0], [[0.4, 99.6, 200], [250, 10, 0]]);
        var map = LabelMapRenderer.Render(data, new LabelMapOptions { ColorBy = LabelColoring.Centroid });
        Assert.Equal([0, 0, 0, 0, 100, 200, 250, 10, 0], map.Palette);
        Assert.Equal([2, 1], map.Pixels);
    }

    [Fact]
    public void OrderOfRecordsDoesNotMatter() => Check.QuickThrowOnFailure(Prop.ForAll<PositiveInt, long, bool>((size, seed, mask) =>
    {
        var random = new RandomSource(seed);
        var grid = new GridShape(1 + random.NextInt32(4), 1 + random.NextInt32(5), 1 + (size.Get % 7));
        int[] positions = random.Sample((int)grid.Count, 1 + random.NextInt32((int)grid.Count));
        int[] labels = [.. positions.Select(_ => random.NextInt32(2))];
        double[] values = [.. positions.SelectMany(p => new double[] { p, p * p % 5, 3 })];
        var shuffled = new Labelled(SeriesSet.FromArray(values, positions.Length, 3, grid, positions), labels, TwoCentroids);
        int[] order = [.. Enumerable.Range(0, positions.Length).OrderBy(i => positions[i])];
        double[] sortedValues = [.. order.SelectMany(i => values.Skip(3 * i).Take(3))];
        var sorted = new Labelled(
            SeriesSet.FromArray(sortedValues, order.Length, 3, grid, [.. order.Select(i => positions[i])]), [.. order.Select(i => labels[i])], TwoCentroids);
        var options = new LabelMapOptions { MaskBy = mask ? LabelMask.Similarity : LabelMask.None, Scale = 1 + random.NextInt32(3) };
        return LabelMapRenderer.Render(shuffled, options).Pixels.SequenceEqual(LabelMapRenderer.Render(sorted, options).Pixels);
    }));

    [Fact]
    public void PixelsOfSeveralFramesAreTilesInTheirOrder()
    {
        byte[][] frames = [[10, 20], [30, 10], [20, 20]];
        var stack = new ImageStack(frames, new GridShape(1, 1, 2), 1, ChannelLayout.Gray, ElementType.UInt8);
        var pixels = SeriesBuilder.FromStack(stack, RecordKind.Pixel);
        int[] labels = [.. Enumerable.Range(0, pixels.Count).Select(i => (int)pixels.GetRecord(i)[0] / 10 - 1)];
        var map = LabelMapRenderer.Render(new Labelled(pixels, labels, [[10], [20], [30]]), new LabelMapOptions { ColorBy = LabelColoring.Centroid });
        Assert.Equal([1, 2, 4, 3, 1, 4, 4, 4, 4, 4, 2, 2, 4, 4, 4], map.Pixels);
        Assert.Equal([0, 0, 0, 10, 10, 10, 20, 20, 20, 30, 30, 30, 48, 48, 48], map.Palette);
    }

    [Fact]
    public void ColorsBySimilarityAreThoseOfTheSeed()
    {
        double[][] centroids = [[1, 2, 3], [3, 2, 1], [1, 0, 2], [0, 3, 1]];
        var map = LabelMapRenderer.Render(MapData.OnGrid(new GridShape(1, 2, 2), [0, 1, 2, 3], centroids), new LabelMapOptions { ColorBy = LabelColoring.Similarity, Seed = 5 });
        byte[] expected = [.. SimilarityPalette.Optimize(centroids, 5).Colors.SelectMany(c => c).Select(v => (byte)((v * 255) + 0.5))];
        Assert.Equal(expected, map.Palette!.Skip(3));
    }

    [Fact]
    public void MistakesNameTheirRemedy()
    {
        var table = new Labelled(SeriesSet.FromArray([1.0, 2], 2, 1), [0, 0], [[1]]);
        Assert.Contains("ConvertTo-Series", Refused(table, new LabelMapOptions()));
        var grid = MapData.OnGrid(new GridShape(1, 1, 2), [0, 1], [[1], [2]]);
        Assert.Contains("mixture", Refused(grid, new LabelMapOptions { MaskBy = LabelMask.Probability }));
        Assert.Contains("at least 2 values", Refused(grid, new LabelMapOptions { MaskBy = LabelMask.Similarity }));
        Assert.Contains("no plane 1", Refused(grid, new LabelMapOptions { Plane = 1 }));
        Assert.Contains("no plane -1", Refused(grid, new LabelMapOptions { Plane = -1 }));
        Assert.Contains("at least 1", Refused(grid, new LabelMapOptions { Scale = 0 }));
        Assert.Contains("smaller scale", Refused(grid, new LabelMapOptions { Scale = int.MaxValue }));
        Assert.Contains("8 or 16 bits", Refused(grid, new LabelMapOptions { ColorBy = LabelColoring.Centroid }));
        Assert.Contains("label 2", Refused(new Labelled(grid.Series, [0, 2], grid.Centroids), new LabelMapOptions()));
        Assert.Contains("Labels", Refused(new Labelled(grid.Series, [0], grid.Centroids), new LabelMapOptions()));
    }

    [Fact]
    public void ReferenceColorsAndMaskOfTheFish()
    {
        var fish = MapData.Fish(10);
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", "fish_colorize.json")));
        var root = json.RootElement;
        double[][] colors = MapData.Rows(root.GetProperty("colors"));
        var grid = new LabelGrid(fish, plane: null);
        double[] factors = LabelWeights.Factors(fish, grid, LabelMask.Similarity, ClusterTools.Threading.ExecutionOptions.Default)!;
        double flat = 0, masked = 0;
        for (int i = 0; i < 76 * 87; i++)
        {
            flat += colors[fish.Labels[i]].Sum();
            masked += colors[fish.Labels[i]].Sum() * factors[i];
        }

        Assert.Equal(root.GetProperty("rgb_plane0").GetProperty("sum").GetDouble(), flat, 6);
        Assert.Equal(root.GetProperty("rgb_masked_plane0").GetProperty("sum").GetDouble(), masked, 6);
        foreach (var point in root.GetProperty("rgb_masked_plane0").GetProperty("at").EnumerateArray())
        {
            int voxel = (point[0].GetInt32() * 87) + point[1].GetInt32();
            for (int c = 0; c < 3; c++)
                Assert.Equal(point[2][c].GetDouble(), colors[fish.Labels[voxel]][c] * factors[voxel], 8);
        }
    }

    private static string Refused(IClustering clustering, LabelMapOptions options) =>
        Assert.Throws<ArgumentException>(() => LabelMapRenderer.Render(clustering, options)).Message;
}
