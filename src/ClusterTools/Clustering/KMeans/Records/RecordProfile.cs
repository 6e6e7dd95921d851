using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>What a fit has to know of its records beforehand, from one pass over them. The chunks and the order of the sums depend on the shape of the data alone.</summary>
internal sealed class RecordProfile
{
    private const int SampleSize = 1024;
    private const int MaximumChunks = 128;
    private const int MaximumPartialSums = 1 << 22;
    private const int StepValues = 1 << 12;
    private const int ChunkBytes = 1 << 18;

    private RecordProfile(double[] origin)
    {
        Origin = origin;
    }

    /// <summary>A point near the mean of the records (the mean of some of them): the origin of the kernels and of <see cref="Spread"/>.</summary>
    public double[] Origin { get; }

    /// <summary>No value is above this in magnitude.</summary>
    public double LargestValue { get; private set; }

    /// <summary>The largest value of records of bytes, where it is known.</summary>
    public byte LargestByte { get; private set; } = byte.MaxValue;

    /// <summary>No value times its record's weight is above this in magnitude.</summary>
    public double Largest { get; private set; }

    /// <summary>Whether all (weighted) values pass <see cref="BinnedSums.FitsOneBin(ReadOnlySpan{double}, double)"/>.</summary>
    public bool OneBin { get; private set; }

    /// <summary>The mean over columns of the variance (ddof 0, weights aside).</summary>
    public double MeanColumnVariance { get; private set; }

    /// <summary>Σ w·|x − origin|².</summary>
    public double Spread { get; private set; }

    /// <summary>The most additions that follow one another in <see cref="Spread"/>: its relative error is at most this times 2⁻⁵³.</summary>
    public double SpreadDepth { get; private set; }

    /// <summary>Records of no direction, where directions are compared.</summary>
    public int ZeroRecords { get; private set; }

