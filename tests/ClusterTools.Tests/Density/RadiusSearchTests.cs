using ClusterTools.Density;
using ClusterTools.Neighbors;
using ClusterTools.Rendering.Plots;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Density;

public sealed class RadiusSearchTests
{
    [Theory]
    [InlineData(3, NeighborDistance.Euclidean)]
    [InlineData(8, NeighborDistance.Manhattan)]
    [InlineData(9, NeighborDistance.Euclidean)]
    [InlineData(9, NeighborDistance.Manhattan)]
    [InlineData(3, NeighborDistance.Cosine)]
    [InlineData(9, NeighborDistance.Correlation)]
    public void DistancesAreThoseOfTheNearestRecords(int columns, NeighborDistance distance)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 300, Dimension = columns, ClusterCount = 3, Seed = 3 });
        var near = NearestSeries.Find(set, set, new NeighborOptions { NeighborCount = 7, Distance = distance });
        foreach (int threads in new[] { 1, 2, 7 })
        {
            var search = RadiusSearch.Find(set, new RadiusSearchOptions { MinimumCount = 7, Distance = distance }, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(near.Distances.Select(d => d[^1]), search.RecordDistances);
            Assert.Equal(search.RecordDistances.Order(), search.Distances);
            Assert.Equal(search.Distances[search.Knee], search.BestRadius);

            // Records at the radius itself are core records of DBSCAN, to the bit.
            var clusters = DensityClustering.Fit(set, new DbscanOptions { Radius = search.BestRadius, MinimumCount = 7, Distance = distance });
            Assert.Equal(search.CoreCount, clusters.CoreCount);
        }
    }

    [Fact]
    public void TheKneeIsFarthestBelowTheLineBetweenTheEnds()
    {
        Assert.Equal(3, RadiusSearch.Knee([0, 1, 2, 3, 10, 20]));
        Assert.Equal(0, RadiusSearch.Knee([0, 5, 5, 5]));
        Assert.Equal(0, RadiusSearch.Knee([4, 4, 4]));
        Assert.Equal(0, RadiusSearch.Knee([4]));
        Assert.Equal(1, RadiusSearch.Knee([0, 0, 1, 2]));
    }

    [Fact]
    public void ACurveWithoutAKneeSaysSo()
    {
        var search = RadiusSearch.Find(SeriesSet.FromRows([[0.0], [1], [2], [3]]), new RadiusSearchOptions { MinimumCount = 2 });
        Assert.Equal(1, search.BestRadius);
        Assert.Equal(4, search.CoreCount);
        Assert.Equal("NoKnee", Assert.Single(search.Warnings).Id);
    }

    [Fact]
    public void RefusesWhatCannotBe()
    {
        var set = SeriesSet.FromRows([[0.0], [1]]);
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => RadiusSearch.Find(set, new RadiusSearchOptions { MinimumCount = 1 })).Message);
        Assert.Contains("only 2 records", Assert.Throws<ArgumentException>(() => RadiusSearch.Find(set, new RadiusSearchOptions { MinimumCount = 3 })).Message);
        Assert.Contains("record 1", Assert.Throws<ArgumentException>(() => RadiusSearch.Find(SeriesSet.FromRows([[0.0], [double.NaN]]), new RadiusSearchOptions { MinimumCount = 2 })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RadiusSearchOptions { Distance = (NeighborDistance)9 });
    }

    [Fact]
    public void ThePlotShowsTheKnee()
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 5000, Dimension = 2, ClusterCount = 3, Seed = 3 });
        var search = RadiusSearch.Find(set, new RadiusSearchOptions());
        Assert.Equal(PlotKind.RadiusCurve, ClusterPlot.DefaultKind(search));
        string svg = ClusterPlot.Create(search).ToSvg();
        Assert.Contains("Sorted k-distances (k = 5): radius", svg);

        // A line of 5,000 points would be ten times that.
        Assert.InRange(svg.Length, 5_000, 60_000);
        Assert.Contains("Find-OptimalRadius", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(set, PlotKind.RadiusCurve)).Message);
    }
}
