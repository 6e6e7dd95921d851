using ClusterTools.Clustering.KMeans;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering;

/// <summary>A result reports the cost of its iterations, and the counts are consistent for every strategy.</summary>
public sealed class IterationStatisticsTests
{
    private const int Count = 3000;
    private const int Clusters = 24;

    [Theory]
    [InlineData(KMeansAlgorithm.Lloyd)]
    [InlineData(KMeansAlgorithm.Elkan)]
    [InlineData(KMeansAlgorithm.Auto)]
    public void EveryAlgorithmChangesTheSameLabelsAndBoundsSpareProducts(KMeansAlgorithm algorithm)
    {
        foreach (int length in new[] { 5, 60 })
        {
            var series = Noise(length);
            var lloyd = Fit(series, KMeansAlgorithm.Lloyd, threads: 2).Statistics;
            foreach (int threads in new[] { 1, 2, 7 })
            {
                var statistics = Fit(series, algorithm, threads).Statistics;
                Assert.Equal(lloyd.Select(s => s.ChangedLabels), statistics.Select(s => s.ChangedLabels));
                Assert.Equal(Count, statistics[0].ChangedLabels);
                Assert.Equal(0, statistics[^1].ChangedLabels);
                Assert.All(lloyd, s => Assert.Equal((long)Count * Clusters, s.Products));
                Assert.All(statistics, s => Assert.InRange(s.DecidedInDouble, 0, Count / 10));
                Assert.All(statistics, s => Assert.True(s.Seconds > 0));
                if (algorithm == KMeansAlgorithm.Elkan)
                    Assert.InRange(statistics[^1].Products, 0, lloyd[^1].Products / 2);
            }
        }
    }

    [Fact]
    public void RecordsBetweenTwoEqualCentroidsAreDecidedInDouble()
    {
        var series = SeriesSet.FromArray([.. Enumerable.Range(0, 100).Select(i => (double)i)], 100, 1);
        var options = new KMeansOptions { InitialCentroids = [[50], [50], [200]], MaxIterations = 1, Algorithm = KMeansAlgorithm.Lloyd };
        var result = KMeansClustering.Fit(series, options);
        Assert.Equal(100, result.Statistics[0].DecidedInDouble);
        Assert.All(result.Statistics, s => Assert.Equal(300, s.Products));
    }

    [Fact]
    public void DuplicatesCountOnce()
    {
        var values = new byte[60_000];
        for (int i = 0; i < values.Length; i++)
            values[i] = (byte)(i / 3 % 50 * 5);
        var result = KMeansClustering.Fit(SeriesSet.FromArray(values, values.Length / 3, 3), new KMeansOptions { ClusterCount = 4, Algorithm = KMeansAlgorithm.Lloyd });
        Assert.Equal(50, result.Statistics[0].ChangedLabels);
        Assert.Equal(200, result.Statistics[0].Products);
    }

    [Fact]
    public void MiniBatchHasOneABatchAndOneForAllRecords()
    {
        var result = KMeansClustering.Fit(Noise(5), new KMeansOptions { ClusterCount = 6, Algorithm = KMeansAlgorithm.MiniBatch, BatchSize = 100 });
        Assert.Equal(result.InertiaHistory.Length + 1, result.Statistics.Count);
        Assert.Equal(600, result.Statistics[0].Products);
        Assert.Equal(Count, result.Statistics[^1].ChangedLabels);
    }

    [Fact]
    public void BisectingHasThoseOfAllSplits()
    {
        var result = KMeansClustering.Fit(Noise(5), new KMeansOptions { ClusterCount = 4, Algorithm = KMeansAlgorithm.Bisecting });
        Assert.InRange(result.Statistics.Count, result.Iterations, result.Iterations + 4);
        Assert.Equal(Count, result.Statistics[0].ChangedLabels);
    }

    private static KMeansResult Fit(SeriesSet series, KMeansAlgorithm algorithm, int threads) =>
        KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = Clusters, Algorithm = algorithm, Tolerance = 0 }, new ExecutionOptions { ThreadCount = threads });

    private static SeriesSet Noise(int length)
    {
        var random = new RandomSource(length);
        var values = new float[Count * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextNormal();
        return SeriesSet.FromArray(values, Count, length);
    }
}
