using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>One pass over the records: each gets its nearest centroid (the lowest of equals) and is moved in the sums if that is another than before.</summary>
internal sealed class AssignmentPass(RecordSource records)
{
    private const int ChunkOperations = 1 << 20;

    /// <summary>Assigns all records.</summary>
    /// <param name="centroids">All centroids, one after the other.</param>
    /// <param name="labels">The labels so far (−1: none), replaced by the new ones.</param>
    /// <param name="sums">The sums to keep up; null for none.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <returns>How many labels changed.</returns>
    public int Run(double[] centroids, int[] labels, ClusterSums? sums, ExecutionOptions execution)
    {
        int length = records.Length;
        int rows = Math.Max(1, Math.Min(1024, ChunkOperations / centroids.Length));
        int chunks = ChunkedParallel.ChunkCount(records.Count, rows);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var scratches = new double[workers][];
        var changes = new int[workers];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, records.Count - first);
            var tile = records.Read(first, count, scratches[worker] ??= new double[rows * length]);
            for (int i = 0; i < count; i++)
            {
                var record = tile.Slice(i * length, length);
                int old = labels[first + i];
                int label = ExactDistances.Nearest(record, centroids, Math.Max(old, 0));
                if (label == old)
                    continue;
                labels[first + i] = label;
                changes[worker]++;
                sums?.Move(worker, first + i, record, old, label);
            }
        });

        int changed = 0;
        foreach (int n in changes)
            changed += n;
        return changed;
    }
}
