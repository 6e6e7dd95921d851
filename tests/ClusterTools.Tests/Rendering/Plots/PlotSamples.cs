using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Plots;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>Small objects for every kind of plot.</summary>
internal static class PlotSamples
{
    /// <summary>Blobs with known classes.</summary>
    public static SeriesSet Blobs(int count, int length, int clusters) =>
        BlobSeries.Create(new BlobSeriesOptions { Count = count, Dimension = length, ClusterCount = clusters, Seed = 5 });

    /// <summary>A k-means fit of blobs.</summary>
    public static KMeansResult Fit(int count, int length, int clusters, ExecutionOptions? execution = null) =>
        KMeansClustering.Fit(Blobs(count, length, clusters), new KMeansOptions { ClusterCount = clusters }, execution);

    /// <summary>A plot of each kind, and of each source where they differ, by name.</summary>
    public static PlotScene Create(string name, PlotOptions options, ExecutionOptions execution)
    {
        return name switch
        {
            "centroids" => ClusterPlot.Create(Fit(60, 12, 4), PlotKind.Series, options, execution),
            "lines" => ClusterPlot.Create(Blobs(5, 9, 2), PlotKind.Series, options, execution),
            "many lines" => ClusterPlot.Create(Blobs(40, 9, 2), PlotKind.Series, options, execution),
            "bands" => ClusterPlot.Create(Blobs(300, 20, 3), PlotKind.Series, options, execution),
            "scatter" => ClusterPlot.Create(Fit(80, 2, 3), PlotKind.Scatter, options, execution),
            "components" => ClusterPlot.Create(Fit(80, 6, 3), PlotKind.Scatter, options, execution),
            "classes" => ClusterPlot.Create(Blobs(80, 2, 3), PlotKind.Scatter, options, execution),
            "mixture" => ClusterPlot.Create(Mixture(execution), PlotKind.Scatter, options, execution),
            "entropy" => ClusterPlot.Create(Mixture(execution), PlotKind.Scatter, options with { ColorBy = PlotColoring.Entropy }, execution),
            "density" => ClusterPlot.Create(Blobs(20_500, 2, 3), PlotKind.Scatter, options, execution),
            "errors" => ClusterPlot.Create(Untimed(execution), PlotKind.ErrorCurve, options, execution),
            "scores" => ClusterPlot.Create(Untimed(execution), PlotKind.Score, options, execution),
            "silhouette" => ClusterPlot.Create(Fit(60, 3, 4), PlotKind.Silhouette, options, execution),
            "histogram" => ClusterPlot.Create(Blobs(100, 4, 3), PlotKind.Histogram, options with { Threshold = 3 }, execution),
            "numbers" => ClusterPlot.Create(new[] { 1.0, 2, 2, 3, 3, 3, 4, 4, 5, double.NaN }, PlotKind.Histogram, options, execution),
            "dendrogram" => ClusterPlot.Create(Tree(40), PlotKind.Dendrogram, options, execution),
            "truncated" => ClusterPlot.Create(Tree(120), PlotKind.Dendrogram, options with { LeafCount = 12, Threshold = 15 }, execution),
            "heatmap" => ClusterPlot.Create(Fit(60, 12, 4), PlotKind.Heatmap, options, execution),
            "ordered heatmap" => ClusterPlot.Create(Tree(40), PlotKind.Heatmap, options, execution),
            "confusion" => ClusterPlot.Create(ClusteringMeasurement.Compute(Fit(60, 3, 4), execution: execution), PlotKind.ConfusionMatrix, options, execution),
            "contingency" => ClusterPlot.Create(ClusteringMeasurement.Compute(Fit(60, 3, 4), execution: execution), PlotKind.Contingency, options, execution),
            "montage" => ClusterPlot.Create(Fit(60, 16, 4), PlotKind.Montage, options, execution),
            "curve" => ClusterPlot.Create(Blobs(60, 1, 3), PlotKind.Density, options, execution),
            "contours" => ClusterPlot.Create(Blobs(60, 2, 3), PlotKind.Density, options, execution),
            "surface" => ClusterPlot.Create(Hill, PlotKind.Surface, options, execution),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    /// <summary>A plane that rises to its middle.</summary>
    private static ImageStack Hill => new([[.. Enumerable.Range(0, 130).Select(i => (byte)(250 - (2 * (((i % 13) - 6) * ((i % 13) - 6))) - (4 * (((i / 13) - 5) * ((i / 13) - 5)))))]],
        new GridShape(1, 10, 13), 1, ChannelLayout.Gray, ElementType.UInt8);

    /// <summary>A tree of blobs.</summary>
    public static AgglomerativeResult Tree(int count) =>
        AgglomerativeClustering.Fit(Blobs(count, 3, 3), new AgglomerativeOptions { ClusterCount = 3 });

    /// <summary>A mixture of three components.</summary>
    public static GaussianMixtureResult Mixture(ExecutionOptions? execution = null) =>
        GaussianMixture.Fit(Blobs(90, 2, 3), new GaussianMixtureOptions { ComponentCount = 3 }, execution);

    /// <summary>A scan over numbers of clusters.</summary>
    public static ClusterCountSearchResult Search(ExecutionOptions? execution = null) =>
        ClusterCountSearch.Run(
            Blobs(80, 6, 4),
            new ClusterCountSearchOptions { ClusterCounts = [2, 3, 4, 5, 6, 7], Criterion = ClusterCountCriterion.Similarity },
            execution);

    /// <summary>The scan with times that do not change from run to run.</summary>
    private static ClusterCountSearchResult Untimed(ExecutionOptions execution)
    {
        var search = Search(execution);
        return new ClusterCountSearchResult(search.Best, [.. search.Candidates.Select(c => c with { Seconds = 0.125 * c.ClusterCount })], search.Options);
    }
}
