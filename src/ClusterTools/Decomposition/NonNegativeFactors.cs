using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>Non-negative matrix factorisation by coordinate descent: the weights of each record against fixed components, then the components against fixed weights, one value at a time.</summary>
internal sealed class NonNegativeFactors(SeriesStore store, MatrixFactorizationOptions options, ExecutionOptions execution)
{
    private const int TileValues = 1 << 14;

    // Gradients below this share of their terms are rounding.
    private const double Rounding = 1e-12;

    private readonly int _count = options.ComponentCount;
    private readonly int _length = store.Length;

    public FactorModel Fit()
    {
        double squares = RequireNonNegative(out double mean);
        double[] components = NonNegativeStart.Make(store, _count, mean, execution, out double[] weights);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityFactorize, options.MaxIterations);
        double first = 0;
        int iterations = 0;
        bool converged = squares == 0;
        double[] crossed = [];
        double[] gram = [];
        while (iterations < options.MaxIterations && !converged)
        {
            double moved = UpdateWeights(weights, components);
            (crossed, gram) = Cross(weights);
            double[] turned = RowProducts.Transpose(components, _length);
            for (int j = 0; j < _length; j++)
                moved += Descend(turned.AsSpan(j * _count, _count), crossed.AsSpan(j * _count, _count), gram);
            components = RowProducts.Transpose(turned, _count);
            if (iterations++ == 0)
                first = moved;
            // A start that already solves the problem moves by rounding errors only, which do not shrink.
            converged = moved <= options.Tolerance * first || moved <= Rounding * LaneSums.Sum(crossed);
            progress.Add();
        }

        // |X − WH|² = |X|² − 2·⟨XᵀW, Hᵀ⟩ + ⟨WᵀW, HHᵀ⟩.
        (crossed, gram) = Cross(weights);
        double[] transposed = RowProducts.Transpose(components, _length);
        double error = squares - (2 * LaneSums.Dot(crossed, transposed)) + LaneSums.Dot(gram, RowProducts.TimesTransposed(components, components, _length, execution));
        return new FactorModel(weights, [.. Enumerable.Range(0, _count).Select(k => components.AsSpan(k * _length, _length).ToArray())], new double[_length],
            Math.Sqrt(Math.Max(0, error)), iterations, converged);
    }

    /// <returns>The sum of the squares of all values.</returns>
    private double RequireNonNegative(out double mean)
    {
        var chunks = new ReductionChunks(store.Count, _length, 2);
        var sums = new double[chunks.Count];
        var squares = new double[chunks.Count];
        var negative = new int[chunks.Count];
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks.Count, execution), chunks.TileRows * _length);
        ChunkedParallel.For(chunks.Count, execution, (chunk, worker) =>
        {
            negative[chunk] = -1;
            for (int first = chunks.First(chunk); first < chunks.End(chunk); first += chunks.TileRows)
            {
                int rows = Math.Min(chunks.TileRows, chunks.End(chunk) - first);
                var tile = store.ReadTile(first, rows, tiles[worker]);
                sums[chunk] += LaneSums.Sum(tile);
                squares[chunk] += LaneSums.Dot(tile, tile);
                for (int i = 0; i < tile.Length && negative[chunk] < 0; i++)
                {
                    if (tile[i] < 0)
                        negative[chunk] = first + (i / _length);
                }
            }
        });
        foreach (int record in negative)
        {
            if (record >= 0)
                throw new ArgumentException(string.Format(SR.ValuesNegative, record));
        }

        double total = 0;
        double sum = 0;
        for (int chunk = 0; chunk < chunks.Count; chunk++)
        {
            total += squares[chunk];
            sum += sums[chunk];
        }

        mean = sum / store.Count / _length;
        return total;
    }

    private unsafe double UpdateWeights(double[] weights, double[] components)
    {
        double[] gram = RowProducts.TimesTransposed(components, components, _length, execution);
        using var panels = RowProducts.Pack(components, _length);
        int rows = Math.Max(RowProducts.RowCount, TileValues / _length / RowProducts.RowCount * RowProducts.RowCount);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var tiles = new WorkerScratch<double>(workers, rows * _length);
        var products = new WorkerScratch<double>(workers, rows * _count);
        var moved = new double[chunks];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            var tile = store.ReadTile(first, count, tiles[worker]);
            fixed (double* from = tile, to = products[worker])
            {
                for (int i = 0; i < count; i += RowProducts.RowCount)
                    RowProducts.Multiply(from + ((long)i * _length), Math.Min(RowProducts.RowCount, count - i), panels, _count, to + ((long)i * _count));
            }

            for (int i = 0; i < count; i++)
                moved[chunk] += Descend(weights.AsSpan((first + i) * _count, _count), products[worker].AsSpan(i * _count, _count), gram);
        });
        double sum = 0;
        foreach (double part in moved)
            sum += part;
        return sum;
    }

    /// <summary>One pass over the entries of a row: each is set to the value of least squared error, or to 0.</summary>
    /// <returns>The summed gradients that were not at rest.</returns>
    private double Descend(Span<double> row, ReadOnlySpan<double> target, double[] gram)
    {
        double moved = 0;
        for (int t = 0; t < row.Length; t++)
        {
            double gradient = -target[t];
            var line = gram.AsSpan(t * _count, _count);
            for (int r = 0; r < row.Length; r++)
                gradient += line[r] * row[r];
            moved += Math.Abs(row[t] == 0 ? Math.Min(0, gradient) : gradient);
            if (line[t] != 0)
                row[t] = Math.Max(0, row[t] - (gradient / line[t]));
        }

        return moved;
    }

    /// <summary>XᵀW (values × components) and WᵀW.</summary>
    private (double[] Crossed, double[] Gram) Cross(double[] weights)
    {
        var chunks = new ReductionChunks(store.Count, _length, (long)_count * (_length + _count));
        var partials = new double[chunks.Count][];
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks.Count, execution), chunks.TileRows * _length);
        ChunkedParallel.For(chunks.Count, execution, (chunk, worker) =>
        {
            // Components × values, so that a record is added in one run; then components × components.
            var partial = partials[chunk] = new double[_count * (_length + _count)];
            for (int first = chunks.First(chunk); first < chunks.End(chunk); first += chunks.TileRows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int rows = Math.Min(chunks.TileRows, chunks.End(chunk) - first);
                var tile = store.ReadTile(first, rows, tiles[worker]);
                for (int i = 0; i < rows; i++)
                {
                    var row = weights.AsSpan((first + i) * _count, _count);
                    for (int k = 0; k < _count; k++)
                    {
                        if (row[k] == 0)
                            continue;
                        Columns.AddScaled(partial.AsSpan(k * _length, _length), row[k], tile.Slice(i * _length, _length));
                        Columns.AddScaled(partial.AsSpan((_count * _length) + (k * _count), _count), row[k], row);
                    }
                }
            }
        });
        var sum = new double[_count * (_length + _count)];
        foreach (double[] partial in partials)
            Columns.Add(sum, partial);
        return (RowProducts.Transpose(sum.AsSpan(0, _count * _length).ToArray(), _length), sum.AsSpan(_count * _length).ToArray());
    }
}
