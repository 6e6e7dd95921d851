using ClusterTools.Formats.Rois;
using ClusterTools.Images;
using ClusterTools.Segmentation.Regions;
using ClusterTools.Tests.Formats.Rois;
using ClusterTools.Tests.Images;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Segmentation.Regions;

public sealed class RegionTimeCoursesTests
{
    [Fact]
    public void EqualsWhatImageJMeasures()
    {
        using var folder = new TestFolder();
        var movie = ImageJReference.Movie;
        var regions = RoiRegions.Find(RoiFile.Read(folder.Write("rois.zip", ImageJReference.Archive)), movie.Grid);
        var courses = RegionTimeCourses.Measure(movie, regions);
        foreach (var row in ImageJReference.Rows)
        {
            var course = courses.Single(c => c.Region.Name == row.Name);
            Assert.Equal((row.Name, row.Area), (row.Name, course.Region.Area));
            Assert.Equal(row.Mean, course.Mean[row.Frame], 1e-9);
            Assert.Equal(row.StdDev, course.StdDev[row.Frame] * Math.Sqrt(row.Area / (row.Area - 1.0)), 1e-9);
            Assert.Equal((row.Minimum, row.Maximum), (course.Minimum[row.Frame], course.Maximum[row.Frame]));
            Assert.Equal(row.X - 0.5, course.Region.CentroidX, 1e-9);
            Assert.Equal(row.Y - 0.5, course.Region.CentroidY, 1e-9);
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void EqualsThePlainDefinition(int channels, int planes)
    {
        var grid = new GridShape(planes, 7, 9);
        var movie = StackData.Make(6, grid, channels, (f, z, y, x, c) => (ushort)(((f * 31) + (z * 17) + (y * 13) + (x * 7) + (c * 1000)) % 509));
        var labels = StackData.Make(1, grid, 1, (_, z, y, x, _) => (byte)((x + y + z) % 4));
        var regions = ImageRegions.FindPixels(labels, new ImageRegionOptions { Connectivity = PixelConnectivity.None });
        Assert.Equal(3 * planes, regions.Regions.Count);
        foreach (int threads in (int[])[1, 2, 7])
        {
            var courses = RegionTimeCourses.Measure(movie, regions, 25, new ExecutionOptions { ThreadCount = threads });
            for (int r = 0; r < courses.Count; r++)
            {
                for (int f = 0; f < 6; f++)
                {
                    int colors = movie.ChannelLayout == ChannelLayout.Rgba ? 3 : channels;
                    double[] values = [.. regions.Pixels[r].Select(p => Enumerable.Range(0, colors).Average(c => movie.GetPlane(f, p / grid.PlaneSize, c)[p % grid.PlaneSize / 9, p % 9])).Order()];
                    Assert.Equal(values.Average(), courses[r].Mean[f], 1e-9);
                    Assert.Equal((values[0], values[^1]), (courses[r].Minimum[f], courses[r].Maximum[f]));
                    double rank = (values.Length - 1) * 0.25;
                    int low = (int)rank;
                    Assert.Equal(values[low] + ((rank - low) * (values[Math.Min(low + 1, values.Length - 1)] - values[low])), courses[r].Percentile[f], 1e-9);
                    Assert.Equal(Math.Sqrt(values.Average(v => (v - values.Average()) * (v - values.Average()))), courses[r].StdDev[f], 1e-9);
                }
            }
        }
    }

    [Fact]
    public void SeriesHaveARecordForEachRegion()
    {
        var movie = ImageJReference.Movie;
        var labels = StackData.Make(1, movie.Grid, 1, (_, _, y, _, _) => (byte)(y < 4 ? 0 : y < 9 ? 2 : 5));
        var courses = RegionTimeCourses.Measure(movie, ImageRegions.FindPixels(labels));
        var set = RegionTimeCourses.ToSeries(courses, RegionStatistic.Maximum, movie);
        Assert.Equal((2, 3), (set.Count, set.Length));
        Assert.Equal(courses[1].Maximum, set.GetRecord(1));
        Assert.Equal([2, 5], set.SourceObjects!.Cast<ImageRegion>().Select(r => r.Label));
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        var movie = ImageJReference.Movie;
        var other = StackData.Make(1, new GridShape(1, 16, 19), 1, (_, _, _, _, _) => (byte)1);
        Assert.Throws<ArgumentException>(() => RegionTimeCourses.Measure(movie, ImageRegions.FindPixels(other)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegionTimeCourses.Measure(other, ImageRegions.FindPixels(other), 101));
        var outside = new RoiOutline("far", RoiShape.Rectangle, 30, 30, 40, 40, [], [], null);
        Assert.Contains("far", Assert.Throws<ArgumentException>(() => RoiRegions.Find([outside], movie.Grid)).Message);
        var high = new RoiOutline("high", RoiShape.Rectangle, 0, 0, 4, 4, [], [], 7);
        Assert.Contains("plane 7", Assert.Throws<ArgumentException>(() => RoiRegions.Find([high], new GridShape(3, 16, 20))).Message);
        Assert.Equal(3, RoiRegions.Find([high with { Plane = null }], new GridShape(3, 16, 20)).Regions.Count);
        Assert.Throws<ArgumentException>(() => RoiRegions.Find([], movie.Grid));
    }
}
