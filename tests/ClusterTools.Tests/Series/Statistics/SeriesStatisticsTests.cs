using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Synthetic;

namespace ClusterTools.Tests.Series.Statistics;

public sealed class SeriesStatisticsTests
{
    private static readonly SeriesSet Set = SeriesSet.FromRows([[1.0, 2, 6], [3, 8, 4], [5, 5, 5], [7, 9, double.NaN]]);

    [Fact]
    public void OverTheValuesOfEachRecord()
    {
        var statistics = SeriesStatistics.Compute(Set);
        Assert.Equal([3.0, 5, 5, double.NaN], statistics.Mean);
        Assert.Equal([9.0, 15, 15, double.NaN], statistics.Sum);
        Close.Equal([14.0 / 3, 14.0 / 3, 0, double.NaN], statistics.Variance, 1e-15);
        Close.Equal([Math.Sqrt(14.0 / 3), Math.Sqrt(14.0 / 3), 0, double.NaN], statistics.StdDev, 1e-15);
        Assert.Equal([1.0, 3, 5, double.NaN], statistics.Minimum);
        Assert.Equal([6.0, 8, 5, double.NaN], statistics.Maximum);
        Assert.Equal([2.0, 4, 5, double.NaN], statistics.Median!);
    }

    [Fact]
    public void OverTheRecordsForEachValue()
    {
        var statistics = SeriesStatistics.Compute(Set, Across.Record);
        Assert.Equal([4.0, 6, double.NaN], statistics.Mean);
        Assert.Equal([16.0, 24, double.NaN], statistics.Sum);
        Assert.Equal([5.0, 7.5, double.NaN], statistics.Variance);
        Assert.Equal([1.0, 2, double.NaN], statistics.Minimum);
        Assert.Equal([7.0, 9, double.NaN], statistics.Maximum);
        Assert.Null(statistics.Median);
        Assert.Equal([4.0, 6.5, double.NaN], SeriesStatistics.Percentile(Set, 50, Across.Record));
        Assert.Equal([1.0, 2, double.NaN], SeriesStatistics.Percentile(Set, 0, Across.Record));
        Assert.Equal([7.0, 9, double.NaN], SeriesStatistics.Percentile(Set, 100, Across.Record));
    }

    [Fact]
    public void ProductsAndCovariance()
    {
        var set = SeriesSet.FromRows([[1.0, 2], [3, 1], [5, 6]]);
        Assert.Equal(new[,] { { 35.0, 35 }, { 35, 41 } }, SeriesCovariance.Gramian(set));
        Assert.Equal(new[,] { { 4.0, 4 }, { 4, 7 } }, SeriesCovariance.Covariance(set));
    }

    [Fact]
    public void ColumnsInBlocksAreThoseOfPlainSums()
    {
        // More values than a block of columns, more records than a chunk.
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 3000, Dimension = 70, Seed = 2 });
        var covariance = SeriesCovariance.Covariance(set);
        double[][] rows = [.. Enumerable.Range(0, set.Count).Select(set.GetRecord)];
        double[] mean = [.. Enumerable.Range(0, 70).Select(c => rows.Average(r => r[c]))];
        foreach (var (a, b) in new[] { (0, 0), (3, 69), (69, 3), (40, 31) })
            Close.Equal(rows.Sum(r => (r[a] - mean[a]) * (r[b] - mean[b])) / 2999, covariance[a, b], 1e-12);
        Close.Equal(mean, SeriesStatistics.Compute(set, Across.Record).Mean, 1e-13);
    }
}
