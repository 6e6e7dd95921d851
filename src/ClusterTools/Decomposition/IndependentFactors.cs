using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>FastICA: the directions along which the whitened records are least Gaussian, all found together.</summary>
internal sealed unsafe class IndependentFactors(SeriesSet series, MatrixFactorizationOptions options, ExecutionOptions execution)
{
    private const int ChunkRecords = 256;

    private readonly int _count = options.ComponentCount;

    public FactorModel Fit()
    {
        var pca = PrincipalComponents.Fit(series, _count, whiten: true, execution);
        double floor = 1e-12 * pca.ExplainedVariance[0];
        if (!(pca.ExplainedVariance[_count - 1] > floor))
            throw new ArgumentException(string.Format(SR.ComponentsDependent, _count, pca.ExplainedVariance.Count(v => v > floor)));
        var scores = pca.Transform(series, Precision.Double, execution);
        var white = new double[scores.Count * _count];
        scores.Store.ReadTile(0, scores.Count, white.AsSpan()).CopyTo(white);
        double[] rotation = Start();
        var progress = new ProgressCounter(execution.Progress, SR.ActivityFactorize, options.MaxIterations);
        bool converged = false;
        int iterations = 0;
        while (iterations < options.MaxIterations && !converged)
        {
            double[] next = Decorrelate(Step(white, rotation));
            double turned = 0;
            for (int k = 0; k < _count; k++)
                turned = Math.Max(turned, Math.Abs(Math.Abs(LaneSums.Dot(next.AsSpan(k * _count, _count), rotation.AsSpan(k * _count, _count))) - 1));
            rotation = next;
            iterations++;
            converged = turned < options.Tolerance;
            progress.Add();
        }

        return Finish(pca, white, rotation, iterations, converged);
    }

    private double[] Start()
    {
        var random = new RandomSource(options.Seed);
        var rotation = new double[_count * _count];
        for (int i = 0; i < rotation.Length; i++)
            rotation[i] = random.NextNormal();
        return Decorrelate(rotation);
    }

    /// <summary>E[g(w·z)·z] − E[g'(w·z)]·w for every direction w, g the hyperbolic tangent.</summary>
    private double[] Step(double[] white, double[] rotation)
    {
        int records = white.Length / _count;
        int size = _count * (_count + 1);
        int chunks = ChunkedParallel.ChunkCount(records, ChunkRecords);
        var partials = new double[chunks][];
        using var panels = RowProducts.Pack(rotation, _count);
        var projections = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks, execution), RowProducts.RowCount * _count);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            var partial = partials[chunk] = new double[size];
            int end = Math.Min(records, (chunk + 1) * ChunkRecords);
            double[] projected = projections[worker];
            fixed (double* from = white, to = projected)
            {
                for (int first = chunk * ChunkRecords; first < end; first += RowProducts.RowCount)
                {
                    int rows = Math.Min(RowProducts.RowCount, end - first);
                    RowProducts.Multiply(from + ((long)first * _count), rows, panels, _count, to);
                    for (int i = 0; i < rows; i++)
                    {
                        for (int k = 0; k < _count; k++)
                        {
                            double g = Tanh(projected[(i * _count) + k]);
                            partial[(_count * _count) + k] += 1 - (g * g);
                            Columns.AddScaled(partial.AsSpan(k * _count, _count), g, white.AsSpan((first + i) * _count, _count));
                        }
                    }
                }
            }
        });
        var sum = new double[size];
        foreach (double[] partial in partials)
            Columns.Add(sum, partial);
        var result = new double[_count * _count];
        for (int k = 0; k < _count; k++)
        {
            for (int j = 0; j < _count; j++)
                result[(k * _count) + j] = (sum[(k * _count) + j] - (sum[(_count * _count) + k] * rotation[(k * _count) + j])) / records;
        }

        return result;
    }

    /// <summary>(W·Wᵀ)^(−½)·W: orthonormal directions, none favoured.</summary>
    private double[] Decorrelate(double[] rotation)
    {
        double[] gram = RowProducts.TimesTransposed(rotation, rotation, _count, execution);
        var (values, vectors) = SymmetricEigen.Solve(gram, _count, execution.CancellationToken);
        var scaled = (double[])vectors.Clone();
        for (int k = 0; k < _count; k++)
        {
            double root = Math.Sqrt(Math.Max(values[k], 1e-300));
            for (int j = 0; j < _count; j++)
                scaled[(k * _count) + j] /= root;
        }

        // Vectors are rows: V·diag(1/√λ)·Vᵀ is the transpose of one times the other.
        double[] inverseRoot = RowProducts.TimesTransposed(RowProducts.Transpose(vectors, _count), RowProducts.Transpose(scaled, _count), _count, execution);
        return RowProducts.TimesTransposed(inverseRoot, RowProducts.Transpose(rotation, _count), _count, execution);
    }

    private FactorModel Finish(PrincipalComponents pca, double[] white, double[] rotation, int iterations, bool converged)
    {
        int length = pca.Mean.Length;
        var components = new double[_count][];
        for (int k = 0; k < _count; k++)
        {
            components[k] = new double[length];
            for (int j = 0; j < _count; j++)
                Columns.AddScaled(components[k], rotation[(k * _count) + j] * Math.Sqrt(pca.ExplainedVariance[j]), pca.Components[j]);
        }

        int[] order = [.. Enumerable.Range(0, _count).OrderByDescending(k => LaneSums.Dot(components[k], components[k]))];
        var sorted = new double[rotation.Length];
        for (int k = 0; k < _count; k++)
        {
            double[] component = components[order[k]];
            int largest = 0;
            for (int j = 1; j < length; j++)
            {
                if (Math.Abs(component[j]) > Math.Abs(component[largest]))
                    largest = j;
            }

            double sign = component[largest] < 0 ? -1 : 1;
            for (int j = 0; j < length; j++)
                component[j] *= sign;
            for (int j = 0; j < _count; j++)
                sorted[(k * _count) + j] = sign * rotation[(order[k] * _count) + j];
        }

        double left = pca.TotalVariance;
        foreach (double variance in pca.ExplainedVariance)
            left -= variance;
        double error = Math.Sqrt(Math.Max(0, left) * Math.Max(1, series.Count - 1));
        double[] weights = RowProducts.TimesTransposed(white, sorted, _count, execution);
        return new FactorModel(weights, Array.ConvertAll(order, k => components[k]), pca.Mean, error, iterations, converged);
    }

    private static double Tanh(double x)
    {
        if (Math.Abs(x) > 20)
            return x > 0 ? 1 : -1;
        double e = PortableMath.Exp(2 * x);
        return (e - 1) / (e + 1);
    }
}
