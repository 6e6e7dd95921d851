using ClusterTools.Series.Stores;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>A strip of rows: their values, and the sums of the distances from each row to the records of each chunk before it, by cluster.</summary>
/// <remarks>A chunk stores at most three values per row, whatever the number of its clusters: the sum over its first cluster and the sum over its last, which may continue
/// in adjacent chunks, and the smallest mean of the complete clusters in between.</remarks>
internal sealed class SilhouetteStrip
{
    private readonly SeriesStore _ordered;
    private readonly SilhouetteOrder _order;
    private readonly double[] _sums;

    // The first column of each chunk, and the end of the last.
    private readonly int[] _columns;

    /// <param name="ordered">The records, sorted by cluster.</param>
    /// <param name="order">The order.</param>
    /// <param name="mostValues">The maximum number of values to keep; the strip has at least one chunk of rows.</param>
    public SilhouetteStrip(SeriesStore ordered, SilhouetteOrder order, int mostValues)
    {
        _ordered = ordered;
        _order = order;
        int chunks = order.ChunkCount;
        _columns = new int[chunks + 1];
        for (int chunk = 0; chunk < chunks; chunk++)
            _columns[chunk + 1] = _columns[chunk] + Math.Min(3, _order.LastCluster(chunk) - _order.FirstCluster(chunk) + 1);
        Chunks = Math.Max(1, Math.Min(chunks, mostValues / (_columns[chunks] + ordered.Length) / order.ChunkRecords));
        Values = new double[checked(ordered.Length * Chunks * order.ChunkRecords)];
        _sums = new double[checked(_columns[chunks] * Chunks * order.ChunkRecords)];
    }

    /// <summary>The number of chunks of rows.</summary>
    public int Chunks { get; }

    /// <summary>The first row. Setting it reuses the memory for another strip.</summary>
    public int First { get; set; }

    /// <summary>The values of the rows.</summary>
    public double[] Values { get; }

    /// <summary>Reads the rows of a chunk.</summary>
    public void Read(int chunk)
    {
        int row = _order.Begin(chunk);
        int count = _order.CountOf(chunk);
        var target = Values.AsSpan((row - First) * _ordered.Length, count * _ordered.Length);
        var values = _ordered.ReadTile(row, count, target);
        if (values != target)
            values.CopyTo(target);
    }

    /// <summary>Stores the sums over all records of a chunk that are in one cluster. The clusters of a chunk must come in order.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="row">The first of the rows, which come after the chunk.</param>
    /// <param name="sums">The sum for each row.</param>
    public void Put(int chunk, int cluster, int row, ReadOnlySpan<double> sums)
    {
        int first = _order.FirstCluster(chunk);
        if (cluster == first)
        {
            sums.CopyTo(Sums(chunk, 0, row, sums.Length));
            return;
        }

        if (cluster == _order.LastCluster(chunk))
        {
            sums.CopyTo(Sums(chunk, 1, row, sums.Length));
            return;
        }

        int size = _order.Size(cluster);
        var least = Sums(chunk, 2, row, sums.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            double mean = sums[i] / size;
            least[i] = cluster == first + 1 ? mean : Math.Min(least[i], mean);
        }
    }

    /// <summary>Adds the sums of the preceding chunks for the rows of a chunk, chunk by chunk.</summary>
    public void AddTo(SilhouetteSums sums, int chunk)
    {
        int row = _order.Begin(chunk);
        Span<double> sum = stackalloc double[_order.CountOf(chunk)];
        sum.Clear();
        for (int before = 0; before < chunk; before++)
        {
            var first = Sums(before, 0, row, sum.Length);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += first[i];
            int clusters = _columns[before + 1] - _columns[before];
            if (clusters > 2)
            {
                var least = Sums(before, 2, row, sum.Length);
                for (int i = 0; i < sum.Length; i++)
                    sums.CloseOther(row + i, least[i]);
            }

            if (clusters > 1)
            {
                Close(_order.FirstCluster(before), sum);
                Sums(before, 1, row, sum.Length).CopyTo(sum);
            }

            if (_order.LastCluster(before) != _order.FirstCluster(before + 1))
            {
                Close(_order.LastCluster(before), sum);
                sum.Clear();
            }
        }

        for (int i = 0; i < sum.Length; i++)
            sums.AddToOpening(row + i, sum[i]);

        void Close(int cluster, Span<double> sum)
        {
            for (int i = 0; i < sum.Length; i++)
                sums.Close(row + i, cluster, sum[i]);
        }
    }

    /// <summary>The stored values of a chunk and column for some rows.</summary>
    private Span<double> Sums(int chunk, int column, int row, int count) =>
        _sums.AsSpan(((_columns[chunk] + column) * Chunks * _order.ChunkRecords) + row - First, count);
}
