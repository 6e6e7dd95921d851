using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Records that occur more than once (8-bit colours, constant voxels), each stored once with its multiplicity. Records are equal if their bytes are.</summary>
internal sealed class DuplicateRecords
{
    private const int Partitions = 8;
    private const int ChunkRecords = 1 << 14;
    private const int ChunkBytes = 1 << 24;

    // A sample of this many records, or values, decides whether it is worth looking at all of them.
    private const int SampleRecords = 1 << 14;
    private const int SampleValues = 1 << 20;
    private const double SampleShare = 0.97;

    // With more distinct records than this fraction of all, the passes would save less than the collapsing costs.
    private const double DistinctShare = 0.75;

    // Hashes and tables take some 24 bytes per record.
    private const int MaximumRecords = 1 << 23;

    private readonly int[] _indices;

    private DuplicateRecords(SeriesStore distinct, int[] counts, int[] indices)
    {
        Distinct = distinct;
        Counts = counts;
        _indices = indices;
    }

    /// <summary>The distinct records.</summary>
    public SeriesStore Distinct { get; }

    /// <summary>The multiplicity of each distinct record.</summary>
    public int[] Counts { get; }

    /// <summary>Collapses duplicate records; null if there are too few of them.</summary>
    public static DuplicateRecords? Find(SeriesStore store, ExecutionOptions execution)
    {
        long bytes = (long)store.Length * store.ElementType.Size();

        // Longer records are compared where they are, scattered over a file; and the distinct ones would be copied to memory, which may not hold them.
        bool mayCopy = !store.IsInFile || bytes <= DuplicatePartition.ShortBytes;
        if (!mayCopy || store.Count < 2 || store.Count > MaximumRecords || !SampleRepeats(store))
            return null;
        var hashes = new ulong[store.Count];
        int rows = (int)Math.Max(1, Math.Min(ChunkRecords, ChunkBytes / bytes));
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);

        // The records of a chunk sorted by partition, and where each partition starts.
        var sorted = new int[store.Count];
        var starts = new int[chunks][];
        ChunkedParallel.For(chunks, execution, (chunk, _) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            var own = hashes.AsSpan(first, count);
            RecordHash.Compute(store.GetBytes(first, count), own);
            starts[chunk] = RecordHash.Sort(own, first, Partitions, sorted.AsSpan(first, count));
        });
        var indices = new int[store.Count];
        var parts = new DuplicatePartition[Partitions];
        ChunkedParallel.For(Partitions, execution, (p, _) =>
        {
            parts[p] = new DuplicatePartition();
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int start = (chunk * rows) + starts[chunk][p];
                parts[p].Add(store, hashes, sorted.AsSpan(start, starts[chunk][p + 1] - starts[chunk][p]), indices);
            }
        });

        int total = 0;
        var offsets = new int[Partitions];
        for (int p = 0; p < Partitions; p++)
        {
            offsets[p] = total;
            total += parts[p].Rows.Count;
        }

        if (total > DistinctShare * store.Count)
            return null;
        for (int i = 0; i < indices.Length; i++)
            indices[i] += offsets[RecordHash.Part(hashes[i], Partitions)];
        var counts = new int[total];
        var distinct = SeriesBuffer.Create(store.ElementType, total, store.Length);
        ChunkedParallel.For(Partitions, execution, (p, _) =>
        {
            parts[p].Counts.CopyTo(counts, offsets[p]);
            for (int d = 0; d < parts[p].Rows.Count; d++)
                store.GetBytes(parts[p].Rows[d], 1).CopyTo(distinct.GetBytes(offsets[p] + d, 1));
        });
        return new DuplicateRecords(distinct.ToStore(), counts, indices);
    }

    /// <summary>Copies the values of distinct records to all records.</summary>
    public void Spread(int[] ofDistinct, int[] ofAll)
    {
        for (int i = 0; i < ofAll.Length; i++)
            ofAll[i] = ofDistinct[_indices[i]];
    }

    private static bool SampleRepeats(SeriesStore store)
    {
        int size = Math.Min(store.Count, Math.Min(SampleRecords, Math.Max(256, SampleValues / store.Length)));
        var seen = new HashSet<ulong>();
        Span<ulong> hash = stackalloc ulong[1];
        for (int s = 0; s < size; s++)
        {
            RecordHash.Compute(store.GetBytes((int)((long)s * store.Count / size), 1), hash);
            seen.Add(hash[0]);
        }

        return seen.Count < SampleShare * size;
    }
}
