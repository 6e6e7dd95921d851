using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Mixtures;

/// <summary>A mixture is bit-identical for any number of threads, any vector width, and any element type that holds the values.</summary>
public sealed class GaussianMixtureSamenessTests
{
    [Theory]
    [InlineData(CovarianceType.Full, 1)]
    [InlineData(CovarianceType.Full, 5)]
    [InlineData(CovarianceType.Full, 19)]
    [InlineData(CovarianceType.Tied, 5)]
    [InlineData(CovarianceType.Diagonal, 9)]
    [InlineData(CovarianceType.Spherical, 3)]
    public void ThreadsAndWidthsDoNotShow(CovarianceType type, int length)
    {
        var series = MixtureArrays.Overlapping(1501, length, 4, length);
        var options = new GaussianMixtureOptions { ComponentCount = 4, CovarianceType = type, Initialization = GaussianMixtureInitialization.KMeansPlusPlus, Seed = 9, MaxIterations = 6, Tolerance = 0 };
        double[] expected = MixtureArrays.Bits(GaussianMixture.Fit(series, options, new ExecutionOptions { ThreadCount = 1 }, MixtureKernel.Scalar));
        Assert.All(expected, v => Assert.True(double.IsFinite(v)));
        foreach (var kernel in MixtureKernel.Supported)
        {
            foreach (int threads in (int[])[1, 2, 7])
                Assert.Equal(expected, MixtureArrays.Bits(GaussianMixture.Fit(series, options, new ExecutionOptions { ThreadCount = threads }, kernel)));
        }
    }

    [Theory]
    [InlineData(CovarianceType.Full, "40a8c2f8c00a814c")]
    [InlineData(CovarianceType.Tied, "5e56174dc29bd9f1")]
    [InlineData(CovarianceType.Diagonal, "975a55587afb3df4")]
    [InlineData(CovarianceType.Spherical, "680b0e433d7e092c")]
    public void TargetsAndMachinesDoNotShow(CovarianceType type, string hash)
    {
        var series = MixtureArrays.Overlapping(700, 6, 5, 11);
        double[][] means = [.. Enumerable.Range(0, 5).Select(series.GetRecord)];
        var result = GaussianMixture.Fit(series, new GaussianMixtureOptions { InitialMeans = means, CovarianceType = type });
        byte[] bytes = [.. MixtureArrays.Bits(result).SelectMany(BitConverter.GetBytes)];
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16]);
    }

    [Fact]
    public void TheTypeOfTheValuesDoesNotShow()
    {
        var random = new ClusterTools.Numerics.Statistics.RandomSource(5);
        byte[] bytes = [.. Enumerable.Range(0, 300 * 4).Select(i => (byte)((40 * (i / 4 % 3)) + random.NextInt32(50)))];
        var options = new GaussianMixtureOptions { ComponentCount = 3, Seed = 2 };
        double[] expected = MixtureArrays.Bits(GaussianMixture.Fit(SeriesSet.FromArray(bytes, 300, 4), options));
        Assert.Equal(expected, MixtureArrays.Bits(GaussianMixture.Fit(SeriesSet.FromArray(Array.ConvertAll(bytes, b => (float)b), 300, 4), options)));
        Assert.Equal(expected, MixtureArrays.Bits(GaussianMixture.Fit(SeriesSet.FromArray(Array.ConvertAll(bytes, b => (double)b), 300, 4), options)));
        Assert.Equal(expected, MixtureArrays.Bits(GaussianMixture.Fit(SeriesSet.FromArray(Array.ConvertAll(bytes, b => (ushort)b), 300, 4), options)));
    }

    [Fact]
    public void AFileThatIsReadAgainForEveryPassGivesTheSame()
    {
        using var folder = new TestFolder();
        string path = folder.File("records.npy");
        var series = MixtureArrays.Overlapping(300, 3, 3, 6);
        SeriesWriter.Write(series, path);
        var mapped = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true });
        Assert.True(mapped.Store.IsInFile);
        foreach (var type in (CovarianceType[])[CovarianceType.Full, CovarianceType.Diagonal])
        {
            foreach (GaussianMixtureInitialization start in Enum.GetValues(typeof(GaussianMixtureInitialization)))
            {
                var options = new GaussianMixtureOptions { ComponentCount = 3, CovarianceType = type, Initialization = start };
                double[] expected = MixtureArrays.Bits(GaussianMixture.Fit(series, options, new ExecutionOptions { ThreadCount = 1 }));
                Assert.Equal(expected, MixtureArrays.Bits(GaussianMixture.Fit(mapped, options, new ExecutionOptions { ThreadCount = 7 })));
            }
        }
    }

    [Fact]
    public void SeedsAndRestartsAreTheirOwnStreams()
    {
        var series = MixtureArrays.Overlapping(400, 2, 6, 3);
        var options = new GaussianMixtureOptions { ComponentCount = 6, Initialization = GaussianMixtureInitialization.Random, MaxIterations = 3, Seed = 1 };
        double[] first = MixtureArrays.Bits(GaussianMixture.Fit(series, options));
        Assert.Equal(first, MixtureArrays.Bits(GaussianMixture.Fit(series, options)));
        Assert.NotEqual(first, MixtureArrays.Bits(GaussianMixture.Fit(series, options with { Seed = 2 })));
        var best = GaussianMixture.Fit(series, options with { RestartCount = 5 });
        Assert.Contains(best.Restart, Enumerable.Range(0, 5));
        Assert.True(best.LowerBound >= GaussianMixture.Fit(series, options).LowerBound);
    }
}
