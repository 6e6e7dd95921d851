using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Selection;

/// <summary>Some of the values of every record, in the type they have.</summary>
internal static class ValueGather
{
    private const int RunBytes = 1 << 17;

    /// <param name="set">The records.</param>
    /// <param name="places">The places to keep, ascending; at least one.</param>
    /// <param name="step">What is noted in the history.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static SeriesSet Run(SeriesSet set, int[] places, ProvenanceStep step, ExecutionOptions? execution)
    {
        execution ??= ExecutionOptions.Default;
        int size = set.ElementType.Size();
        int recordBytes = checked(set.Length * size);
        var buffer = SeriesBuffer.Create(set.ElementType, set.Count, places.Length);
        int rows = Math.Max(1, RunBytes / recordBytes);
        int chunks = ChunkedParallel.ChunkCount(set.Count, rows);
        var warnings = new RecordWarnings(countConstant: true);
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySelect, set.Count);
        ChunkedParallel.For(chunks, execution, (chunk, _) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, set.Count - first);
            var source = set.Store.GetBytes(first, count);
            var destination = buffer.GetBytes(first, count);
            for (int record = 0, at = 0; record < count; record++)
            {
                foreach (int place in places)
                {
                    source.Slice((record * recordBytes) + (place * size), size).CopyTo(destination.Slice(at));
                    at += size;
                }
            }

            buffer.Count(first, count, warnings);
            progress.Add(count);
        });
        return DerivedSeries.SameRecords(
            set,
            buffer.ToStore(),
            [step],
            warnings.Update(set.Warnings, set.Count),
            Array.ConvertAll(places, p => set.Index[p]),
            set.ValueNames is { } names ? Array.ConvertAll(places, p => names[p]) : null);
    }
}
