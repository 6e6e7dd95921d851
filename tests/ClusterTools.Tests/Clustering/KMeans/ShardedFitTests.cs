using ClusterTools.Clustering;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering;

/// <summary>A fit is bit-identical however its records are sharded: 1, 2, 5 and 17 shards, including uneven and empty ones.</summary>
public sealed class ShardedFitTests
{
    private static readonly int[] s_shards = [1, 2, 5, 17];

    public static TheoryData<string, KMeansAlgorithm, KMeansInitialization, ClusterDistance> Cases()
    {
        var cases = new TheoryData<string, KMeansAlgorithm, KMeansInitialization, ClusterDistance>();
        foreach (string data in new[] { "colours", "floats", "floats of bytes", "far doubles", "shorts" })
        {
            foreach (var algorithm in new[] { KMeansAlgorithm.Auto, KMeansAlgorithm.Lloyd, KMeansAlgorithm.Elkan, KMeansAlgorithm.Bisecting, KMeansAlgorithm.MiniBatch })
                cases.Add(data, algorithm, KMeansInitialization.KMeansPlusPlus, ClusterDistance.Euclidean);
            cases.Add(data, KMeansAlgorithm.Auto, KMeansInitialization.Parallel, ClusterDistance.Euclidean);
            cases.Add(data, KMeansAlgorithm.Auto, KMeansInitialization.Random, ClusterDistance.Cosine);
            cases.Add(data, KMeansAlgorithm.Elkan, KMeansInitialization.KMeansPlusPlus, ClusterDistance.Correlation);
            cases.Add(data, KMeansAlgorithm.MiniBatch, KMeansInitialization.Parallel, ClusterDistance.Cosine);
        }

        return cases;
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [MemberData(nameof(Cases))]
    public void CutsDoNotShow(string data, KMeansAlgorithm algorithm, KMeansInitialization initialization, ClusterDistance distance)
    {
        var series = Series(data);
        var options = new KMeansOptions
        {
            ClusterCount = 12,
            Algorithm = algorithm,
            Initialization = initialization,
            Distance = distance,
            RestartCount = 2,
            MaxIterations = 30,
            BatchSize = 200,
            Seed = 4,
        };
        Check(series, options);
        Check(series, options with { Weights = Weights(series.Count) });
    }

    [Theory]
    [InlineData("colours")]
    [InlineData("floats")]
    [InlineData("far doubles")]
    public void RelocationsDoNotDependOnCuts(string data)
    {
        // All but one centroid are far away: their clusters are empty, and are relocated to the farthest records.
        var series = Series(data);
        double[][] centroids = [series.GetRecord(3), .. Enumerable.Range(1, 9).Select(k => Array.ConvertAll(series.GetRecord(k), v => v + (1e9 * k)))];
        foreach (double[]? weights in new[] { null, Weights(series.Count) })
        {
            var options = new KMeansOptions { InitialCentroids = centroids, MaxIterations = 20, Weights = weights };
            Assert.Contains(KMeansClustering.Fit(series, options).Warnings, w => w.Id == "EmptyClusterRelocated");
            Check(series, options);
        }
    }

    [Fact]
    public void FewerDistinctRecordsThanClustersAreFoundOverShards()
    {
        double[][] rows = [.. Enumerable.Range(0, 300).Select(i => new double[] { i % 5, i / 100 })];
        var series = SeriesSet.FromRows(rows);
        foreach (var initialization in new[] { KMeansInitialization.KMeansPlusPlus, KMeansInitialization.Parallel, KMeansInitialization.Random })
        {
            var options = new KMeansOptions { ClusterCount = 20, Initialization = initialization };
            Assert.Contains(KMeansClustering.Fit(series, options).Warnings, w => w.Id == "FewerDistinctRecords");
            Check(series, options);
        }
    }

    [Theory]
    [InlineData(ClusterDistance.Euclidean)]
    [InlineData(ClusterDistance.Cosine)]
    public void ValuesThatAreNotFiniteAreToldOfAsInOneShard(ClusterDistance distance)
    {
        var values = Values(500, 4, 1);
        values[1300] = double.NaN;
        values[1999] = double.PositiveInfinity;
        var series = SeriesSet.FromArray(values, 500, 4);
        var options = new KMeansOptions { ClusterCount = 3, Distance = distance };
        string expected = Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(series, options)).Message;
        foreach (int shards in s_shards)
            Assert.Equal(expected, Assert.Throws<ArgumentException>(() => Fit(series, options, ShardCuts.Sizes(500, shards, 1), threads: 2)).Message);
    }

