using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Density;
using ClusterTools.Images;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Kinds;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots;

/// <summary>Draws results: clusterings, scans over numbers of clusters, measurements, trees, sets of series and numbers.</summary>
public static class ClusterPlot
{
    /// <summary>The kind of plot that suits an object best.</summary>
    /// <param name="source">A clustering, a scan, a measurement, a tree, a search for a radius, a set of series, statistics of series, a stack, or an array of double.</param>
    /// <exception cref="ArgumentException">No plot shows such an object.</exception>
    public static PlotKind DefaultKind(object source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source switch
        {
            ClusterCountSearchResult => PlotKind.ErrorCurve,
            ClusteringMeasurement measurement => measurement.Truth is null ? PlotKind.Silhouette : PlotKind.ConfusionMatrix,
            AgglomerativeResult => PlotKind.Dendrogram,
            MixtureResult or MixtureAssignment => PlotKind.Scatter,
            IClustering clustering => clustering.Series.Length == 2 ? PlotKind.Scatter : PlotKind.Series,
            SeriesSet set => set.Length == 1 ? PlotKind.Histogram : set.Length == 2 ? PlotKind.Scatter : PlotKind.Series,
            SeriesStatistics or double[] => PlotKind.Histogram,
            RadiusSearchResult => PlotKind.RadiusCurve,
            ImageStack => PlotKind.Surface,
            _ => throw Unsuited(source, null),
        };
    }

    /// <summary>Draws an object.</summary>
    /// <param name="source">See <see cref="DefaultKind"/>.</param>
    /// <param name="kind">What to show; null for <see cref="DefaultKind"/>.</param>
    /// <param name="options">Size, colours, title; null for the defaults.</param>
    /// <param name="execution">Threads, cancellation and progress. The plot does not depend on the number of threads.</param>
    /// <exception cref="ArgumentException">The kind cannot show the object, or there is nothing finite to show; the message names the remedy.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PlotScene Create(object source, PlotKind? kind = null, PlotOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        EnumGuard.RequireDefined(kind);
        options ??= new PlotOptions();
        execution ??= ExecutionOptions.Default;
        var chosen = kind ?? DefaultKind(source);
        if (options.ColorBy is PlotColoring.Entropy or PlotColoring.Value && chosen != PlotKind.Scatter)
            throw new ArgumentException(string.Format(SR.PlotColoringOfScatter, options.ColorBy, chosen));
        if (source is IClustering { ClusterCount: 0 } && chosen is PlotKind.Series or PlotKind.Heatmap or PlotKind.Montage)
            throw new ArgumentException(SR.NoRecordLabelled);
        return (chosen, source) switch
        {
            (PlotKind.Series, IClustering clustering) => SeriesPlot.OfCentroids(clustering, options, execution),
            (PlotKind.Series, SeriesSet set) => SeriesPlot.OfRecords(set, options, execution),
            (PlotKind.Scatter, IClustering clustering) => ScatterPlot.Of(clustering, options, execution),
            (PlotKind.Scatter, SeriesSet set) => ScatterPlot.Of(set, options, execution),
            (PlotKind.ErrorCurve, ClusterCountSearchResult search) => SearchPlot.Errors(search, options),
            (PlotKind.Score, ClusterCountSearchResult search) => SearchPlot.Scores(search, options),
            (PlotKind.Silhouette, ClusteringMeasurement measurement) => SilhouettePlot.Of(measurement, options, execution),
            (PlotKind.Silhouette, IClustering clustering) => SilhouettePlot.Of(clustering, options, execution),
            (PlotKind.Histogram, SeriesStatistics statistics) => HistogramPlot.Of(statistics.StdDev, "Standard deviation", "record", options),
            (PlotKind.Histogram, SeriesSet set) => Histogram(set, options, execution),
            (PlotKind.Histogram, double[] values) => HistogramPlot.Of(values, "Value", "value", options),
            (PlotKind.Dendrogram, AgglomerativeResult tree) => DendrogramPlot.Of(tree, options, execution),
            (PlotKind.Heatmap, IClustering clustering) => HeatmapPlot.Of(clustering, options, execution),
            (PlotKind.Heatmap, SeriesSet set) => HeatmapPlot.Of(set, options, execution),
            (PlotKind.ConfusionMatrix, ClusteringMeasurement measurement) => TablePlot.Confusion(measurement, options),
            (PlotKind.Contingency, ClusteringMeasurement measurement) => TablePlot.Contingency(measurement, options),
            (PlotKind.Montage, IClustering clustering) => MontagePlot.Of(clustering, options, execution),
            (PlotKind.Density, IClustering clustering) => DensityPlot.Of(clustering.Series, options, execution),
            (PlotKind.Density, SeriesSet set) => DensityPlot.Of(set, options, execution),
            (PlotKind.Density, double[] values) => DensityPlot.Of(values, "Value", options, execution),
            (PlotKind.Density, SeriesStatistics statistics) => DensityPlot.Of(statistics.StdDev, "Standard deviation", options, execution),
            (PlotKind.RadiusCurve, RadiusSearchResult search) => RadiusPlot.Of(search, options),
            (PlotKind.Surface, ImageStack stack) => SurfacePlot.Of(stack, options),
            _ => throw Unsuited(source, chosen),
        };
    }

    private static PlotScene Histogram(SeriesSet set, PlotOptions options, ExecutionOptions execution)
    {
        if (set.Length > 1)
            return HistogramPlot.Of(SeriesStatistics.StdDevOfRecords(set, execution), "Standard deviation", "record", options);
        double[] values = [.. Enumerable.Range(0, set.Count).Select(i => set.GetRecord(i)[0])];
        return HistogramPlot.Of(values, set.ValueNames?[0] ?? "Value", "record", options);
    }

    private static ArgumentException Unsuited(object source, PlotKind? kind) => kind is null
        ? new ArgumentException(string.Format(SR.PlotSourceUnknown, source.GetType().Name))
        : new ArgumentException(string.Format(SR.PlotKindUnsuited, kind, source.GetType().Name, Needs(kind.Value)));

    /// <summary>What a kind shows, for the error of another object.</summary>
    private static string Needs(PlotKind kind) => kind switch
    {
        PlotKind.Series or PlotKind.Scatter or PlotKind.Heatmap => SR.PlotNeedsSeries,
        PlotKind.ErrorCurve or PlotKind.Score => SR.PlotNeedsSearch,
        PlotKind.Silhouette => SR.PlotNeedsClustering,
        PlotKind.Montage => SR.PlotNeedsPictures,
        PlotKind.Density => SR.PlotNeedsPoints,
        PlotKind.RadiusCurve => SR.PlotNeedsRadius,
        PlotKind.Surface => SR.PlotNeedsStack,
        PlotKind.Histogram => SR.PlotNeedsNumbers,
        PlotKind.Dendrogram => SR.PlotNeedsTree,
        PlotKind.ConfusionMatrix or PlotKind.Contingency => SR.PlotNeedsTruth,
        _ => throw EnumGuard.Unexpected(kind),
    };
}
