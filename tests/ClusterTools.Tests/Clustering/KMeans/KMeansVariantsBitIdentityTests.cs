using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Search;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>Mini-batches, bisection, k-means‖ and scans over numbers of clusters: bit-identical results for any number of threads, any kernel, any instruction set, and
/// (this file is compiled into both test projects) for both builds of the engine.</summary>
public sealed class KMeansVariantsBitIdentityTests
{
    private const string Golden = "9ff2fae994fc7d640f4f0aaedcec8d5088648e97032b5b1742a960c8110163f1";

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

        foreach (var criterion in new[] { ClusterCountCriterion.Gap, ClusterCountCriterion.Stability })
        {
            var options = new ClusterCountSearchOptions { ClusterCounts = [2, 4, 7], Criterion = criterion, ReferenceCount = 2, SubsampleCount = 2, SampleSize = 100 };
            var scan = ClusterCountSearch.Run(Blobs(200, 12), options, new ExecutionOptions { ThreadCount = threads });
            hash.AppendData(MemoryMarshal.AsBytes(scan.Labels.AsSpan()));
            foreach (var c in scan.Candidates)
            {
                double[] scores = [c.Inertia, c.SimilarityError, c.Silhouette, c.CalinskiHarabasz, c.DaviesBouldin, c.ElbowScore, c.Gap, c.GapError, c.Stability, c.Score];
                hash.AppendData(MemoryMarshal.AsBytes(Array.ConvertAll(scores, v => double.IsNaN(v) ? 0 : v).AsSpan()));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(SeriesSet Series, KMeansOptions Options)> Fits()
    {
        KMeansOptions[] variants =
        [
            new() { ClusterCount = 12, Algorithm = KMeansAlgorithm.MiniBatch, BatchSize = 100, MaxIterations = 10, Seed = 1 },
            new() { ClusterCount = 9, Algorithm = KMeansAlgorithm.Bisecting, RestartCount = 2, Seed = 2 },
            new() { ClusterCount = 40, Initialization = KMeansInitialization.Parallel, Seed = 3 },
        ];
        var wide = Blobs(400, 50);
        double[] values = new double[900 * 3];
        Blobs(900, 3).Store.ReadTile(0, 900, values.AsSpan()).CopyTo(values);
        var bytes = SeriesSet.FromArray(Array.ConvertAll(values, v => (byte)((v * 4) + 128)), 900, 3);
        double[] weights = [.. Enumerable.Range(0, wide.Count).Select(i => i % 7 * 0.3)];
        foreach (var options in variants)
        {
            yield return (wide, options);
            yield return (wide, options with { Weights = weights });
            yield return (wide, options with { Distance = ClusterDistance.Cosine });
            yield return (wide, options with { Distance = ClusterDistance.Correlation, Weights = weights });
            yield return (bytes, options);
        }
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
