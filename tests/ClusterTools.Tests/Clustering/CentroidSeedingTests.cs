using ClusterTools.Clustering;
using ClusterTools.Numerics;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering;

/// <summary>The quality of the starts, against the medians that scikit-learn reached over 50 starts (kmeanspp_bounds.json).</summary>
public sealed class CentroidSeedingTests
{
    [Theory]
    [InlineData("fish_all_13224", KMeansInitialization.KMeansPlusPlus, 1.005)]
    [InlineData("fish_all_init_random", KMeansInitialization.Random, 1.02)]
    public void MediansOfTheFish(string name, KMeansInitialization initialization, double most)
    {
        // The 50 starts of a number of clusters go together.
        const int Starts = 50;
        var series = FishMatrix.Series;
        foreach (var expected in ReferenceFile.Open("kmeanspp_bounds.json")[name].Items)
        {
            int clusterCount = expected["K"].Int;
            KMeansOptions[] options = [.. Enumerable.Range(0, Starts).Select(seed => new KMeansOptions { ClusterCount = clusterCount, Initialization = initialization, Seed = seed })];
            double[] inertias = [.. KMeans.FitMany(series, options).Select(r => r.Inertia).Order()];
            double median = (inertias[(Starts / 2) - 1] + inertias[Starts / 2]) / 2;
            double reference = expected["median"].Number;
            Assert.True(median <= reference * most, $"K {clusterCount}: {median} against {reference}");
            Assert.True(inertias[0] > expected["best"].Number * 0.98);
        }
    }

    [Fact]
    public void FarClustersAreAllFound()
    {
        var random = new RandomSource(1);
        double[][] rows = [.. Enumerable.Range(0, 500).Select(i => new[] { (1000.0 * (i % 10)) + random.NextNormal(), random.NextNormal() })];
        for (int seed = 0; seed < 20; seed++)
        {
            var result = KMeans.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 10, Seed = seed });
            Assert.All(result.Sizes, n => Assert.Equal(50, n));
        }
    }

    [Fact]
    public void RandomStartsAreDifferentRecords()
    {
        double[][] rows = [.. Enumerable.Range(0, 30).Select(i => new double[] { i })];
        var result = KMeans.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 30, Initialization = KMeansInitialization.Random, MaxIterations = 1 });
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
            var result = KMeans.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 3, Weights = weights, Initialization = initialization, Seed = seed });
            Assert.All(result.Centroids, c => Assert.InRange(c[0], 0, 9));
        }
    }
}
