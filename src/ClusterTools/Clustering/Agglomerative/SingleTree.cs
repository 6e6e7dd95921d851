using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The single-linkage tree: the minimum spanning tree, grown one record at a time (Prim 1957); distances are computed when needed and not stored.</summary>
internal static unsafe class SingleTree
{
    // Roughly how many distances are computed between two checks of the cancellation token.
    private const int BlockValues = 1 << 16;

    public static List<JoinedPair> Build(double[] points, int count, int columns, ExecutionOptions execution)
    {
        var pairs = new List<JoinedPair>(count - 1);
        int[] rest = [.. Enumerable.Range(1, count - 1)];
        var nearest = new double[count];
        Array.Fill(nearest, double.PositiveInfinity);
        var from = new int[count];
        var panels = Pack(points, columns, rest, rest.Length);
        int inUse = rest.Length;
        int left = rest.Length;
        int current = 0;
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTree, count - 1);
        try
        {
            int perBlock = Math.Max(1, BlockValues / columns / PointPanels.Width);
            while (left > 0)
            {
                int blocks = ChunkedParallel.ChunkCount((inUse + PointPanels.Width - 1) / PointPanels.Width, perBlock);
                var best = new int[blocks];
                int start = current;
                ChunkedParallel.For(blocks, execution, (block, _) =>
                    best[block] = Update(points, columns, panels, rest, nearest, from, start, block * perBlock * PointPanels.Width, Math.Min(inUse, (block + 1) * perBlock * PointPanels.Width)));
                int place = -1;
                foreach (int candidate in best)
                {
                    if (candidate >= 0 && (place < 0 || nearest[rest[candidate]] < nearest[rest[place]]))
                        place = candidate;
                }

                current = rest[place];
                pairs.Add(new JoinedPair(from[current], current, Math.Sqrt(nearest[current])));
                rest[place] = -1;
                left--;
                progress.Add();
                if (left < inUse / 4 * 3)
                {
                    rest = Array.FindAll(rest, r => r >= 0);
                    inUse = rest.Length;
                    panels.Dispose();
                    panels = Pack(points, columns, rest, inUse);
                }
            }
        }
        finally
        {
            panels.Dispose();
        }

        return pairs;
    }

    private static PointPanels Pack(double[] points, int columns, int[] records, int count)
    {
        var panels = new PointPanels(count, columns);
        for (int place = 0; place < count; place++)
            panels.Set(place, points.AsSpan(records[place] * columns, columns));
        return panels;
    }

    /// <summary>Updates the distances of the remaining records from the tree with those from the record added last.</summary>
    /// <returns>The slot of the nearest among them (ties: the first), −1 for none.</returns>
    private static int Update(double[] points, int columns, PointPanels panels, int[] rest, double[] nearest, int[] from, int current, int first, int end)
    {
        double* squared = stackalloc double[PointPanels.Width];
        int best = -1;
        fixed (double* row = &points[current * columns])
        {
            for (int place = first; place < end; place += PointPanels.Width)
            {
                PairKernel<SquaredTerm>.One(row, panels.Panel(place / PointPanels.Width), columns, squared);
                int count = Math.Min(PointPanels.Width, end - place);
                for (int i = 0; i < count; i++)
                {
                    int record = rest[place + i];
                    if (record < 0)
                        continue;
                    if (squared[i] < nearest[record])
                    {
                        nearest[record] = squared[i];
                        from[record] = current;
                    }

                    if (best < 0 || nearest[record] < nearest[rest[best]])
                        best = place + i;
                }
            }
        }

        return best;
    }
}
