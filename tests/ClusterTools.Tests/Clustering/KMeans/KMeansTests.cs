using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>Edge cases of k-means: the smallest inputs, equal records, invalid options, stopping.</summary>
public sealed class KMeansTests
{
    [Fact]
    public void OneClusterIsTheMean()
    {
        var result = KMeansClustering.Fit(SeriesSet.FromRows([[1, 2], [3, 4], [5, 12]]), new KMeansOptions { ClusterCount = 1 });
        Assert.Equal(new double[] { 3, 6 }, result.Centroids[0]);
        Assert.Equal(64, result.Inertia, 12);
        Assert.Equal(new[] { 3 }, result.Sizes);
        Assert.True(result.Converged);
    }

    [Theory]
    [InlineData(KMeansInitialization.KMeansPlusPlus)]
    [InlineData(KMeansInitialization.Random)]
    public void AsManyClustersAsRecords(KMeansInitialization initialization)
    {
        double[][] rows = [.. Enumerable.Range(0, 20).Select(i => new[] { i * 0.1, i * i * 0.01 })];
        var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 20, Initialization = initialization });
        Assert.Equal(0, result.Inertia);
        Assert.Equal(20, result.Labels.Distinct().Count());
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(rows[i], result.Centroids[result.Labels[i]]);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void OneRecordAndOneColumn()
    {
        var one = KMeansClustering.Fit(SeriesSet.FromRows([[0.1, 0.7, -3]]), new KMeansOptions { ClusterCount = 1 });
        Assert.Equal(new[] { 0.1, 0.7, -3 }, one.Centroids[0]);
        Assert.Equal(0, one.Inertia);

        var column = KMeansClustering.Fit(SeriesSet.FromArray(new byte[] { 1, 2, 10, 11, 12, 200 }, 6, 1), new KMeansOptions { ClusterCount = 3, RestartCount = 5 });
        Assert.Equal(new[] { 1.5, 11, 200 }, column.Centroids.Select(c => c[0]).Order());
        Assert.Equal(2.5, column.Inertia, 12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0)]
    [InlineData(-1e-200)]
    public void EqualRecordsGiveOneClusterAndAWarning(double value)
    {
        var series = SeriesSet.FromRows([.. Enumerable.Repeat(new[] { value, value, value }, 50)]);
        foreach (var distance in Enum.GetValues<ClusterDistance>())
        {
            var result = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 3, Distance = distance });
            Assert.Equal(0, result.Inertia, 15);
            Assert.Equal(50, result.Sizes.Max());
            Assert.Contains(result.Warnings, w => w.Id == "FewerDistinctRecords" && w.Message.Contains("only 1 distinct"));
            Assert.Contains(result.Warnings, w => w.Id == "EmptyCluster" && w.Message.StartsWith("2 of 3", StringComparison.Ordinal));
        }

        Assert.All(KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 2 }).Similarity, r => Assert.Equal(0, r));
    }

    [Fact]
    public void ValuesThatAreNotFiniteAreCountedAndPlaced()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => new[] { 1.0, i, 2 }).ToArray();
        rows[4001][2] = double.NaN;
        rows[4002][0] = double.PositiveInfinity;
        rows[4999][1] = double.NegativeInfinity;
        foreach (var distance in Enum.GetValues<ClusterDistance>())
        {
            var error = Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 2, Distance = distance }));
            Assert.Contains("3 values", error.Message);
            Assert.Contains("value 2 of record 4001", error.Message);
        }

        var model = new KMeansModel([[0, 0, 0]]);
        Assert.Contains("record 4001", Assert.Throws<ArgumentException>(() => model.Assign(SeriesSet.FromRows(rows))).Message);
        var huge = Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows([[1], [1e200]]), new KMeansOptions { ClusterCount = 1 }));
        Assert.Contains("1e150", huge.Message);
    }

    public static TheoryData<string, KMeansOptions> BadOptions => new()
    {
        { "ClusterCount is 0", new KMeansOptions() },
        { "ClusterCount is -1", new KMeansOptions { ClusterCount = -1 } },
        { "4 clusters cannot be made of 3 records", new KMeansOptions { ClusterCount = 4 } },
        { "InitialCentroids has 1 entries; 2 are needed", new KMeansOptions { ClusterCount = 2, InitialCentroids = [[1, 2]] } },
        { "Row 1 of InitialCentroids has 3 values; 2 are needed", new KMeansOptions { InitialCentroids = [[1, 2], [1, 2, 3]] } },
        { "Row 0 of InitialCentroids has a value that is not finite", new KMeansOptions { InitialCentroids = [[1, double.NaN]] } },
        { "InitialCentroids needs at least one row", new KMeansOptions { InitialCentroids = [] } },
        { "RestartCount is 0", new KMeansOptions { ClusterCount = 1, RestartCount = 0 } },
        { "MaxIterations is 0", new KMeansOptions { ClusterCount = 1, MaxIterations = 0 } },
        { "Tolerance is", new KMeansOptions { ClusterCount = 1, Tolerance = double.NaN } },
        { "Weights has 2 entries; 3 are needed", new KMeansOptions { ClusterCount = 1, Weights = [1, 1] } },
        { "weight of record 1 is -1", new KMeansOptions { ClusterCount = 1, Weights = [1, -1, 1] } },
        { "All weights are 0", new KMeansOptions { ClusterCount = 1, Weights = [0, 0, 0] } },
    };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void OptionsThatCannotBeMetAreRefused(string message, KMeansOptions options)
    {
        var error = Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows([[1, 2], [3, 4], [5, 6]]), options));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void AModelRefusesRecordsOfAnotherLength() =>
        Assert.Contains("3 values", Assert.Throws<ArgumentException>(() => new KMeansModel([[1, 2]]).Assign(SeriesSet.FromRows([[1, 2, 3]]))).Message);

    [Fact]
    public void CosineLooksAtDirectionsAlone()
    {
        double[][] rows = [[1, 0.1], [100, 9], [2, 0.1], [0.1, 1], [5, 70], [-3, 0.1], [-300, 5], [0, 0]];
        var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 3, Distance = ClusterDistance.Cosine, RestartCount = 10 });
        Assert.Equal(result.Labels[0], result.Labels[1]);
        Assert.Equal(result.Labels[0], result.Labels[2]);
        Assert.Equal(result.Labels[3], result.Labels[4]);
        Assert.Equal(result.Labels[5], result.Labels[6]);
        Assert.Equal(3, result.Labels.Take(7).Distinct().Count());
        Assert.All(result.Centroids, c => Assert.Equal(1, (c[0] * c[0]) + (c[1] * c[1]), 12));
        Assert.Equal("ZeroRecords", Assert.Single(result.Warnings).Id);

        // The distance of an assignment is that of L2-normalised records: d² = 2·(1 − cos).
        var assignment = result.Assign(SeriesSet.FromRows([[7, 7]]));
        double[] nearest = result.Centroids[assignment.Labels[0]];
        double cosine = (nearest[0] + nearest[1]) / Math.Sqrt(2);
        Assert.Equal(2 * (1 - cosine), assignment.Distance[0] * assignment.Distance[0], 12);
    }

    [Fact]
    public void CorrelationLooksAtShapesAlone()
    {
        double[][] rows = [[1, 2, 3], [101, 102, 103], [10, 30, 50], [3, 2, 1], [0, -5, -10], [4, 4, 4]];
        var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 2, Distance = ClusterDistance.Correlation, RestartCount = 5 });
        Assert.Equal(result.Labels[0], result.Labels[1]);
        Assert.Equal(result.Labels[0], result.Labels[2]);
        Assert.Equal(result.Labels[3], result.Labels[4]);
        Assert.NotEqual(result.Labels[0], result.Labels[3]);

        // The constant record is at distance 1 from both.
        Assert.Equal(1, result.Inertia, 12);
        Assert.Equal("ConstantRecords", Assert.Single(result.Warnings).Id);
        Assert.Equal(1, result.Similarity[1], 12);
        Assert.Equal(0, result.Similarity[5]);
    }

    [Fact]
    public void RecordsWithoutWeightGetALabelAndDoNotCount()
    {
        double[][] rows = [[0], [1], [10], [11], [1000]];
        var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { ClusterCount = 2, Weights = [1, 1, 1, 3, 0], RestartCount = 5 });
        Assert.Equal(new[] { 0.5, 10.75 }, result.Centroids.Select(c => c[0]).Order());
        Assert.Equal(0.5 + (0.75 * 0.75) + (3 * 0.0625), result.Inertia, 12);
        Assert.Equal(result.Labels[3], result.Labels[4]);
    }

    [Fact]
    public void TheBestOfSeveralStartsIsKept()
    {
        var series = Scatter(400, 3);
        var options = new KMeansOptions { ClusterCount = 8, Initialization = KMeansInitialization.Random, Seed = 4 };
        var best = KMeansClustering.Fit(series, options with { RestartCount = 6 });
        double[] inertias = [.. Enumerable.Range(1, 6).Select(n => KMeansClustering.Fit(series, options with { RestartCount = n }).Inertia)];
        Assert.Equal(inertias.Min(), best.Inertia);
        Assert.Equal(Array.IndexOf(inertias, inertias.Min()), best.Restart);
        Assert.NotEqual(inertias[0], KMeansClustering.Fit(series, options with { Seed = 5 }).Inertia);
    }

    [Fact]
    public void ACancelledFitBeginsNoOtherPass()
    {
        var series = Scatter(20_000, 30);
        using var source = new CancellationTokenSource();
        var progress = new StopAtPass(source, passes: 3);
        var execution = new ExecutionOptions { CancellationToken = source.Token, Progress = progress, ThreadCount = 2 };
        Assert.Throws<OperationCanceledException>(() => KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 100, Tolerance = 0 }, execution));
        Assert.Equal(3, progress.LastPass);
    }

    [Fact]
    public void ProgressGoesFromPassToPassAndEnds()
    {
        var seen = new Collector();
        KMeansClustering.Fit(Scatter(500, 4), new KMeansOptions { ClusterCount = 5, RestartCount = 2 }, new ExecutionOptions { Progress = seen });
        Assert.True(seen.Reports.Count > 4);
        Assert.Equal(1, seen.Reports[^1].Fraction);
        Assert.Equal(seen.Reports.OrderBy(r => r.Done), seen.Reports);
    }

    private static SeriesSet Scatter(int count, int length)
    {
        var random = new RandomSource(2);
        var values = new double[count * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextNormal();
        return SeriesSet.FromArray(values, count, length);
    }

    private sealed class StopAtPass(CancellationTokenSource source, int passes) : IProgress<OperationProgress>
    {
        public long LastPass { get; private set; }

        public void Report(OperationProgress value)
        {
            LastPass = value.Done;
            if (value.Done == passes)
                source.Cancel();
        }
    }

    private sealed class Collector : IProgress<OperationProgress>
    {
        public List<OperationProgress> Reports { get; } = [];

        public void Report(OperationProgress value) => Reports.Add(value);
    }
}
