using System.Globalization;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Matrices;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>Records along components.</summary>
internal static unsafe class ComponentScores
{
    private const int ChunkRecords = 64;

    public static SeriesSet Compute(SeriesSet series, PrincipalComponents components, Precision? precision, ExecutionOptions execution)
    {
        int count = components.Components.Length;
        int length = series.Length;
        SeriesBuffer.RequireSize(series.Count, count);
        using var panels = new PointPanels(count, length);
        var divisors = new double[count];
        for (int k = 0; k < count; k++)
        {
            panels.Set(k, components.Components[k]);
            double deviation = Math.Sqrt(components.ExplainedVariance[k]);
            divisors[k] = components.Whitens && deviation > 0 ? deviation : 1;
        }

        bool single = RecordTransformRunner.PrecisionFor(series, precision) == Precision.Single;
        var floats = new float[single ? series.Count * count : 0];
        var doubles = new double[single ? 0 : series.Count * count];
        int chunks = ChunkedParallel.ChunkCount(series.Count, ChunkRecords);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var tiles = new WorkerScratch<double>(workers, ChunkRecords * length);
        var results = new WorkerScratch<double>(workers, ChunkRecords * count);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTransform, series.Count);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * ChunkRecords;
            int rows = Math.Min(ChunkRecords, series.Count - first);
            double[] centred = tiles[worker];
            double[] result = results[worker];
            var tile = series.Store.ReadTile(first, rows, centred);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < length; j++)
                    centred[(i * length) + j] = tile[(i * length) + j] - components.Mean[j];
            }

            fixed (double* from = centred, to = result)
            {
                for (int i = 0; i < rows; i += RowProducts.RowCount)
                    RowProducts.Multiply(from + ((long)i * length), Math.Min(RowProducts.RowCount, rows - i), panels, count, to + ((long)i * count));
            }

            for (int i = 0; i < rows * count; i++)
            {
                double value = result[i] / divisors[i % count];
                if (single)
                    floats[(first * count) + i] = (float)value;
                else
                    doubles[(first * count) + i] = value;
            }

            progress.Add(rows);
        });
        SeriesStore store = single ? new ArraySeriesStore<float>(floats, series.Count, count) : new ArraySeriesStore<double>(doubles, series.Count, count);
        string detail = string.Format(CultureInfo.InvariantCulture, "{0} of {1} values{2}", count, length, components.Whitens ? ", whitened" : "");
        return DerivedSeries.SameRecords(series, store, [new ProvenanceStep("principal components", detail)], series.Warnings, NumberedIndex(count), null);
    }

    private static double[] NumberedIndex(int count) => [.. Enumerable.Range(0, count).Select(k => (double)k)];
}
