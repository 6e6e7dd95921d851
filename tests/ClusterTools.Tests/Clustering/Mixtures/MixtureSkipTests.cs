using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Storage;
using ClusterTools.Rendering;
using ClusterTools.Rendering.Plots;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Mixtures;

public sealed class MixtureSkipTests
{
    private static readonly int[] Skipped = [0, 17, 39];

    private static readonly int[] Kept = [.. Enumerable.Range(0, 40).Except(Skipped)];

    [Fact]
    public void TheFitIsThatOfTheOtherRecords()
    {
        var (whole, others) = Sets();
        var options = new GaussianMixtureOptions { ComponentCount = 2, SkipNonFinite = true };
        var expected = GaussianMixture.Fit(others, options);
        var actual = GaussianMixture.Fit(whole, options);
        Compare(expected, actual, whole);
        Assert.Equal(expected.Bic, actual.Bic);
        Assert.Equal(expected.Aic, actual.Aic);
        Assert.True(actual.Options.SkipNonFinite);
        Assert.Contains("record 0", Assert.Throws<ArgumentException>(() => GaussianMixture.Fit(whole, options with { SkipNonFinite = false })).Message);
        Assert.Contains("All 1 records", Assert.Throws<ArgumentException>(() => GaussianMixture.Fit(SeriesSet.FromRows([[double.NaN]]), options)).Message);
        Assert.Equal(expected.LogLikelihood, GaussianMixture.Fit(others, options with { SkipNonFinite = false }).LogLikelihood);
    }

    [Fact]
    public void SoIsABayesianOne()
    {
        var (whole, others) = Sets();
        var options = new BayesianGaussianMixtureOptions { ComponentCount = 3, SkipNonFinite = true };
        var expected = BayesianGaussianMixture.Fit(others, options);
        var actual = BayesianGaussianMixture.Fit(whole, options);
        Compare(expected, actual, whole);
        Assert.Equal(expected.UsedComponentCount, actual.UsedComponentCount);
        Assert.Equal(expected.MeanPrecisions, actual.MeanPrecisions);
    }

    [Fact]
    public void MapsTablesPlotsScoresAndCopiesKnowThem()
    {
        var (whole, _) = Sets();
        var fit = GaussianMixture.Fit(whole, new GaussianMixtureOptions { ComponentCount = 2, SkipNonFinite = true });
        Assert.Equal([0, 0, 0], Skipped.Select(i => (int)LabelMapRenderer.Render(fit).Pixels[i]));
        LabelMapRenderer.Render(fit, new LabelMapOptions { MaskBy = LabelMask.Probability });
        var table = ClusterTable.Of(fit);
        Assert.Equal([-1, -1, -1], Skipped.Select(i => table.Labels[i]));
        Assert.All(Skipped, i => Assert.True(double.IsNaN(table.Probability![i]) && double.IsNaN(table.Distance[i]) && double.IsNaN(table.Similarity![i])));
        foreach (var coloring in (PlotColoring[])[PlotColoring.Label, PlotColoring.Entropy])
            Assert.Contains("37 records", ClusterPlot.Create(fit, PlotKind.Scatter, new PlotOptions { ColorBy = coloring }).Description);
        Assert.Equal(37, ClusteringMeasurement.Compute(fit).RecordCount);
        var copy = ResultCopy.Read(ResultCopy.Write(fit)!);
        Assert.Equal(fit.Labels, copy.Clustering!.Labels);
        Assert.IsType<GaussianMixtureModel>(copy.Model);
    }

    private static void Compare(MixtureResult expected, MixtureResult actual, SeriesSet whole)
    {
        Assert.Same(whole, actual.Series);
        Assert.Equal(37, actual.FittedCount);
        Assert.Equal(expected.Means, actual.Means);
        Assert.Equal(expected.Weights, actual.Weights);
        Assert.Equal(expected.Sizes, actual.Sizes);
        Assert.Equal(expected.LogLikelihood, actual.LogLikelihood);
        Assert.Equal(expected.LowerBoundHistory, actual.LowerBoundHistory);
        Assert.Equal(expected.Labels, Kept.Select(i => actual.Labels[i]));
        Assert.Equal(expected.Entropy, Kept.Select(i => actual.Entropy[i]));
        Assert.Equal(expected.LabelProbabilities, Kept.Select(i => actual.LabelProbabilities[i]));
        Assert.Equal([-1, -1, -1], Skipped.Select(i => actual.Labels[i]));
        Assert.All(Skipped, i => Assert.True(double.IsNaN(actual.Entropy[i]) && double.IsNaN(actual.LabelProbabilities[i]) && double.IsNaN(actual.LogLikelihoods[i])));
        double[][] probabilities = actual.GetProbabilities();
        Assert.Equal(expected.GetProbabilities(), Kept.Select(i => probabilities[i]));
        Assert.All(Skipped, i => Assert.All(probabilities[i], value => Assert.True(double.IsNaN(value))));
        Assert.Equal("NonFiniteSkipped", actual.Warnings[0].Id);
        Assert.StartsWith("3 of 40 records", actual.Warnings[0].Message);
        Assert.Equal(expected.Assign(expected.Series).Labels, actual.Assign(expected.Series).Labels);
    }

    private static (SeriesSet Whole, SeriesSet Others) Sets()
    {
        double[] values = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { (i % 2 * 10) + (i * 0.01), (i * i % 7) + (i % 2) })];
        (values[1], values[34], values[78]) = (double.NaN, double.PositiveInfinity, double.NaN);
        var whole = SeriesSet.FromArray(values, 40, 2, new GridShape(1, 5, 8));
        var others = SeriesSet.FromArray([.. Kept.SelectMany(i => new[] { values[2 * i], values[(2 * i) + 1] })], Kept.Length, 2);
        return (whole, others);
    }
}
