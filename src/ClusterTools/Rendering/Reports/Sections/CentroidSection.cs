using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Studies;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>The centroids as lines in the colours of the map.</summary>
internal static class CentroidSection
{
    private const double Width = 960;
    private const double Height = 380;
    private const double Left = 62;
    private const double Right = 14;
    private const double Top = 12;
    private const double Bottom = 46;

    /// <summary>Writes the chart.</summary>
    public static void Write(HtmlWriter html, Study study)
    {
        var clustering = study.Clustering;
        double[] index = clustering.Series.Index;
        if (index.Length < 2)
            return;
        double low = clustering.Centroids.Min(c => c.Min()), high = clustering.Centroids.Max(c => c.Max());
        if (!(high > low))
            (low, high) = (low - 0.5, high + 0.5);
        double[] across = Ticks(index.Min(), index.Max(), 12), up = Ticks(low, high, 6);
        double x0 = index.Min(), x1 = index.Max(), y0 = low, y1 = high;
        html.Open("section").Element("h3", "Centroids").Open("figure", ("class", "panel")).Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Centroids"));
        html.Open("svg", ("class", "lines"), ("viewBox", $"0 0 {HtmlWriter.Number(Width)} {HtmlWriter.Number(Height)}"), ("role", "img"), ("font-size", "13"), ("fill", "#c9ced6"));
        html.Element("title", $"Centroids of {clustering.ClusterCount} clusters over the {study.Value}s");
        html.Element("desc", $"Values from {FigureText.General(low)} to {FigureText.General(high)}. The table of clusters has the numbers.");
        html.Open("g", ("stroke", "#3a3d42"), ("fill", "none"));
        foreach (double tick in up)
            html.Open("path", ("d", $"M{Text(Left)} {Text(Y(tick))}H{Text(Width - Right)}")).Close();
        html.Close().Open("g", ("text-anchor", "end"));
        foreach (double tick in up)
            html.Element("text", FigureText.General(tick), ("x", Text(Left - 8)), ("y", Text(Y(tick) + 4.5)));
        html.Close().Open("g", ("text-anchor", "middle"));
        foreach (double tick in across)
            html.Element("text", FigureText.General(tick), ("x", Text(X(tick))), ("y", Text(Height - Bottom + 19)));
        html.Element("text", char.ToUpperInvariant(study.Value[0]) + study.Value.Substring(1), ("x", Text((Left + Width - Right) / 2)), ("y", Text(Height - 6))).Close();
        html.Open("g", ("fill", "none"), ("stroke-width", "1.8"), ("stroke-linejoin", "round"));
        for (int k = 0; k < clustering.ClusterCount; k++)
        {
            double[] centroid = clustering.Centroids[k];
            string points = string.Join(" ", centroid.Select((v, i) => $"{Text(X(index[i]))} {Text(Y(v))}"));
            html.Open("path", ("data-cluster", HtmlWriter.Number(k)), ("stroke", "#" + ColorText.Hex(study.Colors[k])), ("d", "M" + points)).Element("title", $"Cluster {k}").Close();
        }

        html.Close().Close().Close().Element("figcaption", "Click a line to isolate its cluster in all figures.").Close().Close();

        double X(double value) => Left + ((value - x0) / (x1 - x0) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - ((value - y0) / (y1 - y0) * (Height - Top - Bottom));
    }

    private static string Text(double value) => HtmlWriter.Number(Math.Round(value, 1));

    private static double[] Ticks(double low, double high, int most)
    {
        double raw = (high - low) / most, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
        var ticks = new List<double>();
        for (double i = Math.Ceiling(low / step); i * step <= high * (1 + 1e-12) && ticks.Count <= most; i++)
            ticks.Add(Math.Round(i * step, 12));
        return [.. ticks];
    }
}
