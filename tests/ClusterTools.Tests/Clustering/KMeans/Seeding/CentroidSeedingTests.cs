using ClusterTools.Clustering.KMeans;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.KMeans.Seeding;

/// <summary>The choice of initial centroids.</summary>
public sealed class CentroidSeedingTests
{
    [Fact]
    public void FarClustersAreAllFound()
    {
        var random = new RandomSource(1);
        double[][] rows = [.. Enumerable.Range(0, 500).Select(i => new[] { (1000.0 * (i % 10)) + random.NextNormal(), random.NextNormal() })];
        for (int seed = 0; seed < 20; seed++)
        {
            var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 10, Seed = seed });
            Assert.All(result.Sizes, n => Assert.Equal(50, n));
        }
    }

    [Fact]
    public void RandomStartsAreDifferentRecords()
    {
        double[][] rows = [.. Enumerable.Range(0, 30).Select(i => new double[] { i })];
        var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 30, Initialization = KMeansInitialization.Random, MaxIterations = 1 });
        Assert.Equal(30, result.Labels.Distinct().Count());
    }

    [Theory]
    [InlineData(KMeansInitialization.KMeansPlusPlus)]
    [InlineData(KMeansInitialization.Random)]
    public void RecordsWithoutWeightAreNotDrawn(KMeansInitialization initialization)
    {
        double[][] rows = [.. Enumerable.Range(0, 100).Select(i => new double[] { i < 10 ? i : 1e6 + i })];
        var weights = new double[100];
        weights.AsSpan(0, 10).Fill(1);
        for (int seed = 0; seed < 10; seed++)
        {
            var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 3, Weights = weights, Initialization = initialization, Seed = seed });
            Assert.All(result.Centroids, c => Assert.InRange(c[0], 0, 9));
        }
    }
}
