using ClusterTools.Clustering;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Sections;
using ClusterTools.Rendering.Reports.Studies;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports;

/// <summary>The article about one clustering.</summary>
internal sealed class StudyArticle : IReportArticle
{
    private readonly Study _study;
    private readonly MapSection? _map;
    private readonly ReportOptions _options;

    public StudyArticle(IClustering clustering, string id, ReportOptions options, ExecutionOptions execution)
    {
        _options = options;
        _study = Study.Create(clustering, id, options.ColorBy, options.Seed, execution);
        _map = _study.IsMap ? new MapSection(_study, options.Background, options.MaximumPointCount) : null;
    }

    public string Title
    {
        get
        {
            string what = _study.HasColors ? "Segmentation" : _study.IsMap ? "Brain map" : "Clusters";
            return $"{what}: {FigureText.Count(_study.Clustering.ClusterCount, "cluster")} of {FigureText.Count(_study.Clustering.Labels.Length, _study.Record)}";
        }
    }

    public void Write(HtmlWriter html, bool withTitle)
    {
        var clustering = _study.Clustering;
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
        WriteBar(html);
        _map?.Write(html, _study.Id);
        CentroidSection.Write(html, _study);
        ClusterTable.Write(html, _study);
        HistorySection.Write(html, _study, _options.Command);
        html.Close();
    }

    private void WriteBar(HtmlWriter html)
    {
        html.Open("nav", ("class", "clusters"), ("aria-label", "Clusters")).Open("ul");
        foreach (var row in _study.Clusters)
        {
            html.Open("li");
            ClusterTable.WriteChip(html, _study, row.Label, "#" + ClusterTable.RowId(_study.Id, row.Label));
            html.Close();
        }

        html.Close().Open("output", ("aria-live", "polite")).Close().Close();
    }
}
