using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Kinds;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Sections;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports.Archives;

/// <summary>The article about an archive run: counts, failures with their messages, bytes saved, how much the pictures changed, and the worst of them before and after.</summary>
internal sealed class ArchiveArticle : IReportArticle
{
    private const int MostShown = 4;
    private const int MostRows = 5000;
    private const int MostMessages = 50;

    private readonly IReadOnlyList<ArchivedPicture> _pictures;
    private readonly string _id;
    private readonly string? _command;
    private readonly PlotScene? _histogram;
    private readonly List<(ArchivedPicture Picture, PictureThumbnail Before, PictureThumbnail After)> _worst = [];

    public ArchiveArticle(IReadOnlyList<ArchivedPicture> pictures, string id, string? command, ExecutionOptions execution)
    {
        _pictures = pictures;
        _id = id;
        _command = command;
        double[] ratios = [.. pictures.Select(p => p.SignalToNoise ?? double.NaN).Where(double.IsFinite)];
        if (ratios.Length > 0)
            _histogram = HistogramPlot.Of(ratios, "PSNR (dB)", "picture", ChartSection.Half);
        foreach (var picture in pictures.Where(p => p.IsDone && p.SignalToNoise is { } r && double.IsFinite(r)).OrderBy(p => p.SignalToNoise))
        {
            if (_worst.Count == MostShown)
                break;
            execution.CancellationToken.ThrowIfCancellationRequested();
            if (PictureThumbnail.Read(picture.SourcePath, execution) is { } before && PictureThumbnail.Read(picture.ResultPath, execution) is { } after)
                _worst.Add((picture, before, after));
        }
    }

    public string Title => $"Archive run: {FigureText.Count(_pictures.Count, "picture")}";

    public void Write(HtmlWriter html, bool withTitle)
    {
        html.Open("article", ("id", _id));
        if (withTitle)
            html.Element("h2", Title);
        WriteFigures(html);
        WriteFailures(html);
        if (_histogram is not null)
        {
            html.Open("div", ("class", "charts"));
            ChartSection.Write(html, "Peak signal-to-noise ratio", _histogram, _id + "-psnr", "The higher, the less a picture changed; above some 40 dB hardly anyone sees a difference.");
            html.Close();
        }

        WriteWorst(html);
        WriteTable(html);
        if (_command is not null)
            html.Open("section").Element("h3", "How it was made").Element("p", "The command as it was typed:").Element("pre", _command).Close();
        html.Close();
    }

    private void WriteFigures(HtmlWriter html)
    {
        ArchivedPicture[] done = [.. _pictures.Where(p => p.IsDone)];
        long before = done.Sum(p => p.SourceBytes ?? 0), after = done.Sum(p => p.Bytes ?? 0);
        html.Open("dl", ("class", "figures"));
        Figure("Pictures", FigureText.Count(_pictures.Count));
        foreach (var status in _pictures.GroupBy(p => p.Status))
            Figure(status.Key, FigureText.Count(status.Count()));
        if (before > 0)
        {
            Figure("Bytes before", FigureText.Count(before));
            Figure("Bytes after", FigureText.Count(after));
            Figure("Saved", $"{FigureText.Fixed(100.0 * (before - after) / before, 1)} %");
        }

        html.Close();

        void Figure(string name, string value) => html.Open("div").Element("dt", name).Element("dd", value).Close();
    }

    private void WriteFailures(HtmlWriter html)
    {
        ArchivedPicture[] failed = [.. _pictures.Where(p => p.Message is not null)];
        if (failed.Length == 0)
            return;
        html.Open("section", ("class", "notes")).Element("h3", "Failed").Open("ul");
        foreach (var picture in failed.Take(MostMessages))
            html.Open("li").Foreign(Path.GetFileName(picture.SourcePath)).Text(": ").Foreign(picture.Message!).Close();
        html.Close();
        if (failed.Length > MostMessages)
            html.Element("p", $"{FigureText.Count(failed.Length - MostMessages)} more are in the table.");
        html.Close();
    }

    private void WriteWorst(HtmlWriter html)
    {
        if (_worst.Count == 0)
            return;
        html.Open("section").Element("h3", "Changed most").Open("div", ("class", "charts"));
        foreach (var (picture, before, after) in _worst)
        {
            html.Open("section", ("class", "panel")).Open("div", ("class", "planes"));
            Show(before, "before", picture.SourceColors);
            Show(after, "after", picture.Colors);
            html.Close().Open("p", ("class", "hint")).Foreign(Path.GetFileName(picture.SourcePath)).Text($", {FigureText.Fixed(picture.SignalToNoise!.Value, 2)} dB").Close();
            WritePalette(html, after.Palette);
            html.Close();
        }

        html.Close().Close();

        void Show(PictureThumbnail thumbnail, string when, int? colors)
        {
            string name = char.ToUpperInvariant(when[0]) + when.Substring(1) + (colors is { } count ? $", {FigureText.Count(count, "colour")}" : "");
            html.Open("figure").Void("img", ("class", "thumb"), ("src", thumbnail.Uri), ("alt", name)).Element("figcaption", name).Close();
        }
    }

    private static void WritePalette(HtmlWriter html, uint[] palette)
    {
        html.Open("svg", ("viewBox", $"0 0 {palette.Length} 1"), ("class", "palette"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", $"{palette.Length} most frequent colours"));
        for (int i = 0; i < palette.Length; i++)
        {
            uint color = palette[i];
            html.Open("rect", ("x", HtmlWriter.Number(i)), ("width", "1"), ("height", "1"), ("fill", $"#{color & 255:x2}{(color >> 8) & 255:x2}{(color >> 16) & 255:x2}")).Close();
        }

        html.Close();
    }

    private void WriteTable(HtmlWriter html)
    {
        html.Open("section").Element("h3", "Pictures").Open("div", ("class", "scroll tall"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of pictures"));
        html.Open("table", ("class", "sortable")).Open("thead").Open("tr");
        foreach (string head in (string[])["Picture", "Status", "Columns", "Rows", "Colours", "PSNR, dB", "Bytes before", "Bytes after", "Saved, %"])
            html.Element("th", head, ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var picture in _pictures.Take(MostRows))
        {
            html.Open("tr").Open("td").Foreign(Path.GetFileName(picture.SourcePath)).Close().Element("td", picture.Status);
            Cell(picture.Size?.Width, 0);
            Cell(picture.Size?.Height, 0);
            Cell(picture.Colors, 0);
            Cell(picture.SignalToNoise, 2);
            Cell(picture.SourceBytes, 0);
            Cell(picture.Bytes, 0);
            Cell(picture is { IsDone: true, SourceBytes: > 0, Bytes: not null } ? 100.0 * (picture.SourceBytes - picture.Bytes) / picture.SourceBytes : null, 1);
            html.Close();
        }

        html.Close().Close().Close();
        if (_pictures.Count > MostRows)
            html.Element("p", $"The first {FigureText.Count(MostRows)} of {FigureText.Count(_pictures.Count, "picture")}; the figures above cover all.", ("class", "hint"));
        html.Close();

        void Cell(double? value, int decimals)
        {
            string text = value is not { } number ? "–" : double.IsPositiveInfinity(number) ? "∞" : decimals == 0 ? FigureText.Count((long)number) : FigureText.Fixed(number, decimals);
            html.Open("td").Element("data", text, ("value", value is { } v ? HtmlWriter.Number(v) : "NaN")).Close();
        }
    }
}
