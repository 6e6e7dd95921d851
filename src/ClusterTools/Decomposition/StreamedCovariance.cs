using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>The product of the covariance of very long records with vectors, in two passes over the records, without forming the matrix.</summary>
internal sealed unsafe class StreamedCovariance(SeriesStore store, double[] mean, ExecutionOptions execution)
{
    private const int BlockRecords = 64;

    /// <summary>(XᵀX)·V / (n − 1), X the centred records; vectors are rows.</summary>
    public double[] Apply(double[] vectors)
    {
        int length = store.Length;
        int count = vectors.Length / length;
        SeriesBuffer.RequireSize(store.Count, count);
        var scores = new double[store.Count * count];
        using (var panels = RowProducts.Pack(vectors, length))
            Score(panels, count, scores);
        var result = new double[vectors.Length];
        double divisor = Math.Max(1, store.Count - 1);
        int bands = ChunkedParallel.ChunkCount(length, 1024);
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(bands, execution), length);
        ChunkedParallel.For(bands, execution, (band, worker) =>
        {
            int from = band * 1024;
            int width = Math.Min(1024, length - from);
            double[] centred = tiles[worker];
            for (int record = 0; record < store.Count; record++)
            {
                if (record % BlockRecords == 0)
                    execution.CancellationToken.ThrowIfCancellationRequested();
                Centre(record, centred);
                for (int k = 0; k < count; k++)
                    Columns.AddScaled(result.AsSpan((k * length) + from, width), scores[(record * count) + k], centred.AsSpan(from, width));
            }

            for (int k = 0; k < count; k++)
            {
                foreach (ref double value in result.AsSpan((k * length) + from, width))
                    value /= divisor;
            }
        });
        return result;
    }

    private void Score(PointPanels panels, int count, double[] scores)
    {
        int length = store.Length;
        int blocks = ChunkedParallel.ChunkCount(store.Count, RowProducts.RowCount);
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(blocks, execution), RowProducts.RowCount * length);
        ChunkedParallel.For(blocks, execution, (block, worker) =>
        {
            int first = block * RowProducts.RowCount;
            int rows = Math.Min(RowProducts.RowCount, store.Count - first);
            for (int i = 0; i < rows; i++)
                Centre(first + i, tiles[worker].AsSpan(i * length, length));
            fixed (double* from = tiles[worker], to = &scores[first * count])
                RowProducts.Multiply(from, rows, panels, count, to);
        });
    }

    private void Centre(int record, Span<double> target)
    {
        var values = store.ReadTile(record, 1, target);
        for (int j = 0; j < mean.Length; j++)
            target[j] = values[j] - mean[j];
    }
}
