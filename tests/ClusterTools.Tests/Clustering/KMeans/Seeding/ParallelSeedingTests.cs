using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans.Seeding;

public sealed class ParallelSeedingTests
{
    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData(20, 9)]
    [InlineData(100, 5)]
    public void TheFishComesOutAsWellAsByPlusPlus(int clusterCount, int starts)
    {
        var expected = ReferenceFile.Open("kmeanspp_bounds.json")["fish_all_13224"].Items.First(e => e["K"].Int == clusterCount);
        double[] inertias = [.. Enumerable.Range(0, starts).Select(seed => KMeansClustering.Fit(FishMatrix.Series, Options(clusterCount) with { Seed = seed }).Inertia).Order()];
        Assert.InRange(inertias[starts / 2], expected["best"].Number * 0.99, expected["median"].Number * 1.02);
    }

    [Fact]
    public void FarClustersAreAllFound()
    {
        var random = new RandomSource(1);
        double[][] rows = [.. Enumerable.Range(0, 2000).Select(i => new[] { (1000.0 * (i % 40)) + random.NextNormal(), random.NextNormal() })];
        for (int seed = 0; seed < 20; seed++)
            Assert.All(KMeansClustering.Fit(SeriesSet.FromRows(rows), Options(40) with { Seed = seed }).Sizes, n => Assert.Equal(50, n));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 30)]
    [InlineData(30, 30)]
    [InlineData(29, 30)]
    public void AnyNumberOfClustersIsStartedFromThatManyRecords(int clusterCount, int records)
    {
        var series = SeriesSet.FromRows([.. Enumerable.Range(0, records).Select(i => new double[] { i * i })]);
        var problem = new FitProblem(FitData.Of(series.Store, weights: null, ClusterDistance.Euclidean), ExecutionOptions.Default);
        int[] chosen = ParallelSeeding.Choose(problem, clusterCount, new RandomSource(3));
        Assert.Equal(clusterCount, chosen.Distinct().Count());
        Assert.All(chosen, row => Assert.InRange(row, 0, records - 1));
    }

    [Fact]
    public void RecordsWithoutWeightAreNotDrawn()
    {
        double[][] rows = [.. Enumerable.Range(0, 200).Select(i => new double[] { i < 100 ? i : 1e6 + i })];
        var weights = new double[200];
        weights.AsSpan(0, 100).Fill(1);
        for (int seed = 0; seed < 10; seed++)
            Assert.All(KMeansClustering.Fit(SeriesSet.FromRows(rows), Options(5) with { Weights = weights, Seed = seed }).Centroids, c => Assert.InRange(c[0], 0, 99));
    }

    [Fact]
    public void EqualRecordsDoNotEndIt()
    {
        var series = SeriesSet.FromRows([.. Enumerable.Range(0, 50).Select(i => new double[] { i % 3 })]);
        var result = KMeansClustering.Fit(series, Options(6));
        Assert.Equal(0, result.Inertia);
        Assert.Contains(result.Warnings, w => w.Id == "FewerDistinctRecords");
    }

    [Theory]
    [InlineData(ClusterDistance.Cosine)]
    [InlineData(ClusterDistance.Correlation)]
    public void DirectionsAreFound(ClusterDistance distance)
    {
        double[][] directions = [[1, 2, 6, 1], [6, 1, 1, 3], [2, 7, 1, 1]];
        var series = SeriesSet.FromRows([.. Enumerable.Range(0, 300).Select(i => directions[i % 3].Select((v, j) => (v + (0.01 * ((i + j) % 4))) * (1 + i)).ToArray())]);
        Assert.All(KMeansClustering.Fit(series, Options(3) with { Distance = distance }).Sizes, n => Assert.Equal(100, n));
    }

    private static KMeansOptions Options(int clusterCount) => new() { ClusterCount = clusterCount, Initialization = KMeansInitialization.Parallel };
}
