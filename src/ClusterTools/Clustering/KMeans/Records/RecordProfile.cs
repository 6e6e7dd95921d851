using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>What a fit has to know about its records in advance, from one pass over them. The chunks and the order of the sums depend only on the shape of the
/// data.</summary>
internal sealed class RecordProfile
{
    private const int MaximumChunks = 128;
    private const int MaximumPartialSums = 1 << 22;
    private const int CheckValues = 1 << 12;

    private RecordProfile(double[] origin)
    {
        Origin = origin;
    }

    /// <summary>A point near the mean of the records (the mean of a sample): the origin of the kernels and of <see cref="Spread"/>.</summary>
    public double[] Origin { get; }

    /// <summary>An upper bound on the magnitude of all values.</summary>
    public double LargestValue { get; private set; }

    /// <summary>The largest value of byte records, if known.</summary>
    public byte LargestByte { get; private set; } = byte.MaxValue;

    /// <summary>An upper bound on the magnitude of all values times their record's weight.</summary>
    public double Largest { get; private set; }

    /// <summary>Whether all (weighted) values pass <see cref="BinnedSums.FitsOneBin(ReadOnlySpan{double}, double)"/>.</summary>
    public bool OneBin { get; private set; }

    /// <summary>The mean over columns of the variance (ddof 0, unweighted).</summary>
    public double MeanColumnVariance { get; private set; }

    /// <summary>Σ w·|x − origin|².</summary>
    public double Spread { get; private set; }

    /// <summary>The longest chain of additions in <see cref="Spread"/>: its relative error is at most this times 2⁻⁵³.</summary>
    public double SpreadDepth { get; private set; }

    /// <summary>The number of records without a direction (all zero or constant), where the distance compares angles.</summary>
    public int ZeroRecords { get; private set; }

    /// <summary>Profiles the records.</summary>
    /// <param name="data">The records.</param>
    /// <param name="shards">The same records in the form that passes read: as bytes, where all values are.</param>
    /// <param name="type">The element type there.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">Some values are NaN, infinite or above 1e150; the message gives their count and the position of the first.</exception>
    public static RecordProfile Compute(FitData data, IShards<RecordShard> shards, ElementType type, ExecutionOptions execution)
    {
        int count = data.Count;
        int length = data.Length;
        if (data.IsNormalized)
            Require(data, data.Shards.Merge(s => new LargestValue(FiniteRecords.LargestOf(s.Records.Store, execution))).Value, execution);
        var sample = shards.Chain(new SampleSums(count, length), (shard, sums) => sums.Add(shard));
        var profile = new RecordProfile(sample.Mean());
        if (!data.HasWeights && !data.IsNormalized && type == ElementType.UInt8)
        {
            profile.Take(shards.Merge(s => ByteTotals.Of(s.Records.Store, execution)), count);
            return profile;
        }

        Require(data, sample.Largest, execution);

        // For floating-point values the sample's maximum is a guess, which is checked once the overall maximum is known.
        bool mayFit = !data.HasWeights && !data.IsNormalized;
        double guess = type.IsFloat() ? sample.Largest : FiniteRecords.LargestOf(type);
        double split = BinnedSums.Split(guess, count);

        int wanted = Math.Max(1, Math.Min(MaximumChunks, MaximumPartialSums / length));
        int rows = (count + wanted - 1) / wanted;
        int step = ShardMoments.StepOf(length, rows);
        ChunkMoments NewChunk() => new(profile.Origin, split, step);
        var totals = shards.Select(s => new ShardMoments(s, s.Cut(rows, count), step, NewChunk, execution)).Chain(new MomentTotals(length), (moments, all) => moments.AddTo(all));
        profile.Take(totals, count);
        if (!data.IsNormalized)
            Require(data, double.IsNaN(profile.Spread) ? double.NaN : profile.LargestValue, execution);

        // The components of L2-normalised records are rounded, and so may be slightly above 1; and integers are assumed to be as large as their type allows.
        profile.LargestValue = data.IsNormalized ? 2 : Math.Max(guess, profile.LargestValue);
        profile.Largest = profile.LargestValue * data.LargestWeight;
        double needed = BinnedSums.Split(profile.Largest, count);
        profile.OneBin &= mayFit && (needed == split || shards.Merge(s => new Agreement(AllFit(s, needed, execution))).Holds);
        profile.SpreadDepth = (length / (double)LaneSums.Lanes) + step + (rows / step) + ChunkedParallel.ChunkCount(count, rows) + 8;
        return profile;
    }

    private static void Require(FitData data, double largest, ExecutionOptions execution)
    {
        if (!FiniteRecords.Accepts(largest))
            throw data.Shards.Merge(s => FiniteRecords.Refused(s.Records.Store, s.First, execution.CancellationToken)).ToException();
    }

    /// <summary>Whether all values of a shard are multiples of the quantum of a constant.</summary>
    private static bool AllFit(RecordShard shard, double split, ExecutionOptions execution)
    {
        var records = shard.Records;
        int rows = Math.Max(1, CheckValues / records.Length);
        int chunks = ChunkedParallel.ChunkCount(records.Count, rows);
        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks, execution), rows * records.Length);
        int misfits = 0;
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            if (Volatile.Read(ref misfits) == 0 && !BinnedSums.FitsOneBin(records.Read(first, Math.Min(rows, records.Count - first), scratches[worker]), split))
                Interlocked.Increment(ref misfits);
        });
        return misfits == 0;
    }

    /// <summary>Applies the totals of byte records. Any integer near the mean is as good an origin, and keeps all values integral.</summary>
    private void Take(ByteTotals totals, int count)
    {
        LargestByte = totals.Largest;
        long squares = totals.Squares;
        double off = 0;
        for (int j = 0; j < Origin.Length; j++)
        {
            long origin = (long)Math.Round(Origin[j]);
            squares += origin * ((count * origin) - (2 * totals.Sums[j]));
            double mean = (totals.Sums[j] - (count * origin)) / (double)count;
            off += mean * mean;
            Origin[j] = origin;
        }

        LargestValue = Largest = byte.MaxValue;
        OneBin = BinnedSums.FitsOneBin([1], Largest, count);
        Spread = squares;
        SpreadDepth = 1;
        MeanColumnVariance = Math.Max(0, ((Spread / count) - off) / Origin.Length);
    }

    private void Take(MomentTotals totals, int count)
    {
        Spread = totals.WeightedSquares;
        ZeroRecords = totals.ZeroRecords;
        OneBin = totals.OneBin;
        LargestValue = totals.Largest;

        // The spread about the mean is less than that about the origin, by the square of their distance.
        double off = 0;
        foreach (double sum in totals.Sums)
            off += sum / count * (sum / count);
        MeanColumnVariance = Math.Max(0, ((totals.Squares / count) - off) / totals.Sums.Length);
    }
}
