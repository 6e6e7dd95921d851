using ClusterTools.Clustering.Search;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>A scan over numbers of clusters: its two errors on one axis, or all scores in panels of their own. The choice is marked, with its reason.</summary>
internal static class SearchPlot
{
    private const double LeastHeightForSeconds = 260;
    private const double SecondsPart = 0.28;

    /// <summary>Both errors, each divided by its sum, over the number of clusters; below, the seconds of each.</summary>
    public static PlotScene Errors(ClusterCountSearchResult search, PlotOptions options)
    {
        var candidates = search.Candidates;
        var canvas = new PlotCanvas(options, $"Errors over the number of clusters: {Reason(search)}", Describe(search));
        var area = canvas.Area;
        double[] seconds = [.. candidates.Select(c => c.Seconds)];
        bool timed = Array.Exists(seconds, double.IsFinite) && area.Height >= LeastHeightForSeconds;
        double height = area.Height * SecondsPart;
        var outer = timed ? area.Inset(0, 0, 0, height + 6) : area;
        var upper = Legend.Draw(canvas, outer, [new(canvas.Inks.Accent, "Model error"), new(canvas.Inks.Second, "Similarity error"), new(canvas.Inks.Emphasis, $"K = {search.BestK}")], dark: false);
        double[] model = [.. candidates.Select(c => c.NormalizedModelError)], similarity = [.. candidates.Select(c => c.NormalizedSimilarityError)];
        var range = AxisRange.Require(model.Concat(similarity).Append(0)).Padded();
        double width = Math.Max(PlotPanel.NumberWidth(new PanelAxis(range), upper.Height), timed ? PlotPanel.NumberWidth(new PanelAxis(AxisRange.Require(seconds.Append(0)).Padded()), height) : 0);
        DrawPanel(canvas, upper, search, [(model, canvas.Inks.Accent), (similarity, canvas.Inks.Second)], range, "Normalised error", title: !timed, width);
        if (timed)
        {
            var lower = new PlotRectangle(upper.X, area.Bottom - height, upper.Width, height);
            DrawPanel(canvas, lower, search, [(seconds, canvas.Inks.Muted)], AxisRange.Require(seconds.Append(0)).Padded(), "Seconds", title: true, width);
        }

        return canvas.Scene;
    }

    /// <summary>A panel for each score that the scan has.</summary>
    public static PlotScene Scores(ClusterCountSearchResult search, PlotOptions options)
    {
        var candidates = search.Candidates;
        (string Name, Func<ClusterCountCandidate, double> Score)[] scores =
        [
            ("Inertia (lower)", c => c.Inertia), ("Similarity error (lower)", c => c.SimilarityError), ("Silhouette (higher)", c => c.Silhouette),
            ("Calinski-Harabasz (higher)", c => c.CalinskiHarabasz), ("Davies-Bouldin (lower)", c => c.DaviesBouldin), ("Elbow (higher)", c => c.ElbowScore),
            ("Gap (higher)", c => c.Gap), ("Stability (higher)", c => c.Stability), ("BIC (lower)", c => c.Bic), ("AIC (lower)", c => c.Aic), ("Seconds", c => c.Seconds),
        ];
        (string Name, double[] Values)[] shown = [.. scores.Select(s => (s.Name, Values: candidates.Select(s.Score).ToArray())).Where(s => s.Values.Any(double.IsFinite))];
        var canvas = new PlotCanvas(options, $"Scores over the number of clusters: {Reason(search)}", Describe(search));
        int columns = shown.Length <= 1 ? 1 : shown.Length <= 4 ? 2 : 3;
        int rows = (shown.Length + columns - 1) / columns;
        const double Gap = 14;
        double width = (canvas.Area.Width - (Gap * (columns - 1))) / columns, height = (canvas.Area.Height - (Gap * (rows - 1))) / rows;
        for (int i = 0; i < shown.Length; i++)
        {
            var cell = new PlotRectangle(canvas.Area.X + (i % columns * (width + Gap)), canvas.Area.Y + (i / columns * (height + Gap)), width, height);
            canvas.AddText(cell.X, cell.Y + PlotCanvas.LabelSize - 2, shown[i].Name, PlotCanvas.LabelSize, canvas.Inks.Ink, TextAnchor.Start, cell.Width);
            var range = AxisRange.Require(shown[i].Values).Padded(0.08);
            DrawPanel(canvas, cell.Inset(0, PlotCanvas.LabelSize + 2, 0, 0), search, [(shown[i].Values, canvas.Inks.Accent)], range, null, title: false, 0);
        }

        return canvas.Scene;
    }

    private static void DrawPanel(PlotCanvas canvas, PlotRectangle outer, ClusterCountSearchResult search, (double[] Values, PlotColor Color)[] curves, AxisRange range, string? name, bool title, double numberWidth)
    {
        double[] counts = [.. search.Candidates.Select(c => (double)c.ClusterCount)];
        AxisTick[] ticks = [.. counts.Select(k => new AxisTick(k, AxisTicks.Format((long)k)))];
        var across = AxisRange.Require(counts).Padded(0.03);
        var panel = PlotPanel.Draw(canvas, outer, new PanelAxis(across, title ? "Clusters (K)" : null) { Ticks = ticks }, new PanelAxis(range, name), numberWidth: numberWidth);
        double best = panel.X.Place(search.BestK);
        panel.Add(LineMark.Of(best, panel.Plot.Y, best, panel.Plot.Bottom, 1.5, panel.Inks.Emphasis, dash: 4));
        foreach (var (values, color) in curves)
        {
            SeriesLines.Add(panel.Data.Marks, panel, counts, values, 1.75, color);
            var dots = counts.Zip(values, (k, v) => (k, v)).Where(p => double.IsFinite(p.v)).Select(p => panel.Place(p.k, p.v));
            panel.Add(new DotMark([.. dots], 3, color));
        }
    }

    private static string Describe(ClusterCountSearchResult search)
    {
        var candidates = search.Candidates;
        return $"Curves over {candidates.Count} numbers of clusters from {candidates[0].ClusterCount} to {candidates[candidates.Count - 1].ClusterCount} for {PlotText.Count(search.Labels.Length, "record")}. Chosen: {Reason(search)}.";
    }

    /// <summary>The choice and why it was made.</summary>
    public static string Reason(ClusterCountSearchResult search)
    {
        string reason = search.Criterion switch
        {
            ClusterCountCriterion.Similarity => "where the two errors cross",
            ClusterCountCriterion.Elbow => "where two lines fit the inertia best",
            ClusterCountCriterion.Silhouette => "highest silhouette",
            ClusterCountCriterion.CalinskiHarabasz => "highest Calinski-Harabasz index",
            ClusterCountCriterion.DaviesBouldin => "lowest Davies-Bouldin index",
            ClusterCountCriterion.Gap => "smallest K within one error of the next gap",
            ClusterCountCriterion.Stability => "most stable",
            ClusterCountCriterion.Bic => "lowest BIC",
            ClusterCountCriterion.Aic => "lowest AIC",
            _ => throw EnumGuard.Unexpected(search.Criterion),
        };
        return $"K = {search.BestK}, {reason}";
    }
}
