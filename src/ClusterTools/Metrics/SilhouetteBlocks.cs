using ClusterTools.Numerics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The distances behind a silhouette: a chunk of records against all, tile by tile.</summary>
/// <remarks>Tiles go through the records cluster by cluster, and each lane of a vector has a record of the chunk to itself. The sum over a cluster is therefore a plain sum
/// in the order of the records, and neither chunks nor tiles nor the width of the vector show. Memory does not grow with the number of records or of clusters.</remarks>
internal sealed unsafe class SilhouetteBlocks
{
    private const int MostTileRecords = 64;
    private const int MostPanels = 16;

    // Few records are cut into so many chunks, that there is one for each thread.
    private const int LeastChunks = 32;

    // Rows of a tile stay in the cache while all panels pass by, panels while all tiles do.
    private const int TileValues = 1 << 16;
    private const int PanelValues = 1 << 18;

    private readonly SilhouetteKernel _kernel = SilhouetteKernel.Best;
    private readonly SeriesStore _store;
    private readonly SelectedSeriesStore _ordered;
    private readonly LabelCode _code;
    private readonly int[] _ends;
    private readonly int _tileRecords;
    private readonly int _chunkRecords;

    private SilhouetteBlocks(SeriesStore store, LabelCode code)
    {
        _store = store;
        _code = code;
        int[] byCluster = [.. Enumerable.Range(0, store.Count)];
        Array.Sort([.. code.Codes.Select((c, i) => ((long)c << 32) | (uint)i)], byCluster);
        _ordered = new SelectedSeriesStore(store, byCluster);
        _ends = [.. code.Sizes];
        for (int c = 1; c < _ends.Length; c++)
            _ends[c] += _ends[c - 1];
        int length = Math.Max(1, store.Length);
        int panels = Math.Min(PanelValues / PointPanels.Width / length, store.Count / PointPanels.Width / LeastChunks);
        _chunkRecords = PointPanels.Width * Math.Max(1, Math.Min(MostPanels, panels));
        _tileRecords = Math.Max(PointPanels.Width, Math.Min(MostTileRecords, TileValues / length));
    }

    public static double[] Compute(SeriesStore store, LabelCode code, ExecutionOptions execution) => new SilhouetteBlocks(store, code).Run(execution);

    private double[] Run(ExecutionOptions execution)
    {
        var result = new double[_store.Count];
        int chunks = ChunkedParallel.ChunkCount(_store.Count, _chunkRecords);
        var workers = new SilhouetteScratch?[ChunkedParallel.WorkerCount(chunks, execution)];
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySilhouette, _store.Count);
        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                var scratch = workers[worker] ??= new SilhouetteScratch(_chunkRecords, _tileRecords, _store.Length);
                int first = chunk * _chunkRecords;
                int count = Math.Min(_chunkRecords, _store.Count - first);
                Fill(scratch, first, count);
                for (int other = 0; other < _store.Count; other += _tileRecords)
                {
                    execution.CancellationToken.ThrowIfCancellationRequested();
                    AddTile(scratch, first, count, other, Math.Min(_tileRecords, _store.Count - other));
                }

                for (int i = 0; i < count; i++)
                    result[first + i] = Score(_code.Sizes[_code.Codes[first + i]], scratch.Own[i], scratch.Nearest[i]);
                progress.Add(count);
            });
        }
        finally
        {
            foreach (var scratch in workers)
                scratch?.Dispose();
        }

        return result;
    }

    /// <summary>Puts the records of the chunk into the panels. Places of the last panel without a record keep what they have; nobody reads their sums.</summary>
    private void Fill(SilhouetteScratch scratch, int first, int count)
    {
        scratch.Begin();
        for (int i = 0; i < count; i += PointPanels.Width)
        {
            int part = Math.Min(PointPanels.Width, count - i);
            var records = _store.ReadTile(first + i, part, scratch.Rows);
            for (int j = 0; j < part; j++)
                scratch.Panels.Set(i + j, records.Slice(j * _store.Length, _store.Length));
        }
    }

    /// <summary>Adds the distances of the chunk to the rows of a tile, and goes from one cluster to the next where it ends.</summary>
    private void AddTile(SilhouetteScratch scratch, int first, int count, int other, int rowCount)
    {
        int panels = (count + PointPanels.Width - 1) / PointPanels.Width;
        int cluster = ClusterAt(other);
        fixed (double* rows = _ordered.ReadTile(other, rowCount, scratch.Rows))
        {
            for (int panel = 0; panel < panels; panel++)
            {
                _kernel.Measure(scratch.Panels.Panel(panel), rows, rowCount, _store.Length, scratch.Distances);
                int at = panel * PointPanels.Width;
                int records = Math.Min(PointPanels.Width, count - at);
                int row = 0;
                for (int c = cluster; row < rowCount; c++)
                {
                    int end = Math.Min(rowCount, _ends[c] - other);
                    _kernel.Add(scratch.Distances + (row * PointPanels.Width), end - row, scratch.Sums + at);
                    if (other + end == _ends[c])
                        EndCluster(scratch, first, at, records, c);
                    row = end;
                }
            }
        }
    }

    private int ClusterAt(int place)
    {
        int found = Array.BinarySearch(_ends, place + 1);
        return found < 0 ? ~found : found;
    }

    private void EndCluster(SilhouetteScratch scratch, int first, int at, int count, int cluster)
    {
        int size = _code.Sizes[cluster];
        for (int i = at; i < at + count; i++)
        {
            // The record's distance to itself is 0, so it is in the sum but not among the others.
            if (_code.Codes[first + i] == cluster)
                scratch.Own[i] = scratch.Sums[i] / (size - 1);
            else
                scratch.Nearest[i] = Math.Min(scratch.Nearest[i], scratch.Sums[i] / size);
            scratch.Sums[i] = 0;
        }
    }

    private static double Score(int size, double own, double nearest)
    {
        if (size == 1)
            return 0;
        double larger = Math.Max(own, nearest);
        return larger == 0 ? 0 : (nearest - own) / larger;
    }
}