    /// <summary>Goes over the records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="weights">The weights, or null.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">Some values are NaN, infinite or above 1e150; the message gives their number and the place of the first.</exception>
    public static RecordProfile Compute(RecordSource records, double[]? weights, ExecutionOptions execution)
    {
        int count = records.Count;
        int length = records.Length;
        if (records.IsNormalized)
            FiniteRecords.Require(records.Store, execution);
        var profile = new RecordProfile(SampleMean(records, out double largest));
        if (weights is null && !records.IsNormalized && records.Store.ElementType == ElementType.UInt8)
        {
            profile.TakeBytes(records.Store, execution);
            return profile;
        }

        FiniteRecords.Require(records.Store, largest, isNumber: true, execution.CancellationToken);

        // Of floating-point values the sample's largest is a guess, which is looked at again when the largest of all is known.
        bool mayFit = weights is null && !records.IsNormalized;
        double guess = records.Store.ElementType.IsFloat() ? largest : FiniteRecords.LargestOf(records.Store.ElementType);
        double split = BinnedSums.Split(guess, count);

        int wanted = Math.Max(1, Math.Min(MaximumChunks, MaximumPartialSums / length));
        int rows = (count + wanted - 1) / wanted;
        int chunks = ChunkedParallel.ChunkCount(count, rows);
        int step = Math.Max(1, Math.Min(Math.Min(rows, 128), StepValues / length));
        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks, execution), step * length);
        var parts = new Part[chunks];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            var part = parts[chunk] = new Part(new RecordMoments(profile.Origin, split));
            int end = Math.Min(count, (chunk + 1) * rows);
            for (int first = chunk * rows; first < end; first += step)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int n = Math.Min(step, end - first);
                var tile = records.Read(first, n, scratches[worker]);
                double squares = 0;
                double weighted = 0;
                for (int i = 0; i < n; i++)
                {
                    var record = tile.Slice(i * length, length);
                    double squared = part.Moments.Add(record);
                    squares += squared;
                    weighted += weights is null ? squared : weights[first + i] * squared;
                    if (records.IsNormalized && IsZero(record))
                        part.ZeroRecords++;
                }

                part.Squares += squares;
                part.WeightedSquares += weighted;
            }
        });

        profile.Reduce(parts, count);
        if (!records.IsNormalized)
            FiniteRecords.Require(records.Store, profile.LargestValue, isNumber: !double.IsNaN(profile.Spread), execution.CancellationToken);

        // The components of unit records are rounded, and so may be a little above 1; and integers are taken for as large as their type has them.
        profile.LargestValue = records.IsNormalized ? 2 : Math.Max(guess, profile.LargestValue);
        profile.Largest = profile.LargestValue * (weights is null ? 1 : weights.Max());
        double needed = BinnedSums.Split(profile.Largest, count);
        profile.OneBin &= mayFit && (needed == split || AllFit(records, needed, execution));
        profile.SpreadDepth = (length / (double)LaneSums.Lanes) + step + (rows / step) + chunks + 8;
        return profile;
    }

    private static double[] SampleMean(RecordSource records, out double largest)
    {
        int size = Math.Min(records.Count, SampleSize);
        var mean = new double[records.Length];
        var scratch = new double[records.Length];
        largest = 0;
        for (int s = 0; s < size; s++)
        {
            var record = records.Read((int)((long)s * records.Count / size), 1, scratch);
            Columns.Add(mean, record);
            largest = Math.Max(largest, Columns.LargestMagnitude(record));
        }

        for (int j = 0; j < mean.Length; j++)
            mean[j] /= size;
        return mean;
    }

    /// <summary>Whether all values are multiples of the quantum of a constant.</summary>
    private static bool AllFit(RecordSource records, double split, ExecutionOptions execution)
    {
        int rows = Math.Max(1, StepValues / records.Length);
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

    private static bool IsZero(ReadOnlySpan<double> record)
    {
        foreach (double value in record)
        {
            if (value != 0)
                return false;
        }

        return true;
    }

    /// <summary>The profile of bytes, in whole numbers: exact, and as fast as they can be read.</summary>
    private void TakeBytes(SeriesStore store, ExecutionOptions execution)
    {
        int length = store.Length;
        int rows = Math.Max(1, ChunkBytes / length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        var moments = new ByteMoments?[ChunkedParallel.WorkerCount(chunks, execution)];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            (moments[worker] ??= new ByteMoments(length)).Add(store.GetBytes(chunk * rows, Math.Min(rows, store.Count - (chunk * rows)))));

        // A whole number is as good an origin as any near the mean, and leaves everything whole.
        var sums = new long[length];
        long squares = 0;
        LargestByte = 0;
        foreach (var part in moments)
        {
            LargestByte = Math.Max(LargestByte, part?.Largest ?? 0);
            part?.AddSums(sums);
            squares += part?.Squares ?? 0;
        }

        double off = 0;
        for (int j = 0; j < length; j++)
        {
            long origin = (long)Math.Round(Origin[j]);
            squares += origin * ((store.Count * origin) - (2 * sums[j]));
            double mean = (sums[j] - (store.Count * origin)) / (double)store.Count;
            off += mean * mean;
            Origin[j] = origin;
        }

        LargestValue = Largest = byte.MaxValue;
        OneBin = BinnedSums.FitsOneBin([1], Largest, store.Count);
        Spread = squares;
        SpreadDepth = 1;
        MeanColumnVariance = Math.Max(0, ((Spread / store.Count) - off) / length);
    }

    private void Reduce(Part[] parts, int count)
    {
        var sums = new double[Origin.Length];
        double squares = 0;
        OneBin = true;
        foreach (var part in parts)
        {
            Columns.Add(sums, part.Moments.Sums);
            squares += part.Squares;
            Spread += part.WeightedSquares;
            ZeroRecords += part.ZeroRecords;
            OneBin &= part.Moments.OneBin;
            LargestValue = Math.Max(LargestValue, part.Moments.Largest);
        }

        // About the mean it is less than about the origin, by the square of their distance.
        double off = 0;
        foreach (double sum in sums)
            off += sum / count * (sum / count);
        MeanColumnVariance = Math.Max(0, ((squares / count) - off) / sums.Length);
    }

    private sealed class Part(RecordMoments moments)
    {
        public RecordMoments Moments { get; } = moments;

        public int ZeroRecords { get; set; }

        public double Squares { get; set; }

        public double WeightedSquares { get; set; }
    }
}
