using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>One pass over the records: each gets its nearest centroid (the lowest of equals) of every model at hand, and is moved in the model's sums if that is
/// another than before. Records are read once for all models.</summary>
/// <remarks>Nearest means nearest in double (<see cref="ExactDistances"/>). The float kernels answer where rounding cannot matter (<see cref="PackedCentroids"/>), and
/// that is nearly always; the other records are decided in double.</remarks>
internal sealed class AssignmentPass(RecordSource records, Centring centring, TileKernel kernel)
{
    private const long ChunkOperations = 1 << 23;
    private const int MaximumChunkGroups = 64;

    /// <summary>How many labels were decided in double in all runs so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>A pass with the kernels' origin near <paramref name="point"/>.</summary>
    public static AssignmentPass For(RecordSource records, double[] point, double largest, TileKernel kernel) =>
        new(records, Centring.At(point, largest, records.IsNormalized || records.Store.ElementType == ElementType.Float64), kernel);

    /// <summary>Assigns all records.</summary>
    /// <param name="targets">The models; their labels and sums are changed.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        int length = records.Length;
        var packed = new PackedCentroids[targets.Count];
        long operations = RecordGroup.Size * length;
        for (int m = 0; m < packed.Length; m++)
        {
            packed[m] = kernel.Pack(targets[m].Centroids, length, centring);
            operations += (long)RecordGroup.Size * packed[m].Values.Length;
        }

        int groups = ChunkedParallel.ChunkCount(records.Count, RecordGroup.Size);
        int groupsOfChunk = (int)Math.Max(1, Math.Min(MaximumChunkGroups, ChunkOperations / operations));
        int chunks = ChunkedParallel.ChunkCount(groups, groupsOfChunk);
        var workers = new AssignmentWorker?[ChunkedParallel.WorkerCount(chunks, execution)];
        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                var own = workers[worker] ??= new AssignmentWorker(worker, records, centring, kernel, targets, packed);
                int end = Math.Min(groups, (chunk + 1) * groupsOfChunk);
                for (int group = chunk * groupsOfChunk; group < end; group++)
                    own.Assign(group * RecordGroup.Size);
            });
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
        }

        var changed = new int[targets.Count];
        foreach (var worker in workers)
        {
            Rechecked += worker?.Rechecked ?? 0;
            for (int m = 0; m < changed.Length && worker is not null; m++)
                changed[m] += worker.Changed[m];
        }

        return changed;
    }
}
