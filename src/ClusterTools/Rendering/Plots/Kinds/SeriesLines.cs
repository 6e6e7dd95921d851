using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Turns a record into lines: broken where values are missing, a dot where one stands alone.</summary>
internal static class SeriesLines
{
    private const double DotRadius = 2.5;

    /// <summary>Adds a record to a list of marks.</summary>
    public static void Add(List<PlotMark> marks, PlotPanel panel, double[] index, double[] values, double width, PlotColor color)
    {
        var lines = new List<PlotPoint[]>();
        var single = new List<PlotPoint>();
        var run = new List<PlotPoint>();
        for (int i = 0; i <= values.Length; i++)
        {
            if (i < values.Length && double.IsFinite(values[i]))
            {
                run.Add(panel.Place(index[i], values[i]));
                continue;
            }

            if (run.Count == 1)
                single.Add(run[0]);
            else if (run.Count > 1)
                lines.Add([.. run]);
            run.Clear();
        }

        if (lines.Count > 0)
            marks.Add(new LineMark(lines, width, color));
        if (single.Count > 0)
            marks.Add(new DotMark(single, DotRadius, color));
    }
}
