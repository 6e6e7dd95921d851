using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>A pass as <see cref="AssignmentPass"/> makes it, with the same labels, that leaves out what <see cref="DistanceBounds"/> rule out.</summary>
internal sealed class BoundedPass(RecordSource records, Centring centring, TileKernel kernel)
{
    private const int MaximumChunkGroups = 16;
    private const long ChunkOperations = 1 << 23;
    private const double ManyProducts = 0.2;

    /// <summary>How many labels were decided in double in all runs so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>How many products of a record and a centroid the bounds left in all runs so far.</summary>
    public long Products { get; private set; }

    /// <summary>Assigns all records; the targets have bounds.</summary>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        var packed = new RowCentroids[targets.Count];
        var tiles = new PackedCentroids?[targets.Count];
        var changed = new int[targets.Count];
        BoundedWorker?[] workers = [];
        try
        {
            long operations = RecordGroup.Size * records.Length;
            for (int m = 0; m < packed.Length; m++)
            {
                var target = targets[m];
                packed[m] = new RowCentroids(target.Centroids, records.Length, target.Bounds!.Places, centring, kernel.Rows.Chain(records.Length));
                tiles[m] = MayNeedMost(target) ? PackAll(target) : null;
                operations += (long)RecordGroup.Size * target.Centroids.Length;
            }

            int groups = ChunkedParallel.ChunkCount(records.Count, RecordGroup.Size);
            int groupsOfChunk = (int)Math.Max(1, Math.Min(MaximumChunkGroups, ChunkOperations / operations));
            int chunks = ChunkedParallel.ChunkCount(groups, groupsOfChunk);
            workers = new BoundedWorker?[ChunkedParallel.WorkerCount(chunks, execution)];
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                var own = workers[worker] ??= new BoundedWorker(worker, records, centring, kernel, targets, packed, tiles);
                int end = Math.Min(groups, (chunk + 1) * groupsOfChunk);
                for (int group = chunk * groupsOfChunk; group < end; group++)
                    own.Assign(group * RecordGroup.Size);
            });
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
            foreach (var model in packed)
                model?.Dispose();
        }

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

    /// <summary>Whether there may be records that need most centroids: in a first pass, and as long as passes compute many products.</summary>
    private bool MayNeedMost(AssignmentTarget target) =>
        target.Products == 0 || target.Products > ManyProducts * records.Count * (target.Centroids.Length / records.Length);

    /// <summary>Brings the centroids, in the order of their groups, into the form for 64 records at a time.</summary>
    private PackedCentroids PackAll(AssignmentTarget target)
    {
        int length = records.Length;
        int[] places = target.Bounds!.Places;
        var ordered = new double[checked(places.Length * length)];
        for (int place = 0; place < places.Length; place++)
            target.Centroids.AsSpan(Math.Max(places[place], 0) * length, length).CopyTo(ordered.AsSpan(place * length, length));
        var packed = kernel.PackForProducts(ordered, length, centring);

        // Places without a centroid are never the nearest.
        for (int place = 0; place < places.Length; place++)
        {
            if (places[place] < 0)
                packed.SquaredNorms[place] = float.PositiveInfinity;
        }

        return packed;
    }
}
