namespace ClusterTools.Rendering.Reports.Html;

/// <summary>One of the objects that a report is about.</summary>
internal interface IReportArticle
{
    /// <summary>What it shows, in a line.</summary>
    string Title { get; }

    /// <summary>Writes the article.</summary>
    /// <param name="html">The page.</param>
    /// <param name="withTitle">Whether it has a heading of its own, as where there are several.</param>
    void Write(HtmlWriter html, bool withTitle);
}
