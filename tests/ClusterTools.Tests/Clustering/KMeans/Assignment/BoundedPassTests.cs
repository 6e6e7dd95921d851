using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans.Assignment;

/// <summary>Passes with bounds give the same labels as passes without, and skip most distances.</summary>
public sealed class BoundedPassTests
{
    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(64)]
    public void LabelsStayThoseOfDoublesHoweverCentroidsMove(int clusters)
    {
        const int Count = 500;
        const int Length = 60;
        var random = new RandomSource(clusters);
        double Number() => random.NextNormal();
        double[] centroids = Numbers(clusters * Length, () => 3 * Number());
        double[] values = Numbers(Count * Length, Number);
        for (int i = 0; i < values.Length; i++)
            values[i] += centroids[(i / Length % clusters * Length) + (i % Length)];
        foreach (var series in new[]
        {
            SeriesSet.FromArray(values, Count, Length),
            SeriesSet.FromArray(Array.ConvertAll(values, v => (float)v), Count, Length),
            SeriesSet.FromArray(Array.ConvertAll(values, v => (byte)Math.Clamp((v * 8) + 128, 0, 255)), Count, Length),
            SeriesSet.FromArray(Array.ConvertAll(values, v => (byte)Math.Clamp(v + 2, 0, 4)), Count, Length),
        })
        {
            foreach (var kernel in KernelSet.Supported.SelectMany(k => new[] { k, k.With(bytes: null), k.With(ByteScorer.Scalar) }))
            {
                Check(series, (double[])centroids.Clone(), kernel, random, oneGroup: false);
                Check(series, (double[])centroids.Clone(), kernel, random, oneGroup: true);
            }
        }
    }

    [Fact]
    [Trait(Work.Trait, Work.Large)]
    public void MostDistancesOfTheFashionAreLeftOut()
    {
        const int Count = 5000;
        using var stream = new System.IO.Compression.GZipStream(File.OpenRead(SharedData.Path("data", "fashion", "train5000-images-idx3-ubyte.gz")), System.IO.Compression.CompressionMode.Decompress);
        var bytes = new byte[16 + (Count * 784)];
        stream.ReadExactly(bytes);
        var data = FitData.Of(SeriesSet.FromArray(bytes[16..], Count, 784).Store, weights: null, ClusterDistance.Euclidean);
        var problem = new FitProblem(data, ExecutionOptions.Default);
        double[] centroids = data.Gather([.. Enumerable.Range(0, 40).Select(i => i * 100)]);
        var fit = new LloydFit(problem, centroids, new LloydRules(20, 0, KMeansAlgorithm.Elkan));
        LloydFit.RunAll(problem, [fit], new ProgressCounter(null, string.Empty, 20));
        double share = fit.Statistics.Sum(s => s.Products) / (double)(Count * 40L * fit.Statistics.Count);
        Assert.InRange(share, 0.01, 0.35);
        Assert.InRange(fit.Statistics.Sum(s => s.DecidedInDouble), 0, Count / 10);
    }

    private static void Check(SeriesSet series, double[] centroids, KernelSet kernel, RandomSource random, bool oneGroup)
    {
        var problem = new FitProblem(FitData.Of(series.Store, weights: null, ClusterDistance.Euclidean), ExecutionOptions.Default, kernel);
        var all = problem.Plan.Shards.Chain((AssignmentPass?)null, (shard, _) => shard.FitPass)!;
        int clusters = centroids.Length / series.Length;
        var labels = new int[series.Count];
        labels.AsSpan().Fill(-1);
        var bounds = new DistanceBounds(centroids, series.Length, series.Count, problem.Plan.Centring.Scale, oneGroup);
        var target = new AssignmentTarget(centroids, labels, Sums: null, bounds);
        for (int pass = 0; pass < 6; pass++)
        {
            all.Run([target], problem.Execution);
            for (int i = 0; i < series.Count; i++)
                Assert.Equal(ExactDistances.Nearest(series.GetRecord(i), centroids, 0), labels[i]);

            // Small shifts, and occasionally a jump or a copy of another centroid.
            var shifts = new double[clusters];
            for (int k = 0; k < clusters; k++)
            {
                double size = random.NextInt32(10) == 0 ? 2 : 0.05;
                int other = random.NextInt32(20) == 0 ? random.NextInt32(clusters) : k;
                for (int j = 0; j < series.Length; j++)
                {
                    double before = centroids[(k * series.Length) + j];
                    double after = other == k ? before + (size * random.NextNormal()) : centroids[(other * series.Length) + j];
                    centroids[(k * series.Length) + j] = after;
                    shifts[k] += (after - before) * (after - before);
                }
            }

            bounds.Move(shifts);
        }
    }

    private static double[] Numbers(int count, Func<double> number)
    {
        var numbers = new double[count];
        for (int i = 0; i < count; i++)
            numbers[i] = number();
        return numbers;
    }
}
