using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>The distances of a silhouette, each computed once: each chunk of records against the rows from its own on, tile by tile.</summary>
/// <remarks>Records and rows are the same records in the same order, cluster by cluster. A tile of distances is used twice: each record of the chunk sums those to the
/// rows, which gives a plain sum in the order of the rows (<see cref="SilhouetteSums"/>), and each row after the chunk sums those to the chunk's records (<see
/// cref="SilhouetteStrip"/>). Chunks depend only on the numbers of records and columns, and their sums for a row are added in order, so neither the number of threads nor
/// the vector width affects the result. Rows are processed in strips, so that their values and these sums fit in a limited amount of memory; the rest is a few numbers per
/// record.</remarks>
internal sealed unsafe class SilhouetteBlocks
{
    private const int MostTileRecords = 64;
    private const int MostPanels = 16;

    // Few records are split into at least this many chunks, so that there are some for each thread.
    private const int LeastChunks = 64;

    // The rows of a tile stay in the cache while all panels are processed, and panels while all tiles are.
    private const int TileValues = 1 << 16;
    private const int PanelValues = 1 << 18;

    private readonly SeriesStore _ordered;
    private readonly SilhouetteOrder _order;
    private readonly int _tileRecords;

    public SilhouetteBlocks(SeriesStore store, LabelCode code)
    {
        int length = Math.Max(1, store.Length);
        int panels = Math.Min(PanelValues / PointPanels.Width / length, store.Count / PointPanels.Width / LeastChunks);
        _order = new SilhouetteOrder(code, PointPanels.Width * Math.Max(1, Math.Min(MostPanels, panels)));
        _ordered = new SelectedSeriesStore(store, _order.Records);
        _tileRecords = Math.Max(PointPanels.Width, Math.Min(MostTileRecords, TileValues / length));
    }

    /// <summary>The kernel; does not affect the result.</summary>
    public SilhouetteKernel Kernel { get; init; } = SilhouetteKernel.Best;

    /// <summary>The maximum number of values a strip keeps (32 MB); does not affect the result.</summary>
    public int MostStripValues { get; init; } = 1 << 22;

    public double[] Run(ExecutionOptions execution)
    {
        int chunks = _order.ChunkCount;
        var workers = new SilhouetteScratch?[ChunkedParallel.WorkerCount(chunks, execution)];
        var strip = new SilhouetteStrip(_ordered, _order, MostStripValues);
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySilhouette, Enumerable.Range(0, chunks).Sum(c => DistanceCount(c, 0, _ordered.Count)));
        using var sums = new SilhouetteSums(_order);
        try
        {
            for (int first = 0; first < chunks; first += strip.Chunks)
            {
                int end = Math.Min(chunks, first + strip.Chunks);
                int firstChunk = first;
                int endRow = Math.Min(_ordered.Count, _order.Begin(end));
                strip.First = _order.Begin(first);
                ChunkedParallel.For(end - first, execution, (chunk, _) => strip.Read(firstChunk + chunk));
                ChunkedParallel.For(end, execution, (chunk, worker) =>
                {
                    var scratch = workers[worker] ??= new SilhouetteScratch(_order.ChunkRecords, _tileRecords, _ordered.Length);
                    AddChunk(scratch, sums, strip, chunk, endRow, execution.CancellationToken);
                    progress.Add(DistanceCount(chunk, strip.First, endRow));
                });
                ChunkedParallel.For(end - first, execution, (chunk, _) => strip.AddTo(sums, firstChunk + chunk));
            }
        }
        finally
        {
            foreach (var scratch in workers)
                scratch?.Dispose();
        }

        var result = new double[_ordered.Count];
        for (int place = 0; place < result.Length; place++)
            result[_order.Records[place]] = sums.Score(place);
        return result;
    }

    /// <summary>The number of distances that a chunk computes in a strip of rows.</summary>
    private long DistanceCount(int chunk, int firstRow, int endRow) => (long)_order.CountOf(chunk) * (endRow - Math.Max(firstRow, _order.Begin(chunk)));

    /// <summary>Adds the distances between a chunk and the rows of the strip: its own, and those after it.</summary>
    private void AddChunk(SilhouetteScratch scratch, SilhouetteSums sums, SilhouetteStrip strip, int chunk, int endRow, CancellationToken token)
    {
        int first = _order.Begin(chunk);
        int end = first + _order.CountOf(chunk);
        int panels = Fill(scratch, first, end);
        int rows;
        for (int row = Math.Max(first, strip.First); row < endRow; row += rows)
        {
            token.ThrowIfCancellationRequested();
            bool own = row < end;
            rows = Math.Min(_tileRecords, (own ? end : endRow) - row);
            fixed (double* tile = strip.Values.AsSpan((row - strip.First) * _ordered.Length))
            {
                for (int panel = 0; panel < panels; panel++)
                {
                    int place = first + (panel * PointPanels.Width);
                    int records = Math.Min(PointPanels.Width, end - place);
                    Kernel.Measure(scratch.Panels.Panel(panel), tile, rows, _ordered.Length, scratch.Distances);
                    AddToRecords(scratch, sums, place, records, row, rows);
                    if (!own)
                        AddToRows(scratch, strip, chunk, place, records, row, rows);
                }
            }
        }
    }

    /// <summary>Copies the records of the chunk to the panels, and returns their number. Unused slots of the last panel keep their old values; their sums are not
    /// read.</summary>
    private int Fill(SilhouetteScratch scratch, int first, int end)
    {
        for (int place = first; place < end; place += PointPanels.Width)
        {
            int part = Math.Min(PointPanels.Width, end - place);
            var records = _ordered.ReadTile(place, part, scratch.Records);
            for (int j = 0; j < part; j++)
                scratch.Panels.Set(place - first + j, records.Slice(j * _ordered.Length, _ordered.Length));
        }

        return (end - first + PointPanels.Width - 1) / PointPanels.Width;
    }

    /// <summary>Adds the distances of a panel to the sums of its records, ending each cluster of rows on the way.</summary>
    private void AddToRecords(SilhouetteScratch scratch, SilhouetteSums sums, int place, int records, int row, int rows)
    {
        int cluster = _order.ClusterAt(row);
        for (int from = 0; from < rows; cluster++)
        {
            int to = Math.Min(rows, _order.End(cluster) - row);
            Kernel.Add(scratch.Distances + (from * PointPanels.Width), to - from, sums.Running(place));
            if (row + to == _order.End(cluster))
                sums.EndCluster(cluster, place, records);
            from = to;
        }
    }

    /// <summary>Adds the distances of a panel to the sums of the rows, ending each cluster of records on the way.</summary>
    private void AddToRows(SilhouetteScratch scratch, SilhouetteStrip strip, int chunk, int place, int records, int row, int rows)
    {
        int cluster = _order.ClusterAt(place);
        for (int from = 0; from < records; cluster++)
        {
            int to = Math.Min(records, _order.End(cluster) - place);
            if (to - from == PointPanels.Width)
                scratch.RowSums.AddPanel(Kernel, scratch.Distances, rows);
            else
                scratch.RowSums.Add(scratch.Distances, rows, from, to);
            if (place + to == _order.End(cluster) || (place + to) % _order.ChunkRecords == 0)
                scratch.RowSums.End(strip, chunk, cluster, row, rows);
            from = to;
        }
    }
}
