using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>A pass as <see cref="AssignmentPass"/> makes it, with the same labels, that leaves out what <see cref="DistanceBounds"/> rule out.</summary>
internal sealed class BoundedPass(BoundedSource source)
{
    private const int MaximumChunkGroups = 16;
    private const long ChunkOperations = 1 << 23;

    /// <summary>Whether distances are measured in whole numbers.</summary>
    public bool MeasuresWhole => source.Terms is not null;

    /// <summary>How many labels were decided in double in all runs so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>How many products of a record and a centroid the bounds left in all runs so far.</summary>
    public long Products { get; private set; }

    /// <summary>Assigns all records; the targets have bounds.</summary>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        using var centroids = new BoundedCentroids(source, targets, execution);
        var records = source.Records;
        long operations = RecordGroup.Size * records.Length;
        foreach (var target in targets)
            operations += (long)RecordGroup.Size * target.Centroids.Length;
        int groups = ChunkedParallel.ChunkCount(records.Count, RecordGroup.Size);
        int groupsOfChunk = (int)Math.Max(1, Math.Min(MaximumChunkGroups, ChunkOperations / operations));
        int chunks = ChunkedParallel.ChunkCount(groups, groupsOfChunk);
        var workers = new BoundedWorker?[ChunkedParallel.WorkerCount(chunks, execution)];
        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                var own = workers[worker] ??= centroids.CreateWorker(worker);
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
        for (int m = 0; m < changed.Length; m++)
        {
            targets[m].Products = 0;
            foreach (var worker in workers)
            {
                changed[m] += worker?.Changed[m] ?? 0;
                targets[m].Products += worker?.Products[m] ?? 0;
            }

            Products += targets[m].Products;
        }

        foreach (var worker in workers)
            Rechecked += worker?.Rechecked ?? 0;
        return changed;
    }
}
