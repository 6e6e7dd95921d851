using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Storage;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Mixtures.Bayesian;

/// <summary>Reference values of scikit-learn 1.2.1's BayesianGaussianMixture, initialised with the records nearest to given rows of the data.</summary>
public sealed class BayesianGaussianMixtureTests
{
    private static readonly int[] Rows = [6, 26, 20, 50, 100, 200];

    [Fact]
    public void FullAgreesWithScikitLearn() => Check(Fit(SharedTables.Aniso2D(), Rows, CovarianceType.Full), -833.4178690432215, 14, "6248fa58a630020c", -3.6948362498351575,
        [0.371767543646, 0.259108166574, 0.00256461567017, 0.366159498057, 0.000350157696616, 5.00183566273e-05], [0.106798373789, 0.0913621345572],
        [3.94598613213, 1.71158508996, 1.71158508996, 0.97943708329], [2.48555439417e-27, 8.75099975595e-09, 4.69154741427e-05, 0.999952975157, 1.00369188858e-07, 2.4871368822e-10]);

    [Fact]
    public void TiedAgreesWithScikitLearn() => Check(Fit(SharedTables.Aniso2D(), Rows, CovarianceType.Tied), -987.508710284275, 44, "c2238d3e84cccece", -4.0186241385995265,
        [0.139221807609, 0.206242449149, 0.00284751403315, 0.349155769765, 0.112392581475, 0.190139877969], [-1.8371808111, -0.738868941539],
        [1.03488936023, 0.000194641124655, 0.000194641124655, 0.883503345152], [4.61375596478e-12, 5.37048116483e-09, 1.4303920087e-05, 0.999940984732, 4.45857007888e-05, 1.20272459379e-07]);

    [Fact]
    public void DiagonalAgreesWithScikitLearn() => Check(Fit(SharedTables.Aniso2D(), Rows, CovarianceType.Diagonal), -948.8873476738626, 76, "454191da64228286", -3.915541857528883,
        [0.157720825735, 0.290102525923, 0.00259604869215, 0.300305150151, 0.0685456081402, 0.180729841358], [-1.63894288488, -0.678619284576],
        [1.66811506528, 0.666637798176], [1.41919370323e-14, 1.85818119359e-07, 4.60647099101e-05, 0.982545990324, 0.0174077591483, 5.52726905406e-14]);

    [Fact]
    public void SphericalAgreesWithScikitLearn() => Check(Fit(SharedTables.Aniso2D(), Rows, CovarianceType.Spherical), -967.218448772645, 23, "e39951606b5497a0", -3.9873689830369186,
        [0.145156770041, 0.250145393802, 0.00260974331307, 0.338681639109, 0.0940156659241, 0.16939078781], [-1.80827751537, -0.722497039576],
        [1.06818869001], [2.46402423816e-10, 5.76485193436e-06, 3.85529170921e-05, 0.99928860385, 0.000667078099651, 3.45665622441e-11]);

    [Fact]
    public void ADirichletDistributionAgreesWithScikitLearn()
    {
        var result = Fit(SharedTables.Aniso2D(), Rows, CovarianceType.Full, o => o with { WeightPrior = WeightPrior.DirichletDistribution, WeightConcentration = 0.01 });
        Check(result, -817.2830780179748, 15, "6248fa58a630020c", -3.691944034766915,
            [0.370385093971, 0.258260492708, 2.49962505624e-05, 0.371279424569, 2.49962505624e-05, 2.49962505624e-05], [0.10724054214, 0.0915903729361],
            [3.94674324821, 1.71200176022, 1.71200176022, 0.979665436496], [2.45254007339e-27, 8.2172460107e-09, 1.53702454694e-48, 0.999999991783, 1.53702454694e-48, 1.53702454694e-48]);
        Close.Equal([148.17626069416275, 103.31969271289647, 0.01000000000000222], result.WeightConcentrations[0][..3], 1e-6);
        Assert.Single(result.WeightConcentrations);
        Assert.Equal(3, result.UsedComponentCount);
    }

