using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Density.Dbscan;

/// <summary>Neighbourhoods by comparing all pairs of records, a batch with a group at a time, each pair once per pass.</summary>
/// <remarks>Core records that are known when they meet are joined in the first pass already. The second one goes over the core records cluster by cluster, and skips what
/// is of one cluster by then.</remarks>
/// <param name="space">The records under their distance metric.</param>
/// <param name="radius">The radius.</param>
/// <param name="kernel">The kernels.</param>
/// <param name="progress">Counts each record twice: when its neighbours are counted, and when it is joined to them.</param>
/// <param name="execution">Threads, cancellation.</param>
internal sealed class TileNeighborhoods(ScoredSpace space, double radius, KernelSet kernel, ProgressCounter progress, ExecutionOptions execution) : INeighborhoods
{
    private const int GroupSize = RecordGroup.Size;

    private int Count => space.Records.Count;

    /// <inheritdoc/>
    public bool[] FindCores(int minimum, double[]? weights, ComponentForest forest)
    {
        if (weights is not null)
            return Weigh(minimum, weights);
        var counts = new int[Count];
        Array.Fill(counts, 1);
        ForEachBatch(space, space.Records, (tile, first, count) =>
        {
            for (int group = first; group < Count; group += GroupSize)
            {
                Load(tile, group, Math.Min(GroupSize, Count - group));
                for (int q = 0; q < count; q++)
                    Take(counts, minimum, forest, first + q, group, Later(tile.Within(q), first + q, group));
            }

            progress.Add(count);
        });
        return Array.ConvertAll(counts, c => c >= minimum);
    }

    /// <inheritdoc/>
    public void JoinCores(bool[] cores, ComponentForest forest)
    {
        int[] order = [.. Enumerable.Range(0, Count).Where(i => cores[i])];
        progress.Add(Count - order.Length);
        if (order.Length == 0)
            return;
        int[] roots = Array.ConvertAll(order, forest.Find);
        Array.Sort(roots, order);
        SortRuns(roots, order);
        var records = Select(order);
        ForEachBatch(space.Of(records), records, (tile, first, count) =>
        {
            bool joined = IsOne(order, first, count, forest);
            for (int group = first; group < order.Length; group += GroupSize)
            {
                int size = Math.Min(GroupSize, order.Length - group);
                if (joined && forest.Find(order[group]) == forest.Find(order[first]) && IsOne(order, group, size, forest))
                    continue;
                Load(tile, group, size);
                for (int q = 0; q < count; q++)
                {
                    for (ulong within = Later(tile.Within(q), first + q, group); within != 0; within &= within - 1)
                        forest.Join(order[first + q], order[group + RecordBits.First(within)]);
                }
            }

            progress.Add(count);
        });
    }

    /// <inheritdoc/>
    public void LabelBorders(bool[] cores, int[] labels)
    {
        int[] others = [.. Enumerable.Range(0, Count).Where(i => !cores[i])];
        int[] order = [.. Enumerable.Range(0, Count).Where(i => cores[i])];
        if (others.Length == 0 || order.Length == 0)
            return;
        int[] keys = Array.ConvertAll(order, i => labels[i]);
        Array.Sort(keys, order);
        SortRuns(keys, order);

        // In the order of their labels, so that the first core record found has the lowest.
        ForEachBatch(space.Of(Select(order)), Select(others), (tile, first, count) =>
        {
            int left = count;
            for (int group = 0; group < order.Length && left > 0; group += GroupSize)
            {
                Load(tile, group, Math.Min(GroupSize, order.Length - group));
                for (int q = 0; q < count; q++)
                {
                    if (labels[others[first + q]] >= 0 || tile.Within(q) is not (> 0 and var within))
                        continue;
                    labels[others[first + q]] = keys[group + RecordBits.First(within)];
                    left--;
                }
            }
        });
    }

    /// <summary>The neighbours of a query that follow it: each pair is taken once.</summary>
    private static ulong Later(ulong within, int query, int group) => query < group ? within : query - group >= GroupSize - 1 ? 0 : within & (ulong.MaxValue << (query - group + 1));

