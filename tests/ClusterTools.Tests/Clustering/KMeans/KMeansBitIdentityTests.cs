using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>Bit-identical results for any number of threads, any kernel, any instruction set, and (this file is compiled into both test projects) for both builds of the
/// engine.</summary>
public sealed class KMeansBitIdentityTests
{
    private const string Golden = "292c2202c6d2888335999b1012759591705078b4400c86b9ab2f1ccdda1da362";

    [Fact]
    public void TheHashIsTheOneOnRecord()
    {
        string hash = Hash(KernelSet.Best, threads: 2);
        Assert.True(hash == Golden, hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void ThreadsDoNotShow(int threads) => Assert.Equal(Golden, Hash(KernelSet.Best, threads));

    [Fact]
    public void KernelsDoNotShow()
    {
        foreach (var kernel in KernelSet.Supported)
            Assert.Equal(Golden, Hash(kernel, threads: 3));
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData(5, 70, false)]
    [InlineData(20, 24, false)]
    [InlineData(100, 24, false)]
    [InlineData(100, 24, true)]
    public void AlgorithmsDoNotShow(int length, int clusterCount, bool bytes)
    {
        var series = bytes ? Bytes(3000, length, factor: 8, middle: 128) : Blobs(3000, length);
        var options = new KMeansOptions { ClusterCount = clusterCount, Tolerance = 0, Algorithm = KMeansAlgorithm.Lloyd };
        var expected = KMeansClustering.Fit(series, options);
        foreach (var algorithm in new[] { KMeansAlgorithm.Auto, KMeansAlgorithm.Elkan })
        {
            foreach (int threads in new[] { 1, 2, 7 })
            {
                // Together with another fit of the same records.
                var other = options with { ClusterCount = 3 };
                var actual = KMeansClustering.FitMany(series, [options with { Algorithm = algorithm }, other], new ExecutionOptions { ThreadCount = threads })[0];
                Assert.Equal(expected.Labels, actual.Labels);
                Assert.Equal(expected.Centroids, actual.Centroids);
                Assert.Equal(expected.InertiaHistory, actual.InertiaHistory);
                Assert.Equal(expected.Inertia, actual.Inertia);
            }
        }
    }

    /// <summary>A hash of everything that some fits return, down to the last bit.</summary>
    private static string Hash(KernelSet kernel, int threads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (series, options) in Fits())
        {
            var result = KMeansClustering.Fit(series, options, new ExecutionOptions { ThreadCount = threads }, kernel);
            hash.AppendData(MemoryMarshal.AsBytes(result.Labels.AsSpan()));
            foreach (double[] centroid in result.Centroids)
                hash.AppendData(MemoryMarshal.AsBytes(centroid.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(result.InertiaHistory.AsSpan()));
            var assignment = result.Assign(series, new ExecutionOptions { ThreadCount = threads });
            hash.AppendData(MemoryMarshal.AsBytes<double>([result.Inertia, result.Restart, result.SimilarityError]));
            hash.AppendData(MemoryMarshal.AsBytes(assignment.Distance.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(assignment.Similarity.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(SeriesSet Series, KMeansOptions Options)> Fits()
    {
        var series = Blobs(1500, 20);
        yield return (series, new KMeansOptions { ClusterCount = 12, RestartCount = 2, Seed = 1 });
        yield return (series, new KMeansOptions { ClusterCount = 7, Initialization = KMeansInitialization.Random, Tolerance = 0 });
        yield return (series, new KMeansOptions { ClusterCount = 6, Distance = ClusterDistance.Cosine });
        yield return (series, new KMeansOptions { ClusterCount = 6, Distance = ClusterDistance.Correlation });
        yield return (series, new KMeansOptions { ClusterCount = 31, Algorithm = KMeansAlgorithm.Elkan, Tolerance = 0 });
        yield return (series, new KMeansOptions { ClusterCount = 24, RestartCount = 4, Tolerance = 0 });
        double[] weights = new double[series.Count];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = i % 7 * 0.3;
        yield return (series, new KMeansOptions { ClusterCount = 9, Weights = weights });
        yield return (Blobs(700, 3), new KMeansOptions { ClusterCount = 16 });
        yield return (Blobs(300, 200), new KMeansOptions { ClusterCount = 10 });
        yield return (Blobs(300, 200), new KMeansOptions { ClusterCount = 10, Algorithm = KMeansAlgorithm.Lloyd, Distance = ClusterDistance.Cosine });
        yield return (Repeated(Blobs(300, 20), 4), new KMeansOptions { ClusterCount = 18, Tolerance = 0 });
        yield return (Bytes(600, 60, factor: 8, middle: 128), new KMeansOptions { ClusterCount = 25, Tolerance = 0 });
        yield return (Bytes(600, 75, factor: 1, middle: 12), new KMeansOptions { ClusterCount = 14, RestartCount = 2 });
        yield return (Bytes(300, 60, factor: 8, middle: 128, times: 4), new KMeansOptions { ClusterCount = 18, Tolerance = 0 });
        double[] values = new double[900 * 3];
        Blobs(900, 3).Store.ReadTile(0, 900, values.AsSpan()).CopyTo(values);
        yield return (SeriesSet.FromArray(Array.ConvertAll(values, v => (byte)((v * 4) + 128)), 900, 3), new KMeansOptions { ClusterCount = 8 });
        yield return (SeriesSet.FromArray(Array.ConvertAll(values, v => (ushort)((v * 100) + 5000)), 900, 3), new KMeansOptions { ClusterCount = 8 });
        yield return (SeriesSet.FromArray(Array.ConvertAll(values, v => (float)v), 900, 3), new KMeansOptions { ClusterCount = 8 });
    }

    private static SeriesSet Repeated(SeriesSet series, int times) =>
        SeriesSet.FromRows([.. Enumerable.Range(0, series.Count * times).Select(i => series.GetRecord(i * 7 % series.Count))]);

    /// <summary>The values of blobs as bytes, each record several times.</summary>
    private static SeriesSet Bytes(int count, int length, int factor, int middle, int times = 1)
    {
        var blobs = Blobs(count, length);
        var values = new byte[count * times * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = (byte)Math.Min(Math.Max((blobs.GetRecord(i / length % count)[i % length] * factor) + middle, 0), 255);
        return SeriesSet.FromArray(values, count * times, length);
    }

    private static SeriesSet Blobs(int count, int length)
    {
        var random = new RandomSource(count, length);
        var centres = new double[10 * length];
        for (int i = 0; i < centres.Length; i++)
            centres[i] = 4 * random.NextNormal();
        var values = new double[count * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = centres[(i / length % 10 * length) + (i % length)] + (2 * random.NextNormal());
        return SeriesSet.FromArray(values, count, length);
    }
}
