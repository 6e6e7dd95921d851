using System.Globalization;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Studies;
using CsvHelper;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>The table of clusters, which the viewer sorts, and the same with the centroids as a CSV file to download, which needs no script.</summary>
internal static class ClusterTableSection
{
    /// <summary>Writes the table.</summary>
    public static void Write(HtmlWriter html, Study study)
    {
        bool fits = study.Similarity is not null, scored = study.Silhouette is not null;
        html.Open("section").Element("h3", "Clusters").Open("div", ("class", "scroll tall"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of clusters"));
        html.Open("table", ("class", "sortable")).Open("thead").Open("tr");
        foreach (string head in Heads(study, fits, scored))
            html.Element("th", head, ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var row in study.Clusters)
            WriteRow(html, study, row, fits, scored);
        html.Close().Close().Close();
        html.Open("p").Element("a", "Download as CSV", ("class", "button"), ("download", "clusters.csv"), ("href", "data:text/csv;charset=utf-8;base64," + Convert.ToBase64String(Csv(study, fits, scored)))).Close();
        html.Close();
    }

    /// <summary>A coloured dot and the number of a cluster: a link to its row, which the viewer turns into the switch that isolates it.</summary>
    public static void WriteChip(HtmlWriter html, Study study, int label, string href) =>
        html.Open("a", ("class", "chip"), ("href", href), ("data-cluster", HtmlWriter.Number(label)), ("aria-label", $"Cluster {label}"))
            .Open("svg", ("viewBox", "0 0 8 8"), ("aria-hidden", "true")).Open("circle", ("cx", "4"), ("cy", "4"), ("r", "3.5"), ("fill", "#" + ColorText.Hex(study.Colors[label])), ("stroke", "#a6a6a6")).Close().Close()
            .Text(HtmlWriter.Number(label)).Close();

    /// <summary>The id of the row of a cluster.</summary>
    public static string RowId(string id, int label) => $"{id}-{label}";

    private static List<string> Heads(Study study, bool fits, bool scored)
    {
        List<string> heads = ["Cluster", "Size", "Share, %"];
        if (fits)
            heads.Add("Mean r");
        if (scored)
            heads.Add("Silhouette");
        heads.AddRange(["Minimum", "Maximum", $"Maximum at"]);
        return heads;
    }

    private static void WriteRow(HtmlWriter html, Study study, ClusterSummary row, bool fits, bool scored)
    {
        string summary = $"Cluster {row.Label}: {FigureText.Count(row.Size, study.Record)}";
        if (fits && !double.IsNaN(row.Similarity))
            summary += $", mean r {FigureText.Fixed(row.Similarity, 3)}";
        html.Open("tr", ("id", RowId(study.Id, row.Label)), ("data-cluster", HtmlWriter.Number(row.Label)), ("data-summary", summary));
        html.Open("td");
        WriteChip(html, study, row.Label, "#" + RowId(study.Id, row.Label));
        html.Close();
        Cell(row.Size, FigureText.Count(row.Size));
        Cell(row.Share, FigureText.Fixed(100 * row.Share, 2));
        if (fits)
            Cell(row.Similarity, FigureText.Fixed(row.Similarity, 3));
        if (scored)
            Cell(row.Silhouette, FigureText.Fixed(row.Silhouette, 3));
        Cell(row.Trough, FigureText.General(row.Trough));
        Cell(row.Peak, FigureText.General(row.Peak));
        if (study.Clustering.Series.ValueNames is { } names)
            html.Open("td").Foreign(names[Array.IndexOf(study.Clustering.Series.Index, row.PeakIndex)]).Close();
        else
            Cell(row.PeakIndex, FigureText.General(row.PeakIndex));
        html.Close();

        void Cell(double value, string text) => html.Open("td").Element("data", text, ("value", HtmlWriter.Number(value))).Close();
    }

    private static byte[] Csv(Study study, bool fits, bool scored)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            List<string> heads = ["cluster", "size", "share"];
            if (fits)
                heads.Add("mean_r");
            if (scored)
                heads.Add("silhouette");
            double[] index = study.Clustering.Series.Index;
            for (int i = 0; i < index.Length; i++)
                heads.Add(study.Clustering.Series.ValueNames?[i] ?? index[i].ToString(CultureInfo.InvariantCulture));
            foreach (string head in heads)
                csv.WriteField(head);
            csv.EndRecord();
            foreach (var row in study.Clusters)
            {
                csv.WriteField(row.Label);
                csv.WriteField(row.Size);
                csv.WriteField(row.Share);
                if (fits)
                    csv.WriteField(row.Similarity);
                if (scored)
                    csv.WriteField(row.Silhouette);
                foreach (double value in study.Clustering.Centroids[row.Label])
                    csv.WriteField(value);
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
