using ClusterTools.Images;
using ClusterTools.Segmentation.Regions;
using ClusterTools.Tests.Images;
using ClusterTools.Tests.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Segmentation.Regions;

public sealed class ImageRegionsTests
{
    // Two crossing diagonals of label 1, a bar of label 2, a hole without a record.
    private static readonly int[] Map =
    [
        1, 0, 0, 1, 2,
        0, 1, 1, 0, 2,
        0, -1, 1, 0, 2,
        1, 0, 0, 0, 2,
    ];

    private static readonly GridShape Grid = new(1, 4, 5);

    [Fact]
    public void EightNeighboursJoinCorners()
    {
        var regions = ImageRegions.Find(MapData.OnGrid(Grid, Map, [[10], [20], [30]]), new ImageRegionOptions { Labels = [1, 2] });
        Assert.Equal([1, 2, 1], regions.Select(r => r.Label));
        Assert.Equal([5, 4, 1], regions.Select(r => r.Area));
        var diagonals = regions[0];
        Assert.Equal(1, diagonals.Number);
        Assert.Equal((0, 0, 4, 3), (diagonals.Left, diagonals.Top, diagonals.Width, diagonals.Height));
        Assert.Equal((0 + 3 + 1 + 2 + 2) / 5.0, diagonals.CentroidX);
        Assert.Equal((0 + 0 + 1 + 1 + 2) / 5.0, diagonals.CentroidY);
        Assert.Equal(20, diagonals.MeanIntensity);
        Assert.True(diagonals.IsOnEdge);
        Assert.Equal(new PixelRegion(4, 0, 1, 4), regions[1].BoundingBox);
    }

    [Fact]
    public void FourNeighboursDoNot()
    {
        var regions = ImageRegions.Find(MapData.OnGrid(Grid, Map, [[10], [20], [30]]), new ImageRegionOptions { Labels = [1], Connectivity = PixelConnectivity.Four });
        Assert.Equal([1, 1, 3, 1], regions.Select(r => r.Area));
        Assert.False(regions[2].IsOnEdge);
        Assert.Equal([3], ImageRegions.Find(MapData.OnGrid(Grid, Map, [[10], [20], [30]]), new ImageRegionOptions { Labels = [1], Connectivity = PixelConnectivity.Four, ExcludeEdge = true }).Select(r => r.Area));
    }

    [Fact]
    public void AreasChoose()
    {
        var clustering = MapData.OnGrid(Grid, Map, [[10], [20], [30]]);
        Assert.Equal([5, 4], ImageRegions.Find(clustering, new ImageRegionOptions { Labels = [1, 2], MinimumArea = 4 }).Select(r => r.Area));
        Assert.Equal([1], ImageRegions.Find(clustering, new ImageRegionOptions { Labels = [1, 2], MaximumArea = 3 }).Select(r => r.Number));
    }

    [Fact]
    public void IntensitiesOfAnotherImage()
    {
        var clustering = MapData.OnGrid(Grid, Map, [[10], [20], [30]]);
        var colors = StackData.Make(1, Grid, 3, (_, _, y, x, c) => (ushort)((100 * y) + x + (3 * c)));
        var bar = ImageRegions.Find(clustering, new ImageRegionOptions { Labels = [2], Intensity = colors }).Single();
        Assert.Equal(150 + 4 + 3, bar.MeanIntensity);
        Assert.Throws<ArgumentException>(() => ImageRegions.Find(clustering, new ImageRegionOptions { Intensity = StackData.Make(1, new GridShape(1, 5, 4), (_, _, _, _) => 1f) }));
    }

    [Fact]
    public void ImagesOfLabelsHaveBackgroundZero()
    {
        var labels = StackData.Make(1, new GridShape(2, 4, 5), (_, z, y, x) => (ushort)(z == 0 ? Map[(y * 5) + x] + 1 : x == 2 ? 7 : 0));
        var regions = ImageRegions.Find(labels);
        Assert.Equal(1, regions[^1].Plane);
        Assert.Equal((7, 4, 2.0, 1.5), (regions[^1].Label, regions[^1].Area, regions[^1].CentroidX, regions[^1].CentroidY));
        Assert.Null(regions[^1].MeanIntensity);
        Assert.Equal(19 + 4, regions.Sum(r => r.Area));
        Assert.Equal(Enumerable.Range(1, regions.Count), regions.Select(r => r.Number));
        Assert.Throws<ArgumentException>(() => ImageRegions.Find(StackData.Make(1, Grid, (_, _, _, _) => 1f)));
        Assert.Throws<ArgumentException>(() => ImageRegions.Find(StackData.Make(2, Grid, (_, _, _, _) => (byte)1)));
    }

    [Fact]
    public void RegionsAreThoseOfAFlood()
    {
        Prop.ForAll(Gen.Choose(0, 2).ArrayOf(63).ToArbitrary(), Gen.Elements(PixelConnectivity.Four, PixelConnectivity.Eight).ToArbitrary(), (map, connectivity) =>
        {
            var grid = new GridShape(1, 7, 9);
            int[] areas = [.. ImageRegions.Find(MapData.OnGrid(grid, map, [[0], [1], [2]]), new ImageRegionOptions { Connectivity = connectivity }).Select(r => r.Area)];
            return areas.SequenceEqual(Flood(map, 9, 7, connectivity == PixelConnectivity.Eight));
        }).QuickCheckThrowOnFailure();
    }

    private static List<int> Flood(int[] map, int columns, int rows, bool corners)
    {
        var seen = new bool[map.Length];
        var areas = new List<int>();
        for (int start = 0; start < map.Length; start++)
        {
            if (seen[start])
                continue;
            var waiting = new Stack<int>([start]);
            seen[start] = true;
            areas.Add(0);
            while (waiting.TryPop(out int pixel))
            {
                areas[^1]++;
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        int x = (pixel % columns) + dx, y = (pixel / columns) + dy;
                        if (x < 0 || y < 0 || x >= columns || y >= rows || (!corners && dx != 0 && dy != 0))
                            continue;
                        int next = (y * columns) + x;
                        if (seen[next] || map[next] != map[start])
                            continue;
                        seen[next] = true;
                        waiting.Push(next);
                    }
                }
            }
        }

        return areas;
    }
}
