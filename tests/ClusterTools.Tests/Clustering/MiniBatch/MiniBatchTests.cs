using ClusterTools.Clustering;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.MiniBatch;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.MiniBatch;

public sealed class MiniBatchTests
{
    [Fact]
    public void BatchesMoveTheCentroidsAsInTheReference()
    {
        var reference = ReferenceFile.Open("minibatch.json");
        var series = SharedTables.Blobs3D();
        var problem = new FitProblem(FitData.Of(series.Store, weights: null, ClusterDistance.Euclidean), ExecutionOptions.Default);
        var model = new MiniBatchModel(problem, problem.Data.Gather(reference["init_rows"].Ints), reference["batch_size"].Int);
        foreach (var step in reference["steps"].Items)
        {
            int[] range = step["rows"].Ints;
            var (inertia, _) = model.Update([.. Enumerable.Range(range[0], range[1] - range[0])], []);
            Close.Relative(step["batch_inertia_before_update"].Number, inertia, 1e-12);
            Assert.Equal(step["counts"].Numbers, model.Counts);
            Close.Relative([.. step["centers"].Rows.SelectMany(row => row)], model.Centroids, 1e-12);
        }

        double whole = new KMeansModel(CentroidMatrix.ToRows(model.Centroids, 3)).Assign(series).Inertia;
        Close.Relative(reference["final_full_inertia"].Number, whole, 1e-12);
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData("digits_minibatch_bs1024", 1024)]
    [InlineData("digits_minibatch_bs100", 100)]
    public void DigitsComeOutAsWellAsInTheReference(string name, int batchSize)
    {
        var expected = ReferenceFile.Open("kmeanspp_bounds.json")[name][0];
        var digits = SharedTables.Digits();
        double[] inertias = [.. Enumerable.Range(0, 25).Select(seed => KMeansClustering.Fit(digits, Options(10) with { BatchSize = batchSize, Seed = seed }).Inertia).Order()];
        Assert.InRange(inertias[12], expected["best"].Number, expected["median"].Number * 1.01);
        Assert.True(inertias[0] > expected["best"].Number * 0.99);
    }

    [Fact]
    public void ItEndsWhenBatchesNoLongerHelp()
    {
        var stop = new MiniBatchStop(batchSize: 100, count: 199, patience: 3);
        // With this batch share each value replaces the moving average.
        Assert.Equal([false, false, false, false, false, false, false, true], [.. new double[] { 9, 8, 8, 9, 7, 7, 7.5, 7 }.Select(stop.ShouldStop)]);
        var result = KMeansClustering.Fit(Blobs(4000, 4), Options(5) with { BatchSize = 200, Tolerance = 0 });
        Assert.True(result.Converged);
        Assert.InRange(result.Iterations, 1, 20);
        Assert.InRange(result.InertiaHistory.Length, 11, 400);
        Assert.Equal((result.InertiaHistory.Length + 19) / 20, result.Iterations);
    }

    [Fact]
    public void MaxIterationsLimitsTheRecordsDrawn()
    {
        var result = KMeansClustering.Fit(Blobs(1000, 4), Options(5) with { BatchSize = 100, MaxIterations = 1, Tolerance = 0 });
        Assert.False(result.Converged);
        Assert.Equal(10, result.InertiaHistory.Length);
        Assert.Equal(1, result.Iterations);
        Assert.Equal(result.Labels, result.Assign(result.Series).Labels);
    }

    [Fact]
    public void FarCentroidsAreBroughtBack()
    {
        // The second centroid is far from every record: without reassignment it would stay empty.
        var result = KMeansClustering.Fit(Blobs(2000, 2), Options(0) with { InitialCentroids = [[0, 0], [1e6, 1e6]], BatchSize = 50 });
        Assert.All(result.Sizes, n => Assert.InRange(n, 100, 1900));
    }

    [Fact]
    public void RecordsWithoutWeightAreNotDrawn()
    {
        var series = SeriesSet.FromRows([.. Enumerable.Range(0, 600).Select(i => new double[] { i < 300 ? i % 2 * 10 : 1e6 + i })]);
        double[] weights = [.. Enumerable.Range(0, 600).Select(i => i < 300 ? 1.0 + (i % 2) : 0)];
        var result = KMeansClustering.Fit(series, Options(2) with { Weights = weights, BatchSize = 64 });
        Assert.Equal([0, 10], result.Centroids.Select(c => c[0]).Order());
        Assert.Equal(0, result.Inertia);
    }

    [Theory]
    [InlineData(ClusterDistance.Cosine)]
    [InlineData(ClusterDistance.Correlation)]
    public void DirectionsAreFound(ClusterDistance distance)
    {
        double[][] directions = [[1, 2, 6, 1], [6, 1, 1, 3], [2, 7, 1, 1]];
        var series = SeriesSet.FromRows([.. Enumerable.Range(0, 300).Select(i => directions[i % 3].Select((v, j) => (v + (0.01 * ((i + j) % 4))) * (1 + i)).ToArray())]);
        var result = KMeansClustering.Fit(series, Options(3) with { Distance = distance, BatchSize = 30, RestartCount = 5 });
        Assert.All(result.Sizes, n => Assert.Equal(100, n));
        Assert.All(result.Centroids, c => Assert.Equal(1, c.Sum(v => v * v), 1e-12));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(7, 1)]
    public void SmallSetsWork(int records, int clusters)
    {
        var result = KMeansClustering.Fit(Blobs(records, 2), Options(clusters) with { MaxIterations = 50 });
        Assert.Equal(records, result.Sizes.Sum());
        Assert.True(double.IsFinite(result.Inertia));
    }

    [Fact]
    public void ProgressEnds()
    {
        var seen = new List<OperationProgress>();
        KMeansClustering.Fit(Blobs(500, 2), Options(3) with { BatchSize = 50, RestartCount = 2 }, new ExecutionOptions { Progress = new Reports(seen.Add) });
        Assert.Equal(1, seen[^1].Fraction);
        Assert.Equal(seen.OrderBy(r => r.Done), seen);
    }

    private static KMeansOptions Options(int clusterCount) => new() { ClusterCount = clusterCount, Algorithm = KMeansAlgorithm.MiniBatch };

    private static SeriesSet Blobs(int count, int length)
    {
        var random = new RandomSource(5);
        double[][] rows = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, length).Select(j => (i % 5 * (j + 1.0)) + (0.2 * random.NextNormal())).ToArray())];
        return SeriesSet.FromRows(rows);
    }
}
