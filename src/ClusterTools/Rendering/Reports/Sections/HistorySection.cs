using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Studies;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>What was done: the steps, the command, the software.</summary>
internal static class HistorySection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlWriter html, Study study, string? command)
    {
        html.Open("section").Element("h3", "How it was made").Open("ol", ("class", "steps"));
        foreach (var step in study.Clustering.Series.History)
            WriteStep(html, step);
        WriteStep(html, FitDescription.Step(study.Whole));
        html.Close();
        if (ReproducingCommand.Of(study.Whole) is { } pipeline)
            html.Element("p", "These commands repeat it:").Element("pre", pipeline);
        if (command is { } typed)
            html.Element("p", "The command as it was typed:").Element("pre", typed);
        html.Close();
    }

    private static void WriteStep(HtmlWriter html, ProvenanceStep step)
    {
        html.Open("li").Element("strong", step.Operation);
        if (step.Detail.Length > 0)
            html.Text(": ").Foreign(step.Detail);
        html.Close();
    }
}
