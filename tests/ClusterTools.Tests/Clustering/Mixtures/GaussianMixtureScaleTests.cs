using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Storage;
using ClusterTools.Formats.Series;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Clustering.Mixtures;

/// <summary>By default a mixture does not depend on the units of the columns.</summary>
public sealed class GaussianMixtureScaleTests
{
    private static readonly CovarianceType[] Types = [CovarianceType.Full, CovarianceType.Tied, CovarianceType.Diagonal, CovarianceType.Spherical];

    [Fact]
    public void PowersOfTwoChangeNoBitOfAProbability()
    {
        var cases =
            from seed in Gen.Choose(0, 999)
            from type in Gen.Elements(Types)
            from start in Gen.Elements((GaussianMixtureInitialization[])Enum.GetValues(typeof(GaussianMixtureInitialization)))
            from exponents in Gen.Choose(-60, 60).ArrayOf(3)
            select (seed, type, start, exponents);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var series = MixtureArrays.Overlapping(200, 3, 3, c.seed);
            double[] factors = Array.ConvertAll(c.exponents, e => Math.Pow(2, c.type == CovarianceType.Spherical ? c.exponents[0] : e));
            KeepsEveryBit(series, factors, new GaussianMixtureOptions { ComponentCount = 3, CovarianceType = c.type, Initialization = c.start, Seed = c.seed, RestartCount = 2 });
        }));
    }

    [Fact]
    public void BayesianMixturesKeepEveryBitToo()
    {
        double[] factors = [0.0625, 1 << 20, Math.Pow(2, -30)];
        foreach (var type in Types)
        {
            double[] own = type == CovarianceType.Spherical ? [.. Enumerable.Repeat(factors[2], 3)] : factors;
            var series = MixtureArrays.Overlapping(200, 3, 3, 7);
            var options = new BayesianGaussianMixtureOptions { ComponentCount = 4, CovarianceType = type, MaxIterations = 20 };
            var expected = BayesianGaussianMixture.Fit(series, options);
            var actual = BayesianGaussianMixture.Fit(Scaled(series, own), options);
            Assert.Equal(expected.Iterations, actual.Iterations);
            Assert.Equal(expected.Labels, actual.Labels);
            Assert.Equal(MixtureArrays.Flatten(expected.GetProbabilities()), MixtureArrays.Flatten(actual.GetProbabilities()));
            Close.Equal(expected.LogLikelihood - own.Sum(Math.Log), actual.LogLikelihood, 1e-12);
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    [InlineData(39.37)]
    [InlineData(1e6)]
    [InlineData(1e12)]
    public void OtherUnitsGiveTheSameClusters(double unit)
    {
        var series = MixtureArrays.Overlapping(300, 2, 3, 5);
        foreach (var type in Types)
        {
            var options = new GaussianMixtureOptions { ComponentCount = 3, CovarianceType = type };
            var expected = GaussianMixture.Fit(series, options);
            Assert.Equal(expected.Labels, GaussianMixture.Fit(Scaled(series, [unit, unit]), options).Labels);
            if (type != CovarianceType.Spherical)
                Assert.Equal(expected.Labels, GaussianMixture.Fit(Scaled(series, [1, unit]), options).Labels);
        }
    }

    [Fact]
    public void MetresAreAsGoodAsMicrometres()
    {
        var micrometres = SeriesReader.Read(SharedData.Path("cases", "tables", "08-mixture-scale", "micrometres.npy"));
        int[] truth = [.. Enumerable.Range(0, 600).Select(i => i / 300)];
        int length = micrometres.Length;
        foreach (double unit in (double[])[1, 1e-6, 1e3])
        {
            foreach (var type in Types)
            {
                var result = GaussianMixture.Fit(Scaled(micrometres, [.. Enumerable.Repeat(unit, length)]), new GaussianMixtureOptions { ComponentCount = 2, CovarianceType = type });
                Assert.Equal(1, AdjustedRand.Score(truth, result.Labels));
                Assert.Empty(result.Warnings);
            }
        }

        // An absolute regularisation that exceeds the variance hides the clusters: the remedy is a smaller one.
        var hidden = GaussianMixture.Fit(Scaled(micrometres, [.. Enumerable.Repeat(1e-6, length)]), new GaussianMixtureOptions { ComponentCount = 2, Regularization = 1e-6 });
        var warning = Assert.Single(hidden.Warnings, w => w.Id == "RegularizationLarge");
        Assert.Contains("smaller", warning.Message);
        Assert.DoesNotContain("larger", warning.Message);
        Assert.DoesNotContain(hidden.Warnings, w => w.Id == "ComponentCollapsed");
    }

    [Fact]
    public void AWideColumnDoesNotSpoilTheStart()
    {
        var raw = SeriesReader.Read(SharedData.Path("cases", "tables", "09-mixture-columns", "raw.npy"));
        int[] truth = [.. Enumerable.Range(0, 600).Select(i => i / 300)];
        foreach (var type in Types.Where(t => t != CovarianceType.Spherical))
        {
            for (long seed = 0; seed < 5; seed++)
            {
                var result = GaussianMixture.Fit(raw, new GaussianMixtureOptions { ComponentCount = 2, CovarianceType = type, Seed = seed });
                Assert.Equal(1, AdjustedRand.Score(truth, result.Labels));
                Assert.Equal(-10.450, result.LogLikelihood, 0.005);
            }
        }
    }

    [Fact]
    public void OrTwoWideColumnsThatDependOnEachOther()
    {
        // The clusters differ along a narrow direction that is no column: only whitening finds it.
        var random = new RandomSource(11);
        int[] truth = [.. Enumerable.Range(0, 400).Select(i => i % 2)];
        double[][] rows = [.. truth.Select(t =>
        {
            double narrow = (8 * t) + random.NextNormal();
            double wide = 1000 * random.NextNormal();
            return new[] { wide + narrow, wide - narrow, random.NextNormal() };
        })];
        foreach (var type in (CovarianceType[])[CovarianceType.Full, CovarianceType.Tied])
        {
            foreach (GaussianMixtureInitialization start in (GaussianMixtureInitialization[])[GaussianMixtureInitialization.KMeans, GaussianMixtureInitialization.KMeansPlusPlus])
            {
                var result = GaussianMixture.Fit(SeriesSet.FromRows(rows), new GaussianMixtureOptions { ComponentCount = 2, CovarianceType = type, Initialization = start, RestartCount = 3 });
                Assert.Equal(1, AdjustedRand.Score(truth, result.Labels));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-1e20)]
    public void AConstantColumnChangesNothing(double value)
    {
        var series = MixtureArrays.Overlapping(200, 2, 2, 9);
        var with = SeriesSet.FromRows([.. Enumerable.Range(0, 200).Select(i => (double[])[.. series.GetRecord(i), value])]);
        foreach (var type in Types.Where(t => t != CovarianceType.Spherical))
        {
            var options = new GaussianMixtureOptions { ComponentCount = 2, CovarianceType = type };
            var result = GaussianMixture.Fit(with, options);
            Assert.Equal(GaussianMixture.Fit(series, options).Labels, result.Labels);
            Assert.Empty(result.Warnings);
            Assert.Equal(value == 0 ? 1e-6 : 1e-6 * value * value, result.Regularization[2], Math.Abs(value) * 1e-12);
            Assert.All(MixtureArrays.Bits(result), v => Assert.True(double.IsFinite(v)));
        }
    }

    [Fact]
    public void ResultsAndFilesSayWhichRegularisationWasUsed()
    {
        var series = SeriesSet.FromRows([[0, 0], [2, 10], [4, 20], [0, 20]]);
        var relative = GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 1, RelativeRegularization = 0.5 });
        Close.Equal([0.5 * 2.75, 0.5 * 68.75], relative.Regularization, 1e-12);
        Close.Equal([1.5 * 2.75, 1.5 * 68.75], [relative.GetCovariance(0)[0][0], relative.GetCovariance(0)[1][1]], 1e-12);
        Assert.Contains("regularisation 0.5 x variance", relative.History[^1].Detail);
        var spherical = GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 1, RelativeRegularization = 0.5, CovarianceType = CovarianceType.Spherical });
        Close.Equal([0.25 * 71.5], spherical.Regularization, 1e-12);
        var absolute = GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 1, Regularization = 0.25 });
        Assert.Equal([0.25, 0.25], absolute.Regularization);
        string path = Path.GetTempFileName();
        ClusterModelFile.Write(absolute, path, overwrite: true);
        Assert.Contains("regularisation 0.25,", ClusterModelFile.Read(path).History[^1].Detail);
        File.Delete(path);
    }

    private static void KeepsEveryBit(SeriesSet series, double[] factors, GaussianMixtureOptions options)
    {
        var expected = GaussianMixture.Fit(series, options);
        var actual = GaussianMixture.Fit(Scaled(series, factors), options);
        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Iterations, actual.Iterations);
        Assert.Equal(expected.Restart, actual.Restart);
        Assert.Equal(MixtureArrays.Flatten(expected.GetProbabilities()), MixtureArrays.Flatten(actual.GetProbabilities()));
        Assert.Equal(expected.Entropy, actual.Entropy);
        Assert.Equal(expected.Weights, actual.Weights);
        for (int k = 0; k < expected.ClusterCount; k++)
        {
            Assert.Equal(expected.Means[k].Zip(factors, (m, f) => m * f), actual.Means[k]);
            for (int i = 0; i < factors.Length; i++)
                Assert.Equal(expected.GetCovariance(k)[i].Zip(factors, (c, f) => c * factors[i] * f), actual.GetCovariance(k)[i]);
        }

        double shift = factors.Sum(Math.Log);
        Assert.Equal(expected.LowerBound - shift, actual.LowerBound, 1e-10);
        Assert.Equal(expected.LogLikelihood - shift, actual.LogLikelihood, 1e-10);
    }

    private static SeriesSet Scaled(SeriesSet series, double[] factors) =>
        SeriesSet.FromRows([.. Enumerable.Range(0, series.Count).Select(i => series.GetRecord(i).Zip(factors, (v, f) => v * f).ToArray())]);
}