    [Fact]
    public void ShardsOfDifferentKindsAreRefused()
    {
        var shards = new LocalShards<ShardPart>(new(SeriesSet.FromArray(new float[6], 2, 3).Store, null), new(SeriesSet.FromArray(new double[6], 2, 3).Store, null));
        Assert.Throws<ArgumentException>(() => FitData.Of(shards, ClusterDistance.Euclidean));
    }

    private static void Check(SeriesSet series, KMeansOptions options)
    {
        var expected = KMeansClustering.Fit(series, options);
        foreach (int shards in s_shards)
        {
            int[] sizes = ShardCuts.Sizes(series.Count, shards, seed: shards);
            Assert.Equal(series.Count, sizes.Sum());
            var fits = Fit(series, options, sizes, threads: shards == 5 ? 7 : 2);
            var actual = fits.Best(0);
            Assert.Equal(expected.InertiaHistory, actual.InertiaHistory);
            Assert.Equal(expected.Inertia, actual.Inertia);
            int[] labels = actual.CollectLabels();
            Assert.Equal(expected.Labels, labels);
            Assert.Equal(CentroidMatrix.Flatten(expected.Centroids), actual.Centroids);
            Assert.Equal(expected.Restart, fits.Restart(0));
            Assert.Equal(expected.Iterations, actual.Iterations);
            Assert.Equal(expected.Converged, actual.Converged);
            Assert.Equal(expected.Warnings, KMeansWarnings.Of(fits.Problem, actual.Relocations, expected.Sizes, actual.Inertia));
        }
    }

    private static KMeansFits Fit(SeriesSet series, KMeansOptions options, int[] sizes, int threads) => KMeansFits.Run(
        FitData.Of(ShardCuts.Cut(series, options.Weights, sizes), options.Distance),
        [options],
        KMeansValidation.Check(series, [options]),
        new ExecutionOptions { ThreadCount = threads },
        KernelSet.Best);

    private static SeriesSet Series(string data) => data switch
    {
        // Many duplicates.
        "colours" => SeriesSet.FromArray(Array.ConvertAll(Values(3000, 3, 2), v => (byte)Math.Clamp((5 * (int)v) + 100, 0, 255)), 3000, 3),
        "floats" => SeriesSet.FromArray(Array.ConvertAll(Values(1501, 20, 3), v => (float)v), 1501, 20),

        // Stored as bytes for the passes, and so long that a seeding chunk is 96 records.
        "floats of bytes" => SeriesSet.FromArray(Array.ConvertAll(Values(700, 300, 4), v => (float)Math.Clamp((int)(8 * v) + 120, 0, 255)), 700, 300),

        // The short formula of the inertia is not exact enough here.
        "far doubles" => SeriesSet.FromArray(Array.ConvertAll(Values(1200, 60, 5), v => v + 1e9), 1200, 60),
        "shorts" => SeriesSet.FromArray(Array.ConvertAll(Values(900, 50, 6), v => (short)(100 * v)), 900, 50),
        _ => throw new ArgumentException(data),
    };

    private static double[] Values(int count, int length, int seed)
    {
        var random = new RandomSource(seed);
        var values = new double[count * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextNormal() + (3 * (i / length * 7 % 11)) + (i % length % 3);
        return values;
    }

    private static double[] Weights(int count) => [.. Enumerable.Range(0, count).Select(i => i % 9 / 4.0)];
}
