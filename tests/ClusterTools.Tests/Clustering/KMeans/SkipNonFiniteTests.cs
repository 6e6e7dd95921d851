using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Search;
using ClusterTools.Distances;
using ClusterTools.Rendering;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.KMeans;

public sealed class SkipNonFiniteTests
{
    private static readonly KMeansOptions Two = new() { ClusterCount = 2, SkipNonFinite = true, RestartCount = 3 };

    [Theory]
    [InlineData(KMeansAlgorithm.Lloyd)]
    [InlineData(KMeansAlgorithm.Elkan)]
    [InlineData(KMeansAlgorithm.MiniBatch)]
    [InlineData(KMeansAlgorithm.Bisecting)]
    public void TheFitIsThatOfTheOtherRecords(KMeansAlgorithm algorithm)
    {
        double[][] rows = [.. Enumerable.Range(0, 40).Select(i => new double[] { (i % 2 * 10) + (i * 0.01), i % 3 })];
        double[] weights = [.. Enumerable.Range(0, 40).Select(i => 1.0 + (i % 4))];
        rows[0][1] = double.NaN;
        rows[17][0] = double.PositiveInfinity;
        rows[39][0] = double.NegativeInfinity;
        int[] kept = [.. Enumerable.Range(0, 40).Except([0, 17, 39])];
        foreach (var distance in Enum.GetValues<ClusterDistance>())
        {
            var options = Two with { Algorithm = algorithm, Distance = distance };
            var expected = KMeansClustering.Fit(SeriesSet.FromRows([.. kept.Select(i => rows[i])]), options with { Weights = [.. kept.Select(i => weights[i])] });
            var actual = KMeansClustering.Fit(SeriesSet.FromRows(rows), options with { Weights = weights });
            Assert.Equal(expected.Labels, kept.Select(i => actual.Labels[i]));
            Assert.Equal([-1, -1, -1], new[] { 0, 17, 39 }.Select(i => actual.Labels[i]));
            Assert.Equal(expected.Centroids, actual.Centroids);
            Assert.Equal(expected.Sizes, actual.Sizes);
            Assert.Equal(expected.Inertia, actual.Inertia);
            Assert.Equal(expected.SimilarityError, actual.SimilarityError);
            Assert.Equal(40, actual.Labels.Length);
            var warning = actual.Warnings[0];
            Assert.Equal("NonFiniteSkipped", warning.Id);
            Assert.StartsWith("3 of 40 records", warning.Message);
        }
    }

    [Fact]
    public void SetsWithoutSuchRecordsAreAsEver()
    {
        var set = SeriesSet.FromRows([[1], [2], [30]]);
        var result = KMeansClustering.Fit(set, Two);
        Assert.Empty(result.Warnings);
        Assert.Equal(KMeansClustering.Fit(set, Two with { SkipNonFinite = false }).Labels, result.Labels);
        Assert.Empty(KMeansClustering.Fit(SeriesSet.FromArray(new byte[] { 1, 2, 3 }, 3, 1), Two).Warnings);
    }

    [Fact]
    public void TooFewRecordsLeftAreRefused()
    {
        double[][] rows = [[1], [double.NaN], [double.NaN]];
        Assert.Contains("2 clusters cannot be made of 1 records", Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows(rows), Two)).Message);
        Assert.Contains("All 2 records", Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows(rows[1..]), Two)).Message);
        Assert.Contains("weights are 0", Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows([[1], [2], .. rows[1..]]), Two with { Weights = [0, 0, 1, 1] })).Message);
    }

    [Fact]
    public void MapsShowThemAsBackground()
    {
        var fit = KMeansClustering.Fit(Grid(), Two);
        int label = fit.Labels[0];
        var picture = LabelMapRenderer.Render(fit);
        Assert.Equal(0, picture.Pixels[1]);
        Assert.Equal(label + 1, picture.Pixels[0]);
        var masked = LabelMapRenderer.Render(fit, new LabelMapOptions { MaskBy = LabelMask.Similarity, ColorBy = LabelColoring.Similarity });
        Assert.Equal([0, 0, 0], masked.Pixels[3..6]);
        Assert.Equal([(byte)(label + 1), 0], LabelRaster.ToStack(new LabelGrid(fit, null), 2).GetFrameBytes(0)[..2].ToArray());
    }

    [Fact]
    public void ScoresAreOfTheOthers()
    {
        var fit = KMeansClustering.Fit(Grid(), Two);
        int[] truth = [.. fit.Labels.Select(l => l < 0 ? 0 : l)];
        var measured = ClusteringMeasurement.Compute(fit, truth);
        Assert.Equal(5, measured.RecordCount);
        Assert.Equal(1, measured.Truth!.AdjustedRand);
        Assert.Equal(fit.Inertia, measured.ModelError, 1e-12);
        Assert.InRange(measured.Silhouette!.Value, 0.9, 1);
        var comparison = ClusteringComparison.Compute(fit, fit);
        Assert.Equal(1, comparison.AdjustedRand);
        Assert.Equal(5, comparison.Matched.Labels.Length);
    }

    [Fact]
    public void AScanLeavesThemOutToo()
    {
        var options = new ClusterCountSearchOptions { ClusterCounts = [2, 3, 4], Criterion = ClusterCountCriterion.Silhouette, KMeans = new() { SkipNonFinite = true } };
        var scan = ClusterCountSearch.Run(Grid(), options);
        Assert.Equal(2, scan.BestK);
        Assert.Equal(-1, scan.Labels[1]);
        Assert.Equal(6, scan.Series.Count);
        Assert.Equal("NonFiniteSkipped", Assert.Single(scan.Warnings).Id);
        Assert.Equal(0, LabelMapRenderer.Render(scan).Pixels[1]);
        var mixtures = ClusterCountSearch.Run(Grid(), options with { ClusterCounts = [1, 2], Model = ClusterCountModel.GaussianMixture, Criterion = null });
        Assert.Equal(-1, mixtures.Labels[1]);
        Assert.Equal("NonFiniteSkipped", mixtures.Warnings[0].Id);
        Assert.Contains("record 1", Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(Grid(), options with { KMeans = new() })).Message);
    }

    private static SeriesSet Grid()
    {
        double[] values = [0, 0.1, 0, double.NaN, 0, 0.2, 9, 0, 9, 0.1, 9, 0.2];
        return SeriesSet.FromArray(values, 6, 2, new GridShape(1, 2, 3));
    }
}
