using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Series.Synthetic;

public sealed class BlobSeriesTests
{
    [Fact]
    public void ClustersShareThePointsEvenlyAndLieAroundTheirCentres()
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 2000, Dimension = 3, ClusterCount = 6, StdDev = 0.5, Seed = 1 });
        Assert.Equal((2000, 3), (set.Count, set.Length));
        Assert.Equal([334, 334, 333, 333, 333, 333], set.Truth!.GroupBy(t => t).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.NotEqual(set.Truth!.Order(), set.Truth!);
        foreach (var cluster in Enumerable.Range(0, 2000).GroupBy(i => set.Truth![i]))
        {
            var part = SeriesStatistics.Compute(SeriesSelection.Records(set, [.. cluster]), Across.Record);
            Assert.All(part.Mean, m => Assert.InRange(m, -10.2, 10.2));
            Assert.All(part.StdDev, s => Assert.InRange(s, 0.43, 0.57));
        }
    }

    [Fact]
    public void DrawingCanBeCancelledAndReportsProgress()
    {
        using var source = new CancellationTokenSource();
        long last = 0;
        var execution = new ExecutionOptions { CancellationToken = source.Token, Progress = new Reports(p => last = p.Done) };
        BlobSeries.Create(new BlobSeriesOptions { Count = 100_001, Dimension = 3 }, execution);
        Assert.Equal(100_001, last);
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => BlobSeries.Create(new BlobSeriesOptions(), execution));
    }

    [Fact]
    public void EqualSeedsGiveEqualPoints()
    {
        var options = new BlobSeriesOptions { Count = 20, Seed = 3 };
        Assert.Equal(BlobSeries.Create(options).ToArray(), BlobSeries.Create(options).ToArray());
        Assert.NotEqual(BlobSeries.Create(options).ToArray(), BlobSeries.Create(options with { Seed = 4 }).ToArray());
    }

    [Fact]
    public void TheFirstPointIsTheSameOnEveryMachine()
    {
        var set = BlobSeries.Create();
        Assert.Equal((300, 2), (set.Count, set.Length));
        Assert.Equal([-6.9983103580479735, -4.0918386905877631], set.GetRecord(0));
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentException>(() => BlobSeries.Create(new BlobSeriesOptions { Count = 0 }));
        Assert.Throws<ArgumentException>(() => BlobSeries.Create(new BlobSeriesOptions { Dimension = -1 }));
        Assert.Throws<ArgumentException>(() => BlobSeries.Create(new BlobSeriesOptions { Count = 2 }));
        Assert.Throws<ArgumentException>(() => BlobSeries.Create(new BlobSeriesOptions { StdDev = double.NaN }));
        Assert.Throws<ArgumentException>(() => BlobSeries.Create(new BlobSeriesOptions { Count = int.MaxValue, Dimension = int.MaxValue }));
    }
}
