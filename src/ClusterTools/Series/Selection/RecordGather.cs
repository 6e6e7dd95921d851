using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Selection;

/// <summary>Copies selected records of a set, keeping the element type.</summary>
internal static class RecordGather
{
    private const int RunBytes = 1 << 18;

    /// <param name="set">The records.</param>
    /// <param name="records">The indices of the records to copy, in this order; at least one.</param>
    /// <param name="step">The entry for the history.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static SeriesSet Run(SeriesSet set, int[] records, ProvenanceStep step, ExecutionOptions? execution)
    {
        execution ??= ExecutionOptions.Default;
        long recordBytes = (long)set.Length * set.ElementType.Size();
        var buffer = SeriesBuffer.Create(set.ElementType, records.Length, set.Length);
        int rows = (int)Math.Max(1, RunBytes / recordBytes);
        // A subset of records has no constant records if the whole has none.
        var warnings = new RecordWarnings(set.Warnings.Any(w => w.Id == RecordWarnings.ConstantRecords));
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySelect, records.Length);
        ChunkedParallel.For(ChunkedParallel.ChunkCount(records.Length, rows), execution, (chunk, _) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, records.Length - first);
            for (int i = first; i < first + count; i++)
                set.Store.GetBytes(records[i], 1).CopyTo(buffer.GetBytes(i, 1));
            buffer.Count(first, count, warnings);
            progress.Add(count);
        });
        return DerivedSeries.SomeRecords(set, buffer.ToStore(), records, step, warnings.Update(set.Warnings, records.Length));
    }
}
