using System.Globalization;
using ClusterTools.Rendering.Reports.Html;

namespace ClusterTools.Rendering.Reports;

/// <summary>The page around the articles: its policy, style sheet, title and viewer.</summary>
internal static class ReportPage
{
    /// <summary>Nothing is loaded and nothing runs but the two resources of the module, known by their hashes.</summary>
    public static string Policy => $"default-src 'none'; script-src '{PageResource.Script.Hash}'; style-src '{PageResource.Style.Hash}'; img-src data:";

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output, IReadOnlyList<IReportArticle> articles, ReportOptions options)
    {
        var html = new HtmlWriter(output);
        string title = options.Title ?? (articles.Count == 1 ? articles[0].Title : "Clustering report");
        output.Write("<!DOCTYPE html>\n");
        html.Open("html", ("lang", "en")).Open("head").Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "generator"), ("content", "ClusterTools"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", title).Open("style").Raw(PageResource.Style.Text).Close().Close();
        html.Open("body").Open("header").Open("h1").Foreign(title).Close();
        if (options.Title is not null && articles.Count == 1)
            html.Element("p", articles[0].Title, ("class", "lead"));
        html.Close().Open("main");
        foreach (var article in articles)
            article.Write(html, articles.Count > 1);
        html.Close().Open("footer").Element("p", Footer(options)).Close();
        html.Open("script").Raw(PageResource.Script.Text).Close().Close().Close();
    }

    private static string Footer(ReportOptions options)
    {
        var created = options.Created ?? DateTimeOffset.Now;
        return $"Made on {created.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)} with {string.Join(", ", options.Software ?? ReportOptions.Engine)}.";
    }
}