    [Fact]
    public void GivenBeliefsAgreeWithScikitLearn()
    {
        var result = Fit(SharedTables.Aniso2D(), [6, 26, 20], CovarianceType.Full, o => o with
        {
            MeanPrecision = 0.5,
            PriorMean = [1, 2],
            DegreesOfFreedom = 4,
            PriorCovariance = new double[][] { [2, 0.5], [0.5, 1] },
            WeightConcentration = 3,
        });
        Check(result, -799.4122647705071, 11, "2b7fb601481659a8", -3.675091749260309,
            [0.372454824874, 0.257156682983, 0.370388492143], [0.100056751268, 0.0796100906948],
            [3.83476339362, 1.65505725652, 1.65505725652, 0.876025956861], [7.587369717e-40, 1.23359622946e-10, 0.999999999877]);
        Close.Equal([152.36602539249705, 106.53287134102163], result.DegreesOfFreedom[..2], 1e-6);
        Close.Equal([148.86602539249705, 103.03287134102163], result.MeanPrecisions[..2], 1e-6);
        Close.Equal([149.36602539249705, 103.53287134102163, 150.10110326648146], result.WeightConcentrations[0], 1e-6);
        Close.Equal([254.6339746075031, 152.10110326648146, 3.0], result.WeightConcentrations[1], 1e-6);
    }

