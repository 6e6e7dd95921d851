using ClusterTools.Clustering;
using ClusterTools.Clustering.Search;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Kinds;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Maps;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>A scan over numbers of clusters: the choice and its reason, both errors, all scores, and the maps of the neighbouring numbers.</summary>
internal sealed class ScanSection
{
    // Of a long scan, the neighbours are not fitted again for their maps.
    private const double MostSeconds = 20;

    private static readonly (string Name, Func<ClusterCountCandidate, double> Score, int Decimals)[] Scores =
    [
        ("Inertia", c => c.Inertia, -1), ("Similarity error", c => c.SimilarityError, -1), ("Silhouette", c => c.Silhouette, 3), ("Calinski-Harabasz", c => c.CalinskiHarabasz, 1),
        ("Davies-Bouldin", c => c.DaviesBouldin, 3), ("Elbow", c => c.ElbowScore, 3), ("Gap", c => c.Gap, 3), ("Stability", c => c.Stability, 3), ("BIC", c => c.Bic, 0),
        ("AIC", c => c.Aic, 0), ("Seconds", c => c.Seconds, 2),
    ];

    private readonly ClusterCountSearchResult _search;
    private readonly string _id;
    private readonly PlotScene _errors;
    private readonly PlotScene _scores;
    private readonly List<(int ClusterCount, string Map)> _maps;

    public ScanSection(ClusterCountSearchResult search, string id, LabelColoring coloring, long seed, ExecutionOptions execution)
    {
        _search = search;
        _id = id;
        _errors = SearchPlot.Errors(search, ChartSection.Half);
        _scores = SearchPlot.Scores(search, ChartSection.Half);
        _maps = DrawMaps(search, coloring, seed, execution);
    }

    /// <summary>Writes the section.</summary>
    public void Write(HtmlWriter html)
    {
        html.Open("section").Element("h3", "Number of clusters").Element("p", SearchPlot.Reason(_search) + $", of {_search.Candidates.Count} that were tried.").Close();
        html.Open("div", ("class", "charts"));
        ChartSection.Write(html, "Errors", _errors, _id + "-errors");
        ChartSection.Write(html, "Scores", _scores, _id + "-scores");
        html.Close();
        WriteTable(html);
        WriteMaps(html);
    }

    private void WriteTable(HtmlWriter html)
    {
        var shown = Array.FindAll(Scores, s => _search.Candidates.Any(c => double.IsFinite(s.Score(c))));
        html.Open("section").Open("div", ("class", "scroll tall"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Scores of each number of clusters"));
        html.Open("table", ("class", "sortable")).Open("thead").Open("tr").Element("th", "Clusters", ("scope", "col"));
        foreach (var (name, _, _) in shown)
            html.Element("th", name, ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var candidate in _search.Candidates)
        {
            html.Open("tr", candidate.IsBest ? [("class", "best")] : []).Open("td").Open("data", ("value", HtmlWriter.Number(candidate.ClusterCount))).Text(FigureText.Count(candidate.ClusterCount)).Close();
            if (candidate.IsBest)
                html.Text(" ").Element("strong", "chosen");
            html.Close();
            foreach (var (_, score, decimals) in shown)
            {
                double value = score(candidate);
                html.Open("td").Element("data", decimals < 0 ? FigureText.General(value) : FigureText.Fixed(value, decimals), ("value", HtmlWriter.Number(value))).Close();
            }

            html.Close();
        }

        html.Close().Close().Close().Close();
    }

    private void WriteMaps(HtmlWriter html)
    {
        if (_maps.Count == 0)
            return;
        html.Open("section").Element("h3", "Neighbouring numbers of clusters").Open("div", ("class", "panel planes"));
        foreach (var (count, map) in _maps)
        {
            string name = $"{FigureText.Count(count, "cluster")}{(count == _search.BestK ? ", chosen" : "")}";
            html.Open("figure").Void("img", ("class", "thumb"), ("src", map), ("alt", $"Map of {name}")).Element("figcaption", name).Close();
        }

        html.Close().Close();
    }

    private static List<(int ClusterCount, string Map)> DrawMaps(ClusterCountSearchResult search, LabelColoring coloring, long seed, ExecutionOptions execution)
    {
        var maps = new List<(int, string)>();
        if (search.Series.Shape is not { } grid || Array.IndexOf(search.Labels, LabelledRecords.None) >= 0)
            return maps;
        var candidates = search.Candidates.OrderBy(c => c.ClusterCount).ToArray();
        int best = Array.FindIndex(candidates, c => c.IsBest);
        var neighbors = candidates.Where((_, i) => i == best - 1 || i == best + 1).ToArray();
        if (neighbors.Sum(c => double.IsNaN(c.Seconds) ? 0 : c.Seconds) > MostSeconds)
            return maps;
        var fits = ModelFits.FitTogether(search.Series, search.Options, Array.ConvertAll(neighbors, c => c.ClusterCount), search.Seed, execution);
        var options = new LabelMapOptions
        {
            ColorBy = coloring,
            MaskBy = coloring == LabelColoring.Centroid || search.Series.Length < 2 ? LabelMask.None : LabelMask.Similarity,
            Plane = grid.Count > 500_000 ? grid.Planes / 2 : null,
            Seed = seed,
        };
        foreach (var fit in fits.Append(search.Best).OrderBy(f => f.ClusterCount))
            maps.Add((fit.ClusterCount, MapPictures.Uri(LabelMapRenderer.Render(fit, options, execution))));
        return maps;
    }
}
