using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>Properties that hold for any records.</summary>
public sealed class KMeansPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(new Replay(new Rnd(17, 3), null));

    // Each of these makes a dozen fits or more.
    private static readonly Config FewRuns = Runs.WithMaxTest(10);

    private static readonly Arbitrary<Problem> Problems = ArbMap.Default.GeneratorFor<int>().Select(Problem.Create).ToArbitrary();

    [Fact]
    public void TheOrderOfTheRecordsMovesNothing() => Prop.ForAll(Problems, p =>
    {
        var fit = p.Fit(p.Rows);
        int[] order = [.. Enumerable.Range(0, p.Rows.Length)];
        new RandomSource(1).Shuffle(order);
        var shuffled = p.Fit([.. order.Select(i => p.Rows[i])]);
        Assert.Equal(order.Select(i => fit.Labels[i]), shuffled.Labels);
        Assert.Equal(fit.Centroids, shuffled.Centroids);
    }).Check(Runs);

    [Fact]
    public void PowersOfTwoScaleEverythingExactly() => Prop.ForAll(Problems, p =>
    {
        var fit = p.Fit(p.Rows);
        foreach (double factor in new[] { 0.5, 1024, Math.Pow(2, -60), Math.Pow(2, 90) })
        {
            var scaled = (p with { Initial = Scale(p.Initial, factor) }).Fit(Scale(p.Rows, factor));
            Assert.Equal(fit.Labels, scaled.Labels);
            Assert.Equal(Scale(fit.Centroids, factor), scaled.Centroids);
            Assert.Equal(fit.Inertia * factor * factor, scaled.Inertia);
        }
    }).Check(Runs);

    [Fact]
    public void AWeightIsThatManyCopies() => Prop.ForAll(Problems, p =>
    {
        var weights = new double[p.Rows.Length];
        var copies = new List<double[]>();
        var source = new List<int>();
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = i % 4;
            for (int n = 0; n < i % 4; n++)
            {
                copies.Add(p.Rows[i]);
                source.Add(i);
            }
        }

        var weighted = (p with { Weights = weights }).Fit(p.Rows);
        var repeated = p.Fit([.. copies]);
        if (repeated.Warnings.Any(w => w.Id == "EmptyClusterRelocated"))
            return;
        Assert.Equal(source.Select(i => weighted.Labels[i]), repeated.Labels);
        for (int k = 0; k < p.Initial.Length; k++)
        {
            for (int j = 0; j < p.Initial[k].Length; j++)
                Assert.Equal(repeated.Centroids[k][j], weighted.Centroids[k][j], 1e-12 * (1 + Math.Abs(repeated.Centroids[k][j])));
        }

        Assert.Equal(repeated.Inertia, weighted.Inertia, 1e-10 * repeated.Inertia);
    }).Check(Runs);

    [Fact]
    public void InertiaFallsAndIsThatOfTheLabels() => Prop.ForAll(Problems, p =>
    {
        var fit = p.Fit(p.Rows);
        double inertia = 0;
        for (int i = 0; i < p.Rows.Length; i++)
            inertia += LaneSums.ScalarSquaredDistance(p.Rows[i], fit.Centroids[fit.Labels[i]]);
        Assert.Equal(inertia, fit.Inertia, 1e-9 * inertia);
        if (fit.Warnings.Count == 0)
        {
            for (int i = 1; i < fit.InertiaHistory.Length; i++)
                Assert.True(fit.InertiaHistory[i] <= fit.InertiaHistory[i - 1] * (1 + 1e-12));
        }

        Assert.Equal(fit.Labels, fit.Assign(SeriesSet.FromRows(p.Rows)).Labels);
    }).Check(Runs);

    [Fact]
    public void OneClusterIsTheMeanAndAsManyAsRecordsLeaveNothing() => Prop.ForAll(Problems, p =>
    {
        var one = KMeansClustering.Fit(SeriesSet.FromRows(p.Rows), new KMeansOptions { ClusterCount = 1 });
        for (int j = 0; j < p.Rows[0].Length; j++)
            Assert.Equal(p.Rows.Average(row => row[j]), one.Centroids[0][j], 1e-12);
        Assert.Equal(0, KMeansClustering.Fit(SeriesSet.FromRows(p.Rows), new KMeansOptions { ClusterCount = p.Rows.Length }).Inertia);
    }).Check(Runs);

    [Fact]
    public void BoundsChangeNothing() => Prop.ForAll(Problems, p =>
    {
        var options = new KMeansOptions { InitialCentroids = p.Initial, Tolerance = 0, Algorithm = KMeansAlgorithm.Lloyd };
        foreach (double[][] rows in new[] { p.Rows, Round(p.Rows) })
        {
            foreach (var distance in Enum.GetValues<ClusterDistance>())
            {
                var lloyd = KMeansClustering.Fit(SeriesSet.FromRows(rows), options with { Distance = distance });
                foreach (var kernel in KernelSet.Supported)
                {
                    var bounded = KMeansClustering.Fit(SeriesSet.FromRows(rows), options with { Distance = distance, Algorithm = KMeansAlgorithm.Elkan }, null, kernel);
                    Assert.Equal(lloyd.Labels, bounded.Labels);
                    Assert.Equal(lloyd.Centroids, bounded.Centroids);
                    Assert.Equal(lloyd.InertiaHistory, bounded.InertiaHistory);
                }
            }
        }
    }).Check(Runs);

    [Fact]
    public void EveryAlgorithmKeepsItsPromises() => Prop.ForAll(Problems, p =>
    {
        var series = SeriesSet.FromRows(p.Rows);
        foreach (var options in Variants(p.Initial.Length))
        {
            var fit = KMeansClustering.Fit(series, options);
            Assert.Equal(p.Rows.Length, fit.Sizes.Sum());
            double inertia = 0;
            for (int i = 0; i < p.Rows.Length; i++)
                inertia += LaneSums.ScalarSquaredDistance(p.Rows[i], fit.Centroids[fit.Labels[i]]);
            Assert.Equal(inertia, fit.Inertia, 1e-9 * (1 + inertia));
            if (options.Algorithm != KMeansAlgorithm.Bisecting)
                Assert.Equal(fit.Labels, fit.Assign(series).Labels);
            else
                AssertMeans(p.Rows, fit);
        }
    }).Check(FewRuns);

    [Fact]
    public void EveryAlgorithmScalesWithTheRecords() => Prop.ForAll(Problems, p =>
    {
        foreach (var options in Variants(p.Initial.Length))
        {
            var fit = KMeansClustering.Fit(SeriesSet.FromRows(p.Rows), options);
            foreach (double factor in new[] { 0.25, Math.Pow(2, 70) })
            {
                var scaled = KMeansClustering.Fit(SeriesSet.FromRows(Scale(p.Rows, factor)), options);
                Assert.Equal(fit.Labels, scaled.Labels);
                Assert.Equal(Scale(fit.Centroids, factor), scaled.Centroids);
            }
        }
    }).Check(FewRuns);

    [Fact]
    public void EveryAlgorithmHasTheSameExtremes() => Prop.ForAll(Problems, p =>
    {
        var series = SeriesSet.FromRows(p.Rows);
        foreach (var options in Variants(1))
        {
            // Mini-batches only approximate the mean.
            var one = KMeansClustering.Fit(series, options);
            Assert.Equal(p.Rows.Length, one.Sizes[0]);
            for (int j = 0; j < p.Rows[0].Length && options.Algorithm != KMeansAlgorithm.MiniBatch; j++)
                Assert.Equal(p.Rows.Average(row => row[j]), one.Centroids[0][j], 1e-12);
            var single = KMeansClustering.Fit(SeriesSet.FromRows([p.Rows[0]]), options);
            Assert.Equal(0, single.Inertia);
            Assert.Equal(p.Rows[0], single.Centroids[0]);
            if (options.Algorithm != KMeansAlgorithm.MiniBatch)
                Assert.Equal(0, KMeansClustering.Fit(series, options with { ClusterCount = p.Rows.Length }).Inertia);
            double[][] alike = [.. p.Rows.Select(_ => p.Rows[0])];
            var same = KMeansClustering.Fit(SeriesSet.FromRows(alike), options with { ClusterCount = Math.Min(2, alike.Length) });
            Assert.Equal(0, same.Inertia, 1e-20);
            Assert.Equal(alike.Length > 1, same.Warnings.Any(w => w.Id == "FewerDistinctRecords"));
        }
    }).Check(FewRuns);

    private static IEnumerable<KMeansOptions> Variants(int clusterCount) =>
    [
        new() { ClusterCount = clusterCount, Algorithm = KMeansAlgorithm.MiniBatch, BatchSize = 32, MaxIterations = 20 },
        new() { ClusterCount = clusterCount, Algorithm = KMeansAlgorithm.Bisecting, Tolerance = 0 },
        new() { ClusterCount = clusterCount, Initialization = KMeansInitialization.Parallel },
        new() { ClusterCount = clusterCount, Initialization = KMeansInitialization.Random },
    ];

    private static void AssertMeans(double[][] rows, KMeansResult fit)
    {
        for (int k = 0; k < fit.ClusterCount; k++)
        {
            int[] members = [.. Enumerable.Range(0, rows.Length).Where(i => fit.Labels[i] == k)];
            for (int j = 0; j < rows[0].Length && members.Length > 0; j++)
                Assert.Equal(members.Average(i => rows[i][j]), fit.Centroids[k][j], 1e-12 * (1 + Math.Abs(fit.Centroids[k][j])));
        }
    }

    // Integers, for ties.
    private static double[][] Round(double[][] rows) => Array.ConvertAll(rows, row => Array.ConvertAll(row, Math.Round));

    private static double[][] Scale(double[][] rows, double factor) => Array.ConvertAll(rows, row => Array.ConvertAll(row, v => v * factor));

    private sealed record Problem(double[][] Rows, double[][] Initial, double[]? Weights)
    {
        public static Problem Create(int seed)
        {
            var random = new RandomSource(seed);
            int length = 1 + random.NextInt32(12);
            int clusters = 1 + random.NextInt32(7);
            int count = clusters + random.NextInt32(150);
            double spread = 0.2 + (3 * random.NextDouble());
            double[][] centres = [.. Enumerable.Range(0, clusters).Select(_ => Numbers(random, length, 3))];
            double[][] rows = [.. Enumerable.Range(0, count).Select(i => Numbers(random, length, spread).Zip(centres[i % clusters], (a, b) => a + b).ToArray())];
            int[] initial = random.Sample(count, clusters);
            return new Problem(rows, Array.ConvertAll(initial, i => rows[i]), null);
        }

        public KMeansResult Fit(double[][] rows) =>
            KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { InitialCentroids = Initial, Weights = Weights, Tolerance = 0 });

        private static double[] Numbers(RandomSource random, int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => scale * random.NextNormal())];
    }
}
