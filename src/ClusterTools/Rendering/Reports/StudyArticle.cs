using System.Globalization;
using System.Text.RegularExpressions;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Kinds;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Sections;
using ClusterTools.Rendering.Reports.Studies;
using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports;

/// <summary>The article about one clustering.</summary>
internal sealed class StudyArticle : IReportArticle
{
    private const int MostMatrixRows = 60;

    private static readonly Regex Threshold = new("^standard deviation > ([^:]+):", RegexOptions.CultureInvariant);

    private readonly Study _study;
    private readonly MapSection? _map;
    private readonly ScanSection? _scan;
    private readonly ReportOptions _options;

    /// <summary>The charts between map and table: heading, plot, hint, whether it shows lines.</summary>
    private readonly List<(string Title, PlotScene Scene, string? Hint, bool AreLines)> _wide = [];

    /// <summary>The charts below the table, two in a row.</summary>
    private readonly List<(string Title, PlotScene Scene, string? Hint, bool AreLines)> _half = [];

    /// <param name="source">A clustering, or what was measured of one.</param>
    /// <param name="before">Sets of series that records may have been selected from.</param>
    /// <param name="id">The id of the article.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public StudyArticle(object source, IReadOnlyList<SeriesSet> before, string id, ReportOptions options, ExecutionOptions execution)
    {
        _options = options;
        var measurement = source as ClusteringMeasurement;
        _study = Study.Create(measurement?.Clustering ?? (IClustering)source, id, options.ColorBy, options.Seed, execution);
        _map = _study.IsMap ? new MapSection(_study, options.Background, options.MaximumPointCount) : null;
        if (_study.Whole is ClusterCountSearchResult search)
            _scan = new ScanSection(search, id, _study.Coloring, options.Seed, execution);
        AddWide(execution);
        AddHalf(before, measurement, execution);
    }

    public string Title
    {
        get
        {
            string what = _study.HasColors ? "Segmentation: " : _study.IsMap ? "Brain map: " : "";
            return $"{what}{FigureText.Count(_study.Clustering.ClusterCount, "cluster")} of {FigureText.Count(_study.Clustering.Labels.Length, _study.Record)}";
        }
    }

    public void Write(HtmlWriter html, bool withTitle)
    {
        List<(string, string?)> attributes = [("id", _study.Id), ("data-colors", string.Join(" ", _study.Colors.Select(ColorText.Hex)))];
        if (_map is not null)
            attributes.AddRange([("data-planes", HtmlWriter.Number(_map.Shape.Planes)), ("data-rows", HtmlWriter.Number(_map.Shape.Rows)), ("data-columns", HtmlWriter.Number(_map.Shape.Columns))]);
        html.Open("article", [.. attributes]);
        if (withTitle)
            html.Element("h2", Title);
        html.Open("dl", ("class", "figures"));
        foreach (var (name, value) in FitDescription.Figures(_study))
            html.Open("div").Element("dt", name).Element("dd", value).Close();
        html.Close();
        WarningSection.Write(html, _study.Whole);
        _scan?.Write(html);
        WriteBar(html);
        _map?.Write(html, _study.Id);
        int number = 0;
        foreach (var (title, scene, hint, areLines) in _wide)
            ChartSection.Write(html, title, scene, $"{_study.Id}-chart{number++}", hint, areLines);
        ClusterTableSection.Write(html, _study);
        html.Open("div", ("class", "charts"));
        foreach (var (title, scene, hint, areLines) in _half)
            ChartSection.Write(html, title, scene, $"{_study.Id}-chart{number++}", hint, areLines);
        html.Close();
        HistorySection.Write(html, _study, _options.Command);
        html.Close();
    }

    private PlotOptions Style(PlotOptions size, PlotColoring coloring = PlotColoring.Label) => size with { ClusterColors = _study.Colors, ColorBy = coloring, Seed = _options.Seed };

    private void AddWide(ExecutionOptions execution)
    {
        if (_study.Whole is AgglomerativeResult { LeafCount: > 1 } tree)
            _wide.Add(("Dendrogram", DendrogramPlot.Of(tree, Style(ChartSection.Wide), execution), null, false));
        if (_study.IsSeries || (_study.Clustering.Series.Length > 3 && !_study.HasColors))
            _wide.Add(("Centroids", SeriesPlot.OfCentroids(_study.Clustering, Style(ChartSection.Wide), execution), "Click a line to isolate its cluster in all figures.", true));
        if (_study.IsMap || _study.Clustering.Series.Length < 2 || _study.Clustering.Series.Count < 2)
            return;
        _wide.Add(("Scatter plot", ScatterPlot.Of(_study.Whole, Style(ChartSection.Wide), execution), null, false));
        if (_study.Whole is MixtureResult)
            _wide.Add(("Uncertainty", ScatterPlot.Of(_study.Whole, Style(ChartSection.Wide, PlotColoring.Entropy), execution), "The entropy of the probabilities of each record: 0 where its cluster is certain.", false));
    }

    private void AddHalf(IReadOnlyList<SeriesSet> before, ClusteringMeasurement? measurement, ExecutionOptions execution)
    {
        if (_study.Silhouette is { } silhouette)
        {
            string? hint = silhouette.PerRecord.Length < _study.Clustering.Labels.Length
                ? $"Of {FigureText.Count(silhouette.PerRecord.Length)} {_study.Record}s that were drawn at random." : null;
            _half.Add(("Silhouettes", SilhouettePlot.Draw(_study.Clustering, silhouette, Style(ChartSection.Half), execution), hint, false));
        }

        if (_study.IsSeries)
            _half.Add(("Standard deviations", Deviations(before, execution), null, false));
        if (measurement?.Truth is { } truth && truth.Contingency.RowLabels.Length <= MostMatrixRows && truth.Contingency.ColumnLabels.Length <= MostMatrixRows)
        {
            _half.Add(("Confusion matrix", TablePlot.Confusion(measurement, Style(ChartSection.Half)), null, false));
            _half.Add(("Contingency table", TablePlot.Contingency(measurement, Style(ChartSection.Half)), null, false));
        }
    }

    /// <summary>The standard deviations of all records that there were before the selection, where they are given, with its threshold.</summary>
    private PlotScene Deviations(IReadOnlyList<SeriesSet> before, ExecutionOptions execution)
    {
        var series = _study.Clustering.Series;
        var all = before.FirstOrDefault(s => s.Shape == series.Shape && s.Length == series.Length && s.Count > series.Count) ?? series;
        double? threshold = null;
        foreach (var step in series.History)
        {
            var match = step.Operation == "select" ? Threshold.Match(step.Detail) : Match.Empty;
            if (match.Success && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
                threshold = value;
        }

        return HistogramPlot.Of(SeriesStatistics.StdDevOfRecords(all, execution), "Standard deviation", _study.Record, Style(ChartSection.Half) with { Threshold = threshold });
    }

    private void WriteBar(HtmlWriter html)
    {
        html.Open("nav", ("class", "clusters"), ("aria-label", "Clusters")).Open("ul");
        foreach (var row in _study.Clusters)
        {
            html.Open("li");
            ClusterTableSection.WriteChip(html, _study, row.Label, "#" + ClusterTableSection.RowId(_study.Id, row.Label));
            html.Close();
        }

        html.Close().Open("output", ("aria-live", "polite")).Close().Close();
    }
}
