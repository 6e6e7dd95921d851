using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>A merge tree: the height of a bracket is the distance of the merge, its colour that of the cluster which it lies in.</summary>
internal static class DendrogramPlot
{
    private const int MostUsualLeaves = 200;
    private const int UsualLeaves = 50;

    /// <summary>Draws a tree, cut as it is or, with a threshold, at that distance.</summary>
    public static PlotScene Of(AgglomerativeResult tree, PlotOptions options, ExecutionOptions execution)
    {
        int records = tree.LeafCount;
        if (records < 2)
            throw new ArgumentException(SR.PlotTreeOfOne);
        if (options.LeafCount > records)
            throw new ArgumentException(string.Format(SR.ValueOutOfRange, nameof(options.LeafCount), options.LeafCount, 2, records));
        if (options.Threshold is { } distance)
            tree = tree.CutAt(distance);
        int leafCount = options.LeafCount ?? (records <= MostUsualLeaves ? records : UsualLeaves);
        var merges = tree.Merges;
        var drawn = DendrogramTree.Of(merges, leafCount);
        int[] clusters = DendrogramTree.Clusters(merges, [.. Enumerable.Range(0, records).Select(leaf => tree.Labels[tree.GetRecord(leaf)])]);
        var colors = ClusterColors.Of(tree, options, execution);
        double top = merges[merges.Length - 1].Distance;
        string shown = leafCount < records ? $", the last {AxisTicks.Format(leafCount - 1)} merges" : "";
        var canvas = new PlotCanvas(options, $"Dendrogram of {PlotText.Count(records, "record")}{shown}",
            $"Dendrogram of {PlotText.Count(records, "record")} by {tree.Options.Linkage} linkage{shown}, cut into {PlotText.Count(tree.ClusterCount, "cluster")}.");
        var area = Legend.Draw(canvas, canvas.Area, ClusterColors.Legend(tree, colors), dark: true);
        string[] names = Array.ConvertAll(drawn.Leaves, node => node < records ? $"{tree.GetRecord(node)}" : $"({AxisTicks.Format(merges[node - records].Size)})");
        double widest = names.Max(n => PlotFont.Measure(n, PlotCanvas.SmallSize));
        double room = area.Width * 0.9 / leafCount;
        bool level = room >= widest + 4, upwards = !level && room >= PlotCanvas.SmallSize + 1;
        double below = level ? PlotCanvas.SmallSize + 6 : upwards ? widest + 6 : 0;
        var panel = PlotPanel.Draw(canvas, area.Inset(0, 0, 0, below), new PanelAxis(new AxisRange(0, leafCount)) { Bare = true },
            new PanelAxis(new AxisRange(0, top > 0 ? 1.05 * top : 1), "Distance"), dark: true);
        DrawBrackets(panel, merges, drawn, clusters, colors);
        if (Cut(tree, options) is { } cut)
            panel.Add(LineMark.Of(panel.Plot.X, panel.Y.Place(cut), panel.Plot.Right, panel.Y.Place(cut), 1.5, panel.Inks.Emphasis, dash: 4));
        for (int i = 0; i < names.Length && (level || upwards); i++)
        {
            double x = panel.X.Place(i + 0.5);
            if (level)
                canvas.AddText(x, panel.Plot.Bottom + PlotCanvas.SmallSize + 3, names[i], PlotCanvas.SmallSize, canvas.Inks.Muted, TextAnchor.Middle, room);
            else
                canvas.AddText(x + 4, panel.Plot.Bottom + 4, names[i], PlotCanvas.SmallSize, canvas.Inks.Muted, TextAnchor.End, widest + 1, upwards: true);
        }

        return canvas.Scene;
    }

    private static void DrawBrackets(PlotPanel panel, AgglomerativeMerge[] merges, DendrogramTree drawn, int[] clusters, PlotColor[] colors)
    {
        int records = merges.Length + 1;
        var brackets = new SortedDictionary<int, List<PlotPoint[]>>();
        for (int j = drawn.FirstMerge; j < merges.Length; j++)
        {
            var (a, b, distance, _) = merges[j];
            double left = panel.X.Place(drawn.Places[a]), right = panel.X.Place(drawn.Places[b]), y = panel.Y.Place(distance);
            int cluster = clusters[records + j];
            if (!brackets.TryGetValue(cluster, out var list))
                brackets.Add(cluster, list = []);
            list.Add([new(left, panel.Y.Place(Height(a))), new(left, y), new(right, y), new(right, panel.Y.Place(Height(b)))]);
        }

        double width = drawn.Leaves.Length > 100 ? 1 : 1.5;
        foreach (var pair in brackets)
        {
            var group = new GroupMark(pair.Key < 0 ? null : pair.Key, pair.Key < 0 ? null : $"Cluster {pair.Key}");
            group.Marks.Add(new LineMark(pair.Value, width, pair.Key < 0 ? panel.Inks.Muted : colors[pair.Key]));
            panel.Add(group);
        }

        double Height(int node) => node >= records + drawn.FirstMerge ? merges[node - records].Distance : 0;
    }

    /// <summary>The distance of the cut: the threshold, or the middle between the merges on either side of it; null where nothing is cut.</summary>
    private static double? Cut(AgglomerativeResult tree, PlotOptions options)
    {
        if (options.Threshold is not null)
            return options.Threshold;
        int first = tree.Merges.Length - tree.ClusterCount + 1;
        if (first >= tree.Merges.Length || tree.ClusterCount < 2)
            return null;
        double below = first > 0 ? tree.Merges[first - 1].Distance : 0;
        return (below + tree.Merges[first].Distance) / 2;
    }
}
