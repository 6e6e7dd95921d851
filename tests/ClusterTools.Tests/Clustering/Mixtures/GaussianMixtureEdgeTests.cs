using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Mixtures;

/// <summary>Difficult records and options: a result without NaN and with a warning, or a clear error.</summary>
public sealed class GaussianMixtureEdgeTests
{
    private static readonly CovarianceType[] Types = [CovarianceType.Full, CovarianceType.Tied, CovarianceType.Diagonal, CovarianceType.Spherical];

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0)]
    public void RecordsThatAreAllTheSame(double regularization)
    {
        var series = SeriesSet.FromRows([.. Enumerable.Repeat(new double[] { 3, 4, 5 }, 10)]);
        foreach (var type in Types)
        {
            var result = Finite(GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 3, CovarianceType = type, Regularization = regularization }));
            Assert.Equal([3.0, 4, 5], result.Means[result.Labels[0]]);
            Assert.Contains(result.Warnings, w => w.Id == "FewerDistinctRecords");
            Assert.Contains(result.Warnings, w => w.Id == "ComponentCollapsed");
            Assert.Equal(regularization == 0, result.Warnings.Any(w => w.Id == "CovarianceSingular"));
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0)]
    public void ColumnsThatDependOnOneAnother(double regularization)
    {
        // With large values, the regularisation is below the resolution of double.
        var blobs = MixtureArrays.Overlapping(200, 2, 2, 6);
        double[][] rows = [.. Enumerable.Range(0, 200).Select(i => blobs.GetRecord(i)).Select(r => new[] { r[0] * 1e8, r[1] * 1e8, (r[0] + r[1]) * 1e8, 7 })];
        foreach (var type in Types)
            Finite(GaussianMixture.Fit(SeriesSet.FromRows(rows), new GaussianMixtureOptions { ComponentCount = 2, CovarianceType = type, Regularization = regularization }));
        var full = GaussianMixture.Fit(SeriesSet.FromRows(rows), new GaussianMixtureOptions { ComponentCount = 2, Regularization = regularization });
        var warning = Assert.Single(full.Warnings, w => w.Id == "CovarianceSingular");
        Assert.Contains("0, 1", warning.Message);
    }

    [Fact]
    public void AsManyComponentsAsRecords()
    {
        var series = SeriesSet.FromRows([[0, 0], [1, 5], [7, 2], [9, 9], [4, 4]]);
        foreach (var type in Types)
        {
            foreach (GaussianMixtureInitialization start in Enum.GetValues(typeof(GaussianMixtureInitialization)))
            {
                var result = Finite(GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 5, CovarianceType = type, Initialization = start }));
                Assert.Equal(5, result.Labels.Distinct().Count());
            }
        }

        Finite(GaussianMixture.Fit(SeriesSet.FromRows([[2, 3]]), new GaussianMixtureOptions { ComponentCount = 1 }));
    }

    [Fact]
    public void AComponentThatVanishesGoesToTheWorstExplainedRecord()
    {
        // Component 1 starts far from any record, so narrow that no record has a share in it.
        double[][] rows = [.. Enumerable.Range(0, 50).Select(i => new double[] { i % 7, i % 5 }), [40, 40]];
        var options = new GaussianMixtureOptions
        {
            InitialMeans = [[3, 2], [-900, 900]],
            InitialWeights = [0.5, 0.5],
            InitialPrecisions = MixtureArrays.Precisions(CovarianceType.Diagonal, 2, 2, 1),
            CovarianceType = CovarianceType.Diagonal,
        };
        var result = Finite(GaussianMixture.Fit(SeriesSet.FromRows(rows), options));
        var warning = Assert.Single(result.Warnings, w => w.Id == "ComponentReseeded");
        Assert.Contains(": 1.", warning.Message);
        Assert.Equal(1, result.Labels[50]);
        Assert.Equal(1, result.Sizes[1]);
        Close.Equal([40, 40], result.Means[1], 1e-6);
    }

    [Fact]
    public void AComponentThatVanishesForGoodHasWeightZero()
    {
        var series = SeriesSet.FromRows([.. Enumerable.Repeat(new double[] { 1, 1 }, 20)]);
        foreach (var type in Types)
        {
            var result = Finite(GaussianMixture.Fit(series, new GaussianMixtureOptions
            {
                InitialMeans = [[1, 1], [500, 500], [-500, 20]],
                InitialWeights = [1, 0, 0],
                InitialPrecisions = MixtureArrays.Precisions(type, 3, 2, 1),
                CovarianceType = type,
                MaxIterations = 50,
                Tolerance = 0,
            }));
            Assert.Equal(1, result.Weights.Sum(), 1e-12);
            Assert.Contains(result.Warnings, w => w.Id == "ComponentReseeded");
        }
    }

    [Fact]
    public void ValuesOfAnySize()
    {
        foreach (double scale in (double[])[1e-60, 1e-9, 1e9, 1e60])
        {
            var blobs = MixtureArrays.Overlapping(100, 3, 2, 6);
            double[][] rows = [.. Enumerable.Range(0, 100).Select(i => Array.ConvertAll(blobs.GetRecord(i), v => v * scale))];
            foreach (var type in Types)
                Finite(GaussianMixture.Fit(SeriesSet.FromRows(rows), new GaussianMixtureOptions { ComponentCount = 3, CovarianceType = type, Regularization = 0 }));
        }

        Refused("1E+70", [[1e90], [0]], new GaussianMixtureOptions { ComponentCount = 1 });
        Refused("1E+70", [[1], [0]], new GaussianMixtureOptions { InitialMeans = [[1e90]] });
        Finite(GaussianMixture.Fit(SeriesSet.FromRows([[1], [0]]), new GaussianMixtureOptions { InitialMeans = [[1e69]] }));
        Finite(GaussianMixture.Fit(SeriesSet.FromRows([[1], [0]]), new GaussianMixtureOptions { ComponentCount = 1, Regularization = 1e300 }));
    }

    [Fact]
    public void ARecordFartherOffThanDoubleCanSquare()
    {
        // (10⁶⁰)² / 10⁻²⁵⁰ overflows.
        var model = new GaussianMixtureModel(CovarianceType.Spherical, [1, 1], [[0], [1]], new[] { 1e-250, 1e-250 });
        double[] row = model.GetProbabilities(SeriesSet.FromRows([[1e60]]))[0];
        Assert.Equal([0.5, 0.5], row);
    }

    [Fact]
    public void RefusesWhatCannotBe()
    {
        double[][] rows = [[0, 0], [1, 1], [2, 5]];
        var two = new GaussianMixtureOptions { ComponentCount = 2 };
        Refused("ComponentCount", rows, new GaussianMixtureOptions());
        Refused("4 components", rows, two with { ComponentCount = 4 });
        Refused("Tolerance", rows, two with { Tolerance = double.NaN });
        Refused("Regularization", rows, two with { Regularization = -1 });
        Refused("Regularization", rows, two with { Regularization = double.NaN });
        Refused("MaxIterations", rows, two with { MaxIterations = 0 });
        Refused("RestartCount", rows, two with { RestartCount = 0 });
        Refused("InitialMeans", rows, two with { InitialMeans = [[1, 2, 3], [1, 2, 3]] });
        Refused("InitialMeans", rows, two with { InitialMeans = [[1, 2]] });
        Refused("InitialMeans", rows, two with { InitialMeans = [[1, double.NaN], [1, 2]] });
        Refused("InitialWeights", rows, two with { InitialWeights = [1] });
        Refused("component 1", rows, two with { InitialWeights = [1, -1] });
        Refused("weights", rows, two with { InitialWeights = [0, 0] });
        Refused("2 x 2 x 2", rows, two with { InitialPrecisions = new double[][] { [1, 0], [0, 1] } });
        Refused("2 x 2 for Tied", rows, two with { CovarianceType = CovarianceType.Tied, InitialPrecisions = new double[] { 1, 0 } });
        Refused("not positive", rows, two with { CovarianceType = CovarianceType.Tied, InitialPrecisions = new double[][] { [1, 2], [2, 1] } });
        Refused("not symmetric", rows, two with { CovarianceType = CovarianceType.Tied, InitialPrecisions = new double[][] { [1, 0.5], [0, 1] } });
        Refused("not positive", rows, two with { CovarianceType = CovarianceType.Spherical, InitialPrecisions = new double[] { 1, 0 } });
        Refused("NaN", [[1, 2], [double.NaN, 0], [1, 1]], two);
        Assert.Throws<ArgumentNullException>(() => GaussianMixture.Fit(null!, two));
        Assert.Throws<ArgumentException>(() => new GaussianMixtureModel(CovarianceType.Full, [1], [[0, 0]], new double[][][] { [[1, 2], [2, 1]] }));
    }

    [Fact]
    public void CovariancesThatNoMachineHolds() => Refused("Choose Diagonal", [new double[30_000], new double[30_000]], new GaussianMixtureOptions { ComponentCount = 2 });

    private static void Refused(string part, double[][] rows, GaussianMixtureOptions options)
    {
        var exception = Assert.Throws<ArgumentException>(() => GaussianMixture.Fit(SeriesSet.FromRows(rows), options));
        Assert.Contains(part, exception.Message);
    }

    private static GaussianMixtureResult Finite(GaussianMixtureResult result)
    {
        Assert.All(MixtureArrays.Bits(result), v => Assert.True(double.IsFinite(v)));
        Assert.All(result.Entropy, v => Assert.InRange(v, 0, Math.Log(result.ClusterCount) + 1e-12));
        Assert.Equal(1, result.Weights.Sum(), 1e-12);
        return result;
    }
}
