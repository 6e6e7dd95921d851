using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Bisecting;

public sealed class BisectingTests
{
    [Fact]
    public void TheClusterWithTheLargestInertiaIsSplit()
    {
        // Halves 0..3 and 100..140; the second has the larger inertia and is split next, then its wider half.
        var series = Line(0, 1, 2, 3, 100, 110, 130, 140);
        var result = KMeansClustering.Fit(series, Options(4) with { RestartCount = 5 });
        Assert.Equal(new[] { 1.5, 105, 135 }, KMeansClustering.Fit(series, Options(3) with { RestartCount = 5 }).Centroids.Select(c => c[0]).Order());
        Assert.Equal(4, result.InertiaHistory.Length);
        Assert.Equal(29_089.5, result.InertiaHistory[0], 1e-9);
        Assert.Equal(1005, result.InertiaHistory[1], 1e-9);
        Assert.Equal(105, result.InertiaHistory[2], 1e-9);
        Assert.Equal(55, result.InertiaHistory[3], 1e-9);
        Assert.Equal(55, result.Inertia, 1e-9);
        Assert.True(result.Converged);
    }

    [Fact]
    public void LabelsAreThoseOfTheTree()
    {
        double[] values = [0, 1, 5, 5.8, 7, 7.2, 12, 13, 14];
        var result = KMeansClustering.Fit(Line(values), Options(3) with { RestartCount = 10 });
        for (int k = 0; k < 3; k++)
            Assert.Equal(Enumerable.Range(0, values.Length).Where(i => result.Labels[i] == k).Average(i => values[i]), result.Centroids[k][0], 1e-12);
        Assert.Equal(Enumerable.Range(0, values.Length).Sum(i => Math.Pow(values[i] - result.Centroids[result.Labels[i]][0], 2)), result.Inertia, 1e-9);
    }

    [Fact]
    public void DigitsComeOutAsWellAsInTheReference()
    {
        var expected = ReferenceFile.Open("kmeanspp_bounds.json")["digits_bisecting_biggest_inertia"][0];
        var digits = SharedTables.Digits();
        double[] inertias = [.. Enumerable.Range(0, 15).Select(seed => KMeansClustering.Fit(digits, Options(10) with { Seed = seed }).Inertia).Order()];
        Assert.InRange(inertias[7], expected["best"].Number * 0.99, expected["median"].Number * 1.005);
    }

    [Fact]
    public void AsManyClustersAsRecordsLeaveNothing()
    {
        var result = KMeansClustering.Fit(Line(3, 1, 4, 15, 9, 2, 6), Options(7));
        Assert.Equal(0, result.Inertia);
        Assert.All(result.Sizes, n => Assert.Equal(1, n));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-3)]
    public void EqualRecordsGiveOneClusterAndAWarning(double value)
    {
        var result = KMeansClustering.Fit(Line([.. Enumerable.Repeat(value, 11)]), Options(3));
        Assert.Equal([11, 0, 0], result.Sizes);
        Assert.Equal(0, result.Inertia, 1e-15);
        Assert.Equal(["FewerDistinctRecords", "EmptyCluster"], result.Warnings.Select(w => w.Id));
        Assert.Equal(result.Labels, result.Assign(result.Series).Labels);
    }

    [Fact]
    public void OneClusterIsTheMean()
    {
        var result = KMeansClustering.Fit(Line(1, 2, 6), Options(1));
        Assert.Equal(3, result.Centroids[0][0]);
        Assert.Equal(14, result.Inertia, 1e-12);
    }

    [Fact]
    public void WeightsCount()
    {
        var result = KMeansClustering.Fit(Line(0, 1, 10, 11, 1000), Options(2) with { Weights = [1, 1, 1, 3, 0], RestartCount = 5 });
        Assert.Equal(new[] { 0.5, 10.75 }, result.Centroids.Select(c => c[0]).Order());
        Assert.Equal(0.5 + (0.75 * 0.75) + (3 * 0.0625), result.Inertia, 1e-12);
    }

    [Theory]
    [InlineData(ClusterDistance.Cosine)]
    [InlineData(ClusterDistance.Correlation)]
    public void DirectionsAreFound(ClusterDistance distance)
    {
        double[][] directions = [[1, 2, 6, 1], [6, 1, 1, 3], [2, 7, 1, 1]];
        var series = SeriesSet.FromRows([.. Enumerable.Range(0, 90).Select(i => directions[i % 3].Select((v, j) => (v + (0.01 * ((i + j) % 4))) * (1 + i)).ToArray())]);
        var result = KMeansClustering.Fit(series, Options(3) with { Distance = distance });
        Assert.All(result.Sizes, n => Assert.Equal(30, n));
        Assert.All(result.Centroids, c => Assert.Equal(1, c.Sum(v => v * v), 1e-12));
    }

    [Fact]
    public void GivenCentroidsAreRefused() =>
        Assert.Contains("InitialCentroids", Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(Line(1, 2, 3), Options(0) with { InitialCentroids = [[1], [2]] })).Message);

    private static KMeansOptions Options(int clusterCount) => new() { ClusterCount = clusterCount, Algorithm = KMeansAlgorithm.Bisecting };

    private static SeriesSet Line(params double[] values) => SeriesSet.FromArray(values, values.Length, 1);
}
