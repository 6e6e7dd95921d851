using ClusterTools.Clustering;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>The colours of clusters: those that the map of the same clustering has.</summary>
internal static class ClusterColors
{
    /// <summary>The colour of each cluster.</summary>
    public static PlotColor[] Of(IClustering clustering, PlotOptions options, ExecutionOptions execution)
    {
        double[][] colors = options.ClusterColors ?? (options.ColorBy == PlotColoring.Similarity
            ? SimilarityPalette.Optimize(clustering.Centroids, options.Seed, execution).Colors
            : LabelPalette.Distinct(clustering.ClusterCount));
        return Array.ConvertAll(colors, PlotColor.FromChannels);
    }

    /// <summary>Colours for a number of classes that are no clusters.</summary>
    public static PlotColor[] Distinct(int count) => Array.ConvertAll(LabelPalette.Distinct(count), PlotColor.FromChannels);

    /// <summary>A legend of clusters with their sizes.</summary>
    public static LegendEntry[] Legend(IClustering clustering, PlotColor[] colors)
    {
        var sizes = new int[colors.Length];
        foreach (int label in clustering.Labels)
        {
            if (label >= 0)
                sizes[label]++;
        }

        return [.. colors.Select((color, k) => new LegendEntry(color, $"{k} (n = {AxisTicks.Format(sizes[k])})", k))];
    }
}
