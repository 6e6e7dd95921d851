using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Rendering;
using ClusterTools.Rendering.Plots;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Agglomerative;

public sealed class AgglomerativeSkipTests
{
    [Theory]
    [InlineData(AgglomerativeLinkage.Ward, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Single, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Average, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Ward, AgglomerativeConnectivity.Grid)]
    public void TheTreeIsThatOfTheOtherRecords(AgglomerativeLinkage linkage, AgglomerativeConnectivity connectivity)
    {
        double[] values = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { (i % 2 * 10) + (i * 0.01), i % 3 })];
        (values[1], values[34], values[78]) = (double.NaN, double.PositiveInfinity, double.NaN);
        var set = SeriesSet.FromArray(values, 40, 2, new GridShape(1, 5, 8));
        int[] kept = [.. Enumerable.Range(0, 40).Except([0, 17, 39])];
        var others = new SeriesSet(SeriesSet.FromArray([.. kept.SelectMany(i => new[] { values[2 * i], values[(2 * i) + 1] })], kept.Length, 2).Store, new GridShape(1, 5, 8), kept);
        var options = new AgglomerativeOptions { ClusterCount = 3, Linkage = linkage, Connectivity = connectivity, SkipNonFinite = true };
        Assert.Contains("record 0", Assert.Throws<ArgumentException>(() => AgglomerativeClustering.Fit(set, options with { SkipNonFinite = false })).Message);
        var expected = AgglomerativeClustering.Fit(others, options with { SkipNonFinite = false });
        var actual = AgglomerativeClustering.Fit(set, options);
        Assert.Same(set, actual.Series);
        Assert.Equal(expected.Merges, actual.Merges);
        Assert.Equal(expected.Centroids, actual.Centroids);
        Assert.Equal(expected.Sizes, actual.Sizes);
        Assert.Equal(expected.Labels, kept.Select(i => actual.Labels[i]));
        Assert.Equal([-1, -1, -1], new[] { 0, 17, 39 }.Select(i => actual.Labels[i]));
        Assert.Equal(kept, Enumerable.Range(0, actual.LeafCount).Select(actual.GetRecord));
        Assert.Equal("NonFiniteSkipped", actual.Warnings[0].Id);
        Assert.StartsWith("3 of 40 records", actual.Warnings[0].Message);
        Assert.Equal(expected.Cut(5).Labels, kept.Select(i => actual.Cut(5).Labels[i]));
        Assert.Equal(expected.CutAt(1).ClusterCount, actual.CutAt(1).ClusterCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => actual.Cut(38));
        Assert.Throws<ArgumentOutOfRangeException>(() => actual.GetRecord(37));
        Assert.Equal(0, LabelMapRenderer.Render(actual).Pixels[17]);
        foreach (var kind in (PlotKind[])[PlotKind.Dendrogram, PlotKind.Heatmap])
            Assert.Contains("37 records", ClusterPlot.Create(actual, kind).Description);
    }

    [Fact]
    public void SetsWithoutAnyOtherRecordAreRefused()
    {
        var options = new AgglomerativeOptions { ClusterCount = 2, SkipNonFinite = true };
        Assert.Contains("All 2 records", Assert.Throws<ArgumentException>(() => AgglomerativeClustering.Fit(SeriesSet.FromRows([[double.NaN], [double.NaN]]), options)).Message);
        Assert.Contains("1 records", Assert.Throws<ArgumentException>(() => AgglomerativeClustering.Fit(SeriesSet.FromRows([[double.NaN], [1]]), options)).Message);
        Assert.Empty(AgglomerativeClustering.Fit(SeriesSet.FromRows([[2], [1]]), options).Warnings);
    }
}
