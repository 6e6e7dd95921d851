using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Tests.Density;

/// <summary>DBSCAN in plain code, as scikit-learn grows it: from the first core record left, through the neighbours of core records. The oracle of the engine's.</summary>
internal static class PlainDbscan
{
    public static (int[] Labels, bool[] Cores) Fit(double[][] rows, double radius, int minimum, NeighborDistance distance, double[]? weights = null)
    {
        // The neighbours of the exact search, which is tested on its own; a record is its own neighbour in any case.
        var set = SeriesSet.FromRows(rows);
        int[][] neighbors = [.. NearestSeries.Find(set, set, new NeighborOptions { Radius = radius, Distance = distance }).Indices
            .Select((found, i) => found.Append(i).Distinct().Order().ToArray())];
        bool[] cores = Array.ConvertAll(neighbors, found => found.Sum(i => weights is null ? 1 : weights[i]) >= minimum);
        int[] labels = [.. Enumerable.Repeat(-1, rows.Length)];
        int next = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (labels[i] >= 0 || !cores[i])
                continue;
            var stack = new Stack<int>([i]);
            while (stack.Count > 0)
            {
                int record = stack.Pop();
                if (labels[record] >= 0)
                    continue;
                labels[record] = next;
                if (!cores[record])
                    continue;
                foreach (int neighbor in neighbors[record])
                    stack.Push(neighbor);
            }

            next++;
        }

        return (labels, cores);
    }
}