    private static bool IsOne(int[] order, int first, int count, ComponentForest forest)
    {
        int root = forest.Find(order[first]);
        for (int i = 1; i < count; i++)
        {
            if (forest.Find(order[first + i]) != root)
                return false;
        }

        return true;
    }

    /// <summary>Records in their own order where the keys are equal: sorting does not keep it.</summary>
    private static void SortRuns(int[] keys, int[] records)
    {
        for (int first = 0, end; first < keys.Length; first = end)
        {
            for (end = first + 1; end < keys.Length && keys[end] == keys[first];)
                end++;
            Array.Sort(records, first, end - first);
        }
    }

    /// <summary>Counts the neighbours of a query, and it as theirs, and joins those known to be core records.</summary>
    private static void Take(int[] counts, int minimum, ComponentForest forest, int query, int group, ulong within)
    {
        if (within == 0)
            return;
        bool core = Volatile.Read(ref counts[query]) >= minimum || Interlocked.Add(ref counts[query], RecordBits.Count(within)) >= minimum;
        for (; within != 0; within &= within - 1)
        {
            int record = group + RecordBits.First(within);
            bool other = Volatile.Read(ref counts[record]) >= minimum || Interlocked.Increment(ref counts[record]) >= minimum;
            if (core && other)
                forest.Join(query, record);
        }
    }

    private void Load(RadiusTile tile, int first, int count)
    {
        execution.CancellationToken.ThrowIfCancellationRequested();
        tile.Load(first, count);
    }

    private RecordSource Select(int[] records) => space.Records.Of(new SelectedSeriesStore(space.Records.Store, records));

    private bool[] Weigh(int minimum, double[] weights)
    {
        var cores = new bool[Count];
        ForEachBatch(space, space.Records, (tile, first, count) =>
        {
            var sums = new double[count];
            for (int group = 0; group < Count; group += GroupSize)
            {
                int size = Math.Min(GroupSize, Count - group);
                Load(tile, group, size);
                for (int q = 0; q < count; q++)
                {
                    ulong within = tile.Within(q);

                    // A record is its own neighbour, also where it has no angle.
                    if (first + q >= group && first + q < group + size)
                        within |= 1UL << (first + q - group);
                    for (; within != 0; within &= within - 1)
                        sums[q] += weights[group + RecordBits.First(within)];
                }
            }

            for (int q = 0; q < count; q++)
                cores[first + q] = sums[q] >= minimum;
            progress.Add(count);
        });
        return cores;
    }

    /// <summary>Runs over batches of queries, each with a tile of its worker.</summary>
    /// <param name="searched">The records that tiles load.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="body">Called with the tile, whose queries are set, the first query and their number.</param>
    private void ForEachBatch(ScoredSpace searched, RecordSource queries, Action<RadiusTile, int, int> body)
    {
        // Small batches for few records, so that all threads have work.
        int size = Math.Clamp(queries.Count / 16 / GroupSize * GroupSize, GroupSize, RadiusTile.MaximumQueries);
        int chunks = ChunkedParallel.ChunkCount(queries.Count, size);
        var tiles = new RadiusTile?[ChunkedParallel.WorkerCount(chunks, execution)];
        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                int first = chunk * size;
                int count = Math.Min(size, queries.Count - first);
                var points = new double[count * queries.Length];
                var read = queries.Read(first, count, points);
                if (read != points)
                    read.CopyTo(points);
                var tile = tiles[worker] ??= CreateTile(searched);
                tile.SetQueries(points);
                body(tile, first, count);
            });
        }
        finally
        {
            foreach (var tile in tiles)
                tile?.Dispose();
        }
    }

    private RadiusTile CreateTile(ScoredSpace searched) => searched.Distance == NeighborDistance.Manhattan
        ? new AbsoluteTile(searched.Records, radius)
        : new ProductTile(searched, radius, kernel);
}
