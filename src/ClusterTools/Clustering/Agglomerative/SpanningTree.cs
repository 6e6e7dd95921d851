using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A minimum spanning tree, grown one record at a time (Prim 1957); distances are computed when needed and not stored.</summary>
/// <typeparam name="TMeasure">The measure that is minimal.</typeparam>
internal static unsafe class SpanningTree<TMeasure>
    where TMeasure : struct, IPairMeasure
{
    // Roughly how many distances are computed between two checks of the cancellation token.
    private const int BlockValues = 1 << 16;

    /// <summary>Grows the tree.</summary>
    /// <param name="points">The records, contiguous.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="columns">Columns: values per record.</param>
    /// <param name="floors">For each record a measure that none of its edges is below, as a core distance is for mutual reachability; null for none.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <returns>The edges with their measures, in the order in which they were added.</returns>
    public static List<JoinedPair> Build(double[] points, int count, int columns, double[]? floors, ExecutionOptions execution)
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
                    best[block] = Update(points, columns, floors, panels, rest, nearest, from, start, block * perBlock * PointPanels.Width, Math.Min(inUse, (block + 1) * perBlock * PointPanels.Width)));
                int place = -1;
                foreach (int candidate in best)
                {
                    if (candidate >= 0 && (place < 0 || nearest[rest[candidate]] < nearest[rest[place]]))
                        place = candidate;
                }

                current = rest[place];
                pairs.Add(new JoinedPair(from[current], current, nearest[current]));
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

    /// <summary>Updates the measures of the remaining records from the tree with those from the record added last.</summary>
    /// <returns>The slot of the nearest among them (ties: the first), −1 for none.</returns>
    private static int Update(
        double[] points, int columns, double[]? floors, PointPanels panels, int[] rest, double[] nearest, int[] from, int current, int first, int end)
    {
        double* measures = stackalloc double[PointPanels.Width];
        int best = -1;
        double floor = floors?[current] ?? 0;
        fixed (double* row = &points[current * columns])
        {
            for (int place = first; place < end; place += PointPanels.Width)
            {
                default(TMeasure).Of(row, panels.Panel(place / PointPanels.Width), columns, measures);
                int count = Math.Min(PointPanels.Width, end - place);
                for (int i = 0; i < count; i++)
                {
                    int record = rest[place + i];
                    if (record < 0)
                        continue;
                    double measure = floors is null ? measures[i] : Math.Max(measures[i], Math.Max(floor, floors[record]));
                    if (measure < nearest[record])
                    {
                        nearest[record] = measure;
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
