using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Mixtures;

public sealed class GaussianMixtureTests
{
    private static readonly SeriesSet Blobs = BlobSeries.Create(new BlobSeriesOptions { Count = 400, ClusterCount = 4, StdDev = 0.4, Seed = 2 });

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Tied)]
    [InlineData(CovarianceType.Diagonal)]
    [InlineData(CovarianceType.Spherical)]
    public void FindsBlobsFromEveryStart(CovarianceType type)
    {
        foreach (GaussianMixtureInitialization start in Enum.GetValues(typeof(GaussianMixtureInitialization)))
        {
            var result = GaussianMixture.Fit(Blobs, new GaussianMixtureOptions { ComponentCount = 4, CovarianceType = type, Initialization = start, RestartCount = 5 });
            Assert.Equal(1, AdjustedRand.Score(Blobs.Truth!, result.Labels));
            Assert.Equal(1, result.Weights.Sum(), 1e-12);
            Assert.Equal(400, result.Sizes.Sum());
            Assert.Empty(result.Warnings);
            Assert.True(result.Converged);
            Assert.Equal(result.Iterations, result.LowerBoundHistory.Length);
            for (int k = 0; k < 4; k++)
                Assert.Equal(0.16, result.GetCovariance(k)[0][0], 0.06);
        }
    }

    [Fact]
    public void CovariancesHaveTheShapeOfTheirType()
    {
        var full = Fit(CovarianceType.Full);
        Assert.Equal((4, 2, 2), (Assert.IsType<double[][][]>(full.Covariances).Length, ((double[][][])full.Covariances)[0].Length, ((double[][][])full.Covariances)[0][0].Length));
        Assert.Equal(2, Assert.IsType<double[][]>(Fit(CovarianceType.Tied).Covariances).Length);
        Assert.Equal((4, 2), (Assert.IsType<double[][]>(Fit(CovarianceType.Diagonal).Covariances).Length, ((double[][])Fit(CovarianceType.Diagonal).Covariances)[0].Length));
        Assert.Equal(4, Assert.IsType<double[]>(Fit(CovarianceType.Spherical).Covariances).Length);
        Assert.Equal([23, 14, 19, 15], [full.ParameterCount, Fit(CovarianceType.Tied).ParameterCount, Fit(CovarianceType.Diagonal).ParameterCount, Fit(CovarianceType.Spherical).ParameterCount]);

        GaussianMixtureResult Fit(CovarianceType type) => GaussianMixture.Fit(Blobs, new GaussianMixtureOptions { ComponentCount = 4, CovarianceType = type });
    }

    [Fact]
    public void OneComponentIsTheMomentsOfTheData()
    {
        // Variance 8/3 about 2 and 2/3 about 1, covariance 4/3, all with ddof 0.
        var series = SeriesSet.FromRows([[0, 0], [2, 1], [4, 2]]);
        var result = GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 1, Regularization = 0.5 });
        Close.Equal([2, 1], result.Means[0], 1e-12);
        Close.Equal([(8.0 / 3) + 0.5, 4.0 / 3, 4.0 / 3, (2.0 / 3) + 0.5], MixtureArrays.Flatten(result.Covariances), 1e-12);
        Assert.Equal([1.0], result.Weights);
        Assert.Equal([0.0, 0, 0], result.Entropy);
        Assert.Equal([1.0, 1, 1], result.LabelProbabilities);
        // −½·(2·ln 2π + ln det + q) by hand: det = 3.69444…·… = 19/6·7/6 − 16/9.
        double determinant = (19.0 / 6 * 7 / 6) - (16.0 / 9);
        double atMean = -0.5 * ((2 * Math.Log(2 * Math.PI)) + Math.Log(determinant));
        Assert.Equal(atMean, result.LogLikelihoods[1], 1e-12);
    }

    [Fact]
    public void StartsAtGivenMeansAndEstimatesTheRest()
    {
        double[][] means = [[.. Mean(2)], [.. Mean(0)], [.. Mean(3)], [.. Mean(1)]];
        var result = GaussianMixture.Fit(Blobs, new GaussianMixtureOptions { InitialMeans = means, RestartCount = 3 });
        Assert.Equal(4, result.ClusterCount);
        Assert.Equal(0, result.Restart);
        Assert.Equal([2, 0, 3, 1], means.Select(m => Blobs.Truth![Array.IndexOf(result.Labels, Array.IndexOf(means, m))]));
        Assert.Equal(Mean(2)[0], means[0][0]);

        double[] Mean(int cluster) =>
            [.. Enumerable.Range(0, 2).Select(j => Enumerable.Range(0, 400).Where(i => Blobs.Truth![i] == cluster).Average(i => Blobs.GetRecord(i)[j]))];
    }

    [Fact]
    public void BoundsNeverFall()
    {
        foreach (CovarianceType type in Enum.GetValues(typeof(CovarianceType)))
        {
            var result = GaussianMixture.Fit(MixtureArrays.Overlapping(500, 3, 4, 1), new GaussianMixtureOptions { ComponentCount = 5, CovarianceType = type, Tolerance = 0, MaxIterations = 30 });
            for (int i = 1; i < result.Iterations; i++)
                Assert.True(result.LowerBoundHistory[i] >= result.LowerBoundHistory[i - 1] - 1e-6);
            Assert.True(result.LogLikelihood >= result.LowerBound - 1e-6);
            Assert.Equal(30, result.Iterations);
            Assert.False(result.Converged);
        }
    }

    [Fact]
    public void FarFromTheOriginNothingIsLost()
    {
        var near = MixtureArrays.Overlapping(300, 3, 2, 8);
        var far = SeriesSet.FromRows([.. Enumerable.Range(0, 300).Select(i => Array.ConvertAll(near.GetRecord(i), v => v + 1e6))]);
        // The initial mean is 10^7 away from the data: the first moments have to be recomputed about the new means.
        var options = new GaussianMixtureOptions { InitialMeans = [[1e7, 1e7, 1e7]], InitialWeights = [1], InitialPrecisions = MixtureArrays.Precisions(CovarianceType.Full, 1, 3, 1e-12), MaxIterations = 1 };
        var expected = GaussianMixture.Fit(near, options with { InitialMeans = [[0, 0, 0]] });
        Close.Equal(MixtureArrays.Flatten(expected.Covariances), MixtureArrays.Flatten(GaussianMixture.Fit(far, options).Covariances), 1e-8);
    }

    [Fact]
    public void AssignsOtherRecords()
    {
        var result = GaussianMixture.Fit(Blobs, new GaussianMixtureOptions { ComponentCount = 4 });
        var assignment = Assert.IsType<MixtureAssignment>(result.Assign(Blobs));
        Assert.Equal(result.Labels, assignment.Labels);
        Assert.Equal(result.Entropy, assignment.Entropy);
        Assert.Equal(result.LabelProbabilities, assignment.LabelProbabilities);
        Assert.Equal(result.LogLikelihoods, result.ToModel().GetLogLikelihoods(Blobs));
        Assert.Equal(MixtureArrays.Flatten(result.GetProbabilities()), MixtureArrays.Flatten(assignment.Probabilities));
        Assert.Same(assignment.Probabilities, assignment.Probabilities);
        var record = Blobs.GetRecord(7);
        double[] mean = result.Means[assignment.Labels[7]];
        Assert.Equal(Math.Sqrt(Math.Pow(record[0] - mean[0], 2) + Math.Pow(record[1] - mean[1], 2)), assignment.Distance[7], 1e-12);
        foreach (double[] row in result.GetProbabilities())
            Assert.Equal(1, row.Sum(), 1e-12);
        var message = Assert.Throws<ArgumentException>(() => result.Assign(SeriesSet.FromRows([[1, 2, 3]])));
        Assert.Contains("3 values", message.Message);
    }

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Tied)]
    [InlineData(CovarianceType.Diagonal)]
    [InlineData(CovarianceType.Spherical)]
    public void DrawsRecordsThatGiveTheMixtureBack(CovarianceType type)
    {
        Array covariances = type switch
        {
            CovarianceType.Full => new double[][][] { [[2, 1], [1, 2]], [[1, -0.5], [-0.5, 0.5]] },
            CovarianceType.Tied => new double[][] { [2, 1], [1, 2] },
            CovarianceType.Diagonal => new double[][] { [2, 0.5], [1, 3] },
            _ => new double[] { 2, 0.5 },
        };
        var model = new GaussianMixtureModel(type, [3, 1], [[0, 0], [20, 10]], covariances);
        Assert.Equal([0.75, 0.25], model.Weights);
        var sample = model.Sample(20_000, seed: 4);
        Assert.Equal(model.Sample(20_000, seed: 4).GetRecord(77), sample.GetRecord(77));
        Assert.NotEqual(model.Sample(100, seed: 5).GetRecord(77), sample.GetRecord(77));
        var fit = GaussianMixture.Fit(sample, new GaussianMixtureOptions { CovarianceType = type, InitialMeans = [[0, 0], [20, 10]] });
        Assert.Equal(sample.Truth!, fit.Labels);
        Assert.Equal(0.75, fit.Weights[0], 0.02);
        double[] expected = MixtureArrays.Flatten(covariances);
        double[] actual = MixtureArrays.Flatten(fit.Covariances);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 0.1);
    }

    [Fact]
    public void IsCancelledAndReports()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<OperationProgress>();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => GaussianMixture.Fit(Blobs, new GaussianMixtureOptions { ComponentCount = 2 }, new ExecutionOptions { CancellationToken = source.Token }));
        GaussianMixture.Fit(Blobs, new GaussianMixtureOptions { ComponentCount = 4, RestartCount = 2 }, new ExecutionOptions { ThreadCount = 1, Progress = new Listener(reports) });
        Assert.Equal(200, reports.Where(r => r.Activity == "Fitting a mixture").Max(r => r.Done));
    }

    private sealed class Listener(List<OperationProgress> reports) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}
