using ClusterTools.Numerics.Matrices;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>The initial non-negative factors (NNDSVDa): of each pair of leading singular vectors, the positive or the negative parts, whichever weigh
/// more; values below 1e-6 are replaced by the mean of all values.</summary>
internal static unsafe class NonNegativeStart
{
    /// <returns>The components, one per row.</returns>
    public static double[] Make(SeriesStore store, int count, double mean, ExecutionOptions execution, out double[] weights)
    {
        int length = store.Length;
        var (values, right) = SingularVectors(store, count, execution);
        double[] left = Products(store, right, count, execution);
        weights = new double[store.Count * count];
        var components = new double[count * length];
        for (int k = 0; k < count; k++)
        {
            double singular = Math.Sqrt(Math.Max(0, values[k]));
            double upWeights = 0, downWeights = 0, upValues = 0, downValues = 0;
            for (int i = 0; i < store.Count; i++)
                AddSquare(left[(i * count) + k], ref upWeights, ref downWeights);
            for (int j = 0; j < length; j++)
                AddSquare(right[(k * length) + j], ref upValues, ref downValues);

            // Products with a right vector are the left one, times the singular value.
            double up = Math.Sqrt(upWeights) * Math.Sqrt(upValues);
            double down = Math.Sqrt(downWeights) * Math.Sqrt(downValues);
            int sign = up >= down ? 1 : -1;
            double size = Math.Max(up, down);
            double weightNorm = Math.Sqrt(sign > 0 ? upWeights : downWeights);
            double valueNorm = Math.Sqrt(sign > 0 ? upValues : downValues);
            if (singular == 0 || !(size > 0))
                continue;
            double scale = Math.Sqrt(size);
            for (int i = 0; i < store.Count; i++)
                weights[(i * count) + k] = Math.Max(0, sign * left[(i * count) + k]) / weightNorm * scale;
            for (int j = 0; j < length; j++)
                components[(k * length) + j] = Math.Max(0, sign * right[(k * length) + j]) / valueNorm * scale;
        }

        Fill(weights, mean);
        Fill(components, mean);
        return components;
    }

    private static void AddSquare(double value, ref double up, ref double down)
    {
        if (value > 0)
            up += value * value;
        else
            down += value * value;
    }

    private static void Fill(double[] values, double mean)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 1e-6)
                values[i] = mean;
        }
    }

    /// <summary>The eigenvalues and eigenvectors of XᵀX.</summary>
    private static (double[] Values, double[] Vectors) SingularVectors(SeriesStore store, int count, ExecutionOptions execution)
    {
        int length = store.Length;
        if (length > PrincipalComponents.DenseLimit)
        {
            var (values, vectors) = LeadingEigenvectors.Solve(new StreamedCovariance(store, new double[length], execution).Apply, length, count, 1e-6, 8, out _, execution);
            return ([.. values.Select(v => v * Math.Max(1, store.Count - 1))], vectors);
        }

        // The covariance, with the mean restored.
        var mean = new double[length];
        double[] gram = CovarianceMatrix.Compute(store, mean, execution);
        double divisor = Math.Max(1, store.Count - 1);
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < length; j++)
                gram[(i * length) + j] = (gram[(i * length) + j] * divisor) + (store.Count * mean[i] * mean[j]);
        }

        return SymmetricEigen.Solve(gram, length, execution.CancellationToken);
    }

    private static double[] Products(SeriesStore store, double[] vectors, int count, ExecutionOptions execution)
    {
        int length = store.Length;
        var result = new double[store.Count * count];
        using var panels = RowProducts.Pack(vectors.AsSpan(0, count * length).ToArray(), length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, 64);
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks, execution), 64 * length);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int rows = Math.Min(64, store.Count - (chunk * 64));
            fixed (double* from = store.ReadTile(chunk * 64, rows, tiles[worker]), to = result)
            {
                for (int i = 0; i < rows; i += RowProducts.RowCount)
                    RowProducts.Multiply(from + ((long)i * length), Math.Min(RowProducts.RowCount, rows - i), panels, count, to + (((long)(chunk * 64) + i) * count));
            }
        });
        return result;
    }
}
