using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Series.Transforms.Steps;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>The loop shared by all transforms of records: runs of records in parallel, read as double and written in the result's type.</summary>
internal static class RecordTransformRunner
{
    /// <summary>The number of values in a run, such that they fit into the L2 cache together with the results.</summary>
    private const int RunValues = 1 << 13;

    /// <summary>The requested precision; by default double for a double source, otherwise single.</summary>
    public static Precision PrecisionFor(SeriesSet set, Precision? asked) =>
        asked ?? (set.ElementType == ElementType.Float64 ? Precision.Double : Precision.Single);

    /// <summary>Runs a transform over all records.</summary>
    /// <param name="set">The records.</param>
    /// <param name="transform">A transform for records of that length.</param>
    /// <param name="description">The step recorded in the pipeline and the history.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <param name="countConstant">Whether to count constant records in the warnings.</param>
    /// <param name="index">The index of the results; null if it is unchanged.</param>
    public static SeriesSet Run(SeriesSet set, IRecordTransform transform, SeriesTransform description, Precision precision, ExecutionOptions? execution,
        bool countConstant = true, double[]? index = null)
    {
        execution ??= ExecutionOptions.Default;
        SeriesBuffer.RequireSize(set.Count, transform.ResultLength);
        var warnings = new RecordWarnings(countConstant);
        var store = precision == Precision.Double
            ? Run<double>(set.Store, transform, warnings, execution)
            : Run<float>(set.Store, transform, warnings, execution);
        return DerivedSeries.SameRecords(set, store, description, warnings.Update(set.Warnings, set.Count), index);
    }

    private static SeriesStore Run<T>(SeriesStore source, IRecordTransform transform, RecordWarnings warnings, ExecutionOptions execution)
        where T : unmanaged
    {
        int length = source.Length;
        int resultLength = transform.ResultLength;
        var values = new T[source.Count * resultLength];
        int rows = Math.Max(1, RunValues / Math.Max(length, resultLength));
        int chunks = ChunkedParallel.ChunkCount(source.Count, rows);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var tiles = new WorkerScratch<double>(workers, rows * length);
        var results = new WorkerScratch<double>(workers, resultLength);
        var scratches = new WorkerScratch<double>(workers, transform.ScratchLength);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTransform, source.Count);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, source.Count - first);
            var tile = source.ReadTile(first, count, tiles[worker]);
            int constant = 0;
            int nonFinite = 0;
            for (int i = 0; i < count; i++)
            {
                var record = tile.Slice(i * length, length);
                var result = results[worker].AsSpan();
                transform.Apply(record, result, scratches[worker]);
                Store(result, values.AsSpan((first + i) * resultLength, resultLength));
                if (length > 1 && Moments.IsConstant(record))
                    constant++;
                if (!Moments.IsFinite(result))
                    nonFinite++;
            }

            warnings.AddConstant(constant);
            warnings.AddNonFinite(nonFinite);
            progress.Add(count);
        });
        return new ArraySeriesStore<T>(values, source.Count, resultLength);
    }

    private static void Store<T>(ReadOnlySpan<double> result, Span<T> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            result.CopyTo(MemoryMarshal.Cast<T, double>(destination));
            return;
        }

        var single = MemoryMarshal.Cast<T, float>(destination);
        for (int i = 0; i < result.Length; i++)
            single[i] = (float)result[i];
    }
}
