using System.Security.Cryptography;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Images;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Building;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Images;

public sealed class SyntheticMovieTests
{
    [Fact]
    public void TheDefaultMovieIsTheSameEverywhere()
    {
        var one = SyntheticMovie.Create(execution: new ExecutionOptions { ThreadCount = 1 });
        var many = SyntheticMovie.Create(execution: new ExecutionOptions { ThreadCount = 7 });
        Assert.Equal([120, 1, 96, 96], one.Shape);
        Assert.Equal(ElementType.UInt16, one.PixelType);
        Assert.Equal(Hash(one), Hash(many));
        // Pinned: scripts and pictures in the documentation rest on it.
        Assert.Equal("2214ABB9304FA6CD", Hash(one));
    }

    [Fact]
    public void AnotherSeedIsAnotherMovie() =>
        Assert.NotEqual(Hash(SyntheticMovie.Create(new() { FrameCount = 3 })), Hash(SyntheticMovie.Create(new() { FrameCount = 3, Seed = 1 })));

    [Theory]
    [InlineData(1, 96, 96, 6)]
    [InlineData(3, 40, 70, 9)]
    [InlineData(2, 5, 4, 30)]
    [InlineData(1, 1, 7, 7)]
    [InlineData(1, 8, 8, 1)]
    public void EveryClusterHasVoxels(int planes, int height, int width, int clusters)
    {
        foreach (int seed in new[] { 0, 1, 2 })
        {
            var movie = SyntheticMovie.Create(new() { FrameCount = 2, PlaneCount = planes, Height = height, Width = width, ClusterCount = clusters, Seed = seed });
            var sizes = new int[clusters];
            foreach (int cluster in movie.Truth!)
                sizes[cluster]++;
            for (int cluster = 1; cluster < clusters; cluster++)
                Assert.True(sizes[cluster] > 0, $"cluster {cluster}");
        }
    }

    [Fact]
    public void WithoutNoiseAVoxelFollowsItsCluster()
    {
        var movie = SyntheticMovie.Create(new() { Noise = 0, FrameCount = 200 });
        int[] truth = movie.Truth!;
        for (int cluster = 1; cluster < 6; cluster++)
        {
            double[] signal = Series(movie, Array.IndexOf(truth, cluster));
            Assert.InRange(Correlation(signal, Series(movie, Array.LastIndexOf(truth, cluster))), 0.999, 1.0000001);
            Assert.InRange(signal.Max() / signal.Min(), 1.3, 10);
            for (int other = cluster + 1; other < 6; other++)
                Assert.InRange(Correlation(signal, Series(movie, Array.IndexOf(truth, other))), -1, 0.9);
        }
    }

    [Theory]
    [InlineData(96, 1)]
    [InlineData(64, 3)]
    public void KMeansFindsTheRegions(int size, int restarts)
    {
        var movie = SyntheticMovie.Create(new() { Height = size, Width = size });
        var series = SeriesTransforms.Normalize(SeriesBuilder.FromStack(movie), new NormalizeOptions { Method = NormalizeMethod.Percentile });
        var clusters = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 6, RestartCount = restarts });
        Assert.InRange(AdjustedRand.Score(movie.Truth!, clusters.Labels), 0.95, 1);
    }

    [Fact]
    public void TheNoiseIsAsStrongAsAsked()
    {
        // The background of two movies that differ in noise alone.
        var quiet = SyntheticMovie.Create(new() { Noise = 0, FrameCount = 20 });
        var noisy = SyntheticMovie.Create(new() { Noise = 0.05, FrameCount = 20 });
        double sum = 0;
        int count = 0;
        for (int frame = 0; frame < 20; frame++)
        {
            var a = quiet.GetFrame<ushort>(frame);
            var b = noisy.GetFrame<ushort>(frame);
            for (int i = 0; i < a.Length; i++, count++)
                sum += (b[i] - (double)a[i]) * (b[i] - (double)a[i]) / (a[i] * 600.0);
        }

        Assert.Equal(0.05, Math.Sqrt(sum / count), 3);
    }

    [Fact]
    public void SizesOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticMovie.Create(new() { Height = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticMovie.Create(new() { Noise = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticMovie.Create(new() { Height = 2, Width = 2, ClusterCount = 5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticMovie.Create(new() { Height = 100_000, Width = 100_000 }));
    }

    private static double[] Series(ImageStack movie, int voxel)
    {
        var series = new double[movie.FrameCount];
        for (int frame = 0; frame < series.Length; frame++)
            series[frame] = movie.GetFrame<ushort>(frame)[voxel];
        return series;
    }

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average();
        double meanB = b.Average();
        double product = 0, squaresA = 0, squaresB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }

        return product / Math.Sqrt(squaresA * squaresB);
    }

    private static string Hash(ImageStack movie)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int frame = 0; frame < movie.FrameCount; frame++)
            hash.AppendData(movie.GetFrameBytes(frame));
        return Convert.ToHexString(hash.GetHashAndReset()).Substring(0, 16);
    }
}
