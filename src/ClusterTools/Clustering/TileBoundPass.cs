using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>A pass as <see cref="AssignmentPass"/> makes it, with the same labels, that leaves out the records of which one bound of all other centroids
/// (<see cref="DistanceBounds"/>; Hamerly 2010) says that their label cannot change. The records that remain are gathered and go through the kernels 64 at a time.</summary>
internal sealed class TileBoundPass(RecordSource records, Centring centring, TileKernel kernel)
{
    private const int MaximumChunkGroups = 64;
    private const long ChunkOperations = 1 << 23;

    /// <summary>Assigns all records; the targets have bounds in one group.</summary>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        var packed = new PackedCentroids[targets.Count];
        long operations = RecordGroup.Size * records.Length;
        for (int m = 0; m < packed.Length; m++)
        {
            packed[m] = kernel.Pack(targets[m].Centroids, records.Length, centring);
            operations += (long)RecordGroup.Size * packed[m].Values.Length;
        }

        int groups = ChunkedParallel.ChunkCount(records.Count, RecordGroup.Size);
        int groupsOfChunk = (int)Math.Max(1, Math.Min(MaximumChunkGroups, ChunkOperations / operations));
        int chunks = ChunkedParallel.ChunkCount(groups, groupsOfChunk);
        var workers = new TileBoundWorker?[ChunkedParallel.WorkerCount(chunks, execution)];
        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                var own = workers[worker] ??= new TileBoundWorker(worker, records, centring, kernel, targets, packed);
                own.Run(chunk * groupsOfChunk * RecordGroup.Size, (int)Math.Min(records.Count, (chunk + 1L) * groupsOfChunk * RecordGroup.Size));
            });
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
        }

        var changed = new int[targets.Count];
        for (int m = 0; m < changed.Length; m++)
        {
            targets[m].Products = 0;
            foreach (var worker in workers)
            {
                changed[m] += worker?.Changed[m] ?? 0;
                targets[m].Products += (worker?.Scored[m] ?? 0) * packed[m].Count;
            }
        }

        return changed;
    }
}
