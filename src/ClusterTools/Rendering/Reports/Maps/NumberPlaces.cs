using ClusterTools.Rendering.Reports.Html;

namespace ClusterTools.Rendering.Reports.Maps;

/// <summary>Where the numbers of clusters stand on a plane: each at the point of its cluster that is farthest from any border, if it is far enough and no number is there yet.</summary>
internal static class NumberPlaces
{
    /// <summary>Finds the places.</summary>
    /// <param name="labels">The label of each voxel of a plane, row by row; −1 for none.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="clusterCount">The number of clusters.</param>
    /// <param name="height">The height of a digit, in voxels.</param>
    /// <returns>Label, and the centre of its text in voxels.</returns>
    public static List<(int Label, double X, double Y)> Find(int[] labels, int columns, int clusterCount, double height)
    {
        int[] depth = Depth(labels, columns);
        var deepest = new int[clusterCount];
        deepest.AsSpan().Fill(-1);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0 && (deepest[labels[i]] < 0 || depth[i] > depth[deepest[labels[i]]]))
                deepest[labels[i]] = i;
        }

        var places = new List<(int Label, double X, double Y)>();
        int rows = labels.Length / columns;
        foreach (int label in Enumerable.Range(0, clusterCount).Where(k => deepest[k] >= 0 && depth[deepest[k]] > 1).OrderByDescending(k => depth[deepest[k]]))
        {
            double x = (deepest[label] % columns) + 0.5, y = (deepest[label] / columns) + 0.5, half = HalfWidth(label, height);
            if (x < half || x > columns - half || y < height / 2 || y > rows - (height / 2))
                continue;
            if (!places.Exists(p => Math.Abs(p.X - x) < half + HalfWidth(p.Label, height) && Math.Abs(p.Y - y) < 1.15 * height))
                places.Add((label, x, y));
        }

        return places;
    }

    private static double HalfWidth(int label, double height) => height * 0.35 * (HtmlWriter.Number(label).Length + 0.4);

    /// <summary>The steps from each voxel to the nearest one with another label, along rows and columns: one sweep down and one up.</summary>
    private static int[] Depth(int[] labels, int columns)
    {
        var depth = new int[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            bool first = i % columns == 0, last = i % columns == columns - 1;
            int left = first || labels[i - 1] != labels[i] ? 0 : depth[i - 1];
            int above = i < columns || labels[i - columns] != labels[i] ? 0 : depth[i - columns];
            bool border = last || i + columns >= labels.Length || labels[i + 1] != labels[i] || labels[i + columns] != labels[i];
            depth[i] = border ? 1 : 1 + Math.Min(left, above);
        }

        for (int i = labels.Length - 1; i >= 0; i--)
        {
            if (depth[i] > 1)
                depth[i] = Math.Min(depth[i], 1 + Math.Min(depth[i + 1], depth[i + columns]));
        }

        return depth;
    }
}
