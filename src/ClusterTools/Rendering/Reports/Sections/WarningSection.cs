using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Density;
using ClusterTools.Rendering.Reports.Html;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>What a reader should know about the data and the fit.</summary>
internal static class WarningSection
{
    /// <summary>Writes the warnings; nothing where there are none.</summary>
    public static void Write(HtmlWriter html, IClustering clustering)
    {
        var fit = clustering switch
        {
            IFittedClustering fitted => fitted.Warnings,
            AgglomerativeResult tree => tree.Warnings,
            DensityClusteringResult dense => dense.Warnings,
            _ => [],
        };
        DataWarning[] warnings = [.. clustering.Series.Warnings.Union(fit)];
        if (warnings.Length == 0)
            return;
        html.Open("section", ("class", "notes")).Element("h3", "Warnings").Open("ul");
        foreach (var warning in warnings)
            html.Open("li").Foreign(warning.Message).Close();
        html.Close().Close();
    }
}