    [Fact]
    public void ComponentsThatBlobsDoNotNeedVanish()
    {
        var result = Fit(SharedTables.Blobs3D(), [5, 0, 4, 8, 1, 6, 3, 10, 20, 30], CovarianceType.Full, o => o with { WeightConcentration = 0.01 });
        Check(result, -1202.7995697238473, 5, "0d262b11c82203f6", -5.276740328482685,
            [0.14614330701, 0.00331340241247, 0.145048017988, 0.144393085345, 0.143534281409, 0.00324070830392, 0.138105962583, 0.00317856062841, 0.138092166649, 0.13495050767],
            [1.00838994324, 4.39686361426, 2.00891511637],
            [0.563365032963, 0.422831533097, -0.0805502449991, 0.422831533097, 1.040114973, -0.237754707542, -0.0805502449991, -0.237754707542, 0.983207494411],
            [0.99993009999, 1.37172414e-05, 2.12152589271e-09, 1.7218802652e-06, 4.56097095586e-08, 1.34139474055e-05, 1.44938588856e-07, 1.31542114847e-05, 2.7700032622e-05, 2.71635443468e-11]);
        Assert.Equal(7, result.UsedComponentCount);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void PassesAreCounted()
    {
        var result = Fit(SharedTables.Blobs3D(), [5, 0, 4], CovarianceType.Diagonal, o => o with { MaxIterations = 5, Tolerance = 0 });
        Assert.False(result.Converged);
        Close.Equal(-1627.1438688887336, result.LowerBound, 1e-8);
        Close.Equal([2.90859450958, 3.34726230722, 23.32145894], ((double[][])result.Covariances)[0], 1e-6);
    }

    [Fact]
    public void FindsHowManyBlobsThereAre()
    {
        var blobs = BlobSeries.Create(new BlobSeriesOptions { Count = 500, ClusterCount = 4, StdDev = 0.5, Seed = 2 });
        var result = BayesianGaussianMixture.Fit(blobs, new BayesianGaussianMixtureOptions
        {
            ComponentCount = 12,
            WeightConcentration = 1e-3,
            PriorCovariance = new double[][] { [0.25, 0], [0, 0.25] },
            RestartCount = 3,
            MaxIterations = 500,
        });
        Assert.Equal(4, result.UsedComponentCount);
        Assert.InRange(ClusterTools.Metrics.Agreement.AdjustedRand.Score(blobs.Truth!, result.Labels), 0.95, 1);
        Assert.Equal(1, result.Weights.Sum(), 1e-12);
        Assert.Equal(8, result.Weights.Count(w => w < 0.01));
    }

    [Theory]
    [InlineData(CovarianceType.Full, "8bf4b341b20a288f")]
    [InlineData(CovarianceType.Tied, "cdaefc01a75589b4")]
    [InlineData(CovarianceType.Diagonal, "96139341a755b1d2")]
    [InlineData(CovarianceType.Spherical, "4fc5e1a4822e1a0f")]
    public void TargetsAndMachinesDoNotShow(CovarianceType type, string hash)
    {
        var result = BayesianGaussianMixture.Fit(MixtureArrays.Overlapping(700, 6, 3, 2), new BayesianGaussianMixtureOptions { ComponentCount = 5, CovarianceType = type, MaxIterations = 8, Seed = 5 });
        byte[] bytes = [.. MixtureArrays.Bits(result).SelectMany(BitConverter.GetBytes)];
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16]);
    }

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Tied)]
    [InlineData(CovarianceType.Diagonal)]
    [InlineData(CovarianceType.Spherical)]
    public void ThreadsWidthsAndFilesDoNotShow(CovarianceType type)
    {
        var series = MixtureArrays.Overlapping(700, 6, 3, 2);
        var options = new BayesianGaussianMixtureOptions { ComponentCount = 5, CovarianceType = type, MaxIterations = 8, Seed = 5 };
        var first = BayesianGaussianMixture.Fit(series, options, new ExecutionOptions { ThreadCount = 1 }, MixtureKernel.Scalar);
        foreach (var kernel in MixtureKernel.Supported)
            Assert.Equal(MixtureArrays.Bits(first), MixtureArrays.Bits(BayesianGaussianMixture.Fit(series, options, new ExecutionOptions { ThreadCount = 7 }, kernel)));

        string path = Path.GetTempFileName();
        ClusterModelFile.Write(first, path, overwrite: true);
        var model = Assert.IsType<GaussianMixtureModel>(ClusterModelFile.Read(path));
        File.Delete(path);
        Assert.Equal(first.LogLikelihoods, model.GetLogLikelihoods(series));
        Assert.Equal(first.Labels, model.Assign(series).Labels);
        Assert.Equal("bayesian gaussian mixture", model.History[^1].Operation);
    }

    [Fact]
    public void RecordsThatAreAllTheSame()
    {
        foreach (CovarianceType type in Enum.GetValues(typeof(CovarianceType)))
        {
            foreach (double regularization in (double[])[1e-6, 0])
            {
                var result = BayesianGaussianMixture.Fit(
                    SeriesSet.FromRows([.. Enumerable.Repeat(new double[] { 3, 4 }, 9)]),
                    new BayesianGaussianMixtureOptions { ComponentCount = 3, CovarianceType = type, Regularization = regularization });
                Assert.All(MixtureArrays.Bits(result), v => Assert.True(double.IsFinite(v)));
                Close.Equal([3, 4], result.Means[result.Labels[0]], 1e-12);
            }
        }

        Assert.All(MixtureArrays.Bits(BayesianGaussianMixture.Fit(SeriesSet.FromRows([[2, 3]]), new BayesianGaussianMixtureOptions { ComponentCount = 1 })), v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void RefusesWhatCannotBe()
    {
        var series = SeriesSet.FromRows([[0, 0], [1, 1], [2, 5]]);
        var two = new BayesianGaussianMixtureOptions { ComponentCount = 2 };
        Refused("4 components", two with { ComponentCount = 4 });
        Refused("WeightConcentration", two with { WeightConcentration = 0 });
        Refused("MeanPrecision", two with { MeanPrecision = double.NaN });
        Refused("above 1", two with { DegreesOfFreedom = 1 });
        Refused("PriorMean", two with { PriorMean = [1] });
        Refused("PriorCovariance", two with { PriorCovariance = new double[] { 1, 2 } });
        Refused("not positive", two with { PriorCovariance = new double[][] { [1, 2], [2, 1] } });
        Refused("not positive", two with { PriorCovariance = new double[] { 1, -2 }, CovarianceType = CovarianceType.Diagonal });
        Refused("Tolerance", two with { Tolerance = double.NaN });
        Refused("1E+100", two with { MeanPrecision = 1e200 });
        Refused("beyond", two with { Regularization = 1e308 });
        Refused("1E+70", two with { PriorMean = [1e80, 0] });
        Refused("NaN", two, SeriesSet.FromRows([[0], [double.NaN]]));

        void Refused(string part, BayesianGaussianMixtureOptions options, SeriesSet? other = null) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => BayesianGaussianMixture.Fit(other ?? series, options)).Message);
    }

    private static BayesianGaussianMixtureResult Fit(SeriesSet series, int[] rows, CovarianceType type, Func<BayesianGaussianMixtureOptions, BayesianGaussianMixtureOptions>? more = null)
    {
        var options = new BayesianGaussianMixtureOptions { CovarianceType = type, InitialMeans = [.. rows.Select(series.GetRecord)], MaxIterations = 300, Regularization = 1e-6 };
        return BayesianGaussianMixture.Fit(series, more is null ? options : more(options));
    }

    private static void Check(
        BayesianGaussianMixtureResult result, double bound, int iterations, string labels, double score, double[] weights, double[] mean, double[] covariance, double[] probabilities)
    {
        Assert.Equal(iterations, result.Iterations);
        Assert.True(result.Converged);
        Close.Equal(bound, result.LowerBound, 1e-8);
        Assert.Equal(labels, LabelHash.Of(result.Labels)[..16]);
        Close.Equal(score, result.LogLikelihood, 1e-8);
        Close.Equal(weights, result.Weights, 1e-6);
        Close.Equal(mean, result.Means[0], 1e-6);
        Close.Equal(covariance, MixtureArrays.Flatten(result.GetCovariance(0)).Length == covariance.Length ? MixtureArrays.Flatten(result.GetCovariance(0)) : MixtureArrays.Flatten(result.Covariances)[..covariance.Length], 1e-6);
        Close.Equal(probabilities, result.GetProbabilities()[5], 1e-6);
    }
}
