using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>What a fit has to know of its records beforehand, from one pass over them. The chunks and the order of the sums depend on the shape of the data alone.</summary>
internal sealed class RecordProfile
{
    private const int SampleSize = 1024;
    private const int MaximumChunks = 128;
    private const int MaximumPartialSums = 1 << 22;

    private RecordProfile(double[] origin)
    {
        Origin = origin;
    }

    /// <summary>A point near the mean of the records (the mean of some of them): the origin of the kernels and of <see cref="Spread"/>.</summary>
    public double[] Origin { get; }

    /// <summary>No value is above this in magnitude.</summary>
    public double LargestValue { get; private set; }

    /// <summary>No value times its record's weight is above this in magnitude.</summary>
    public double Largest { get; private set; }

    /// <summary>Whether all (weighted) values pass <see cref="BinnedSums.FitsOneBin"/>.</summary>
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
    /// <param name="largest">No value of the store is above this in magnitude.</param>
    /// <param name="weights">The weights, or null.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public static RecordProfile Compute(RecordSource records, double largest, double[]? weights, ExecutionOptions execution)
    {
        int count = records.Count;
        int length = records.Length;
        var profile = new RecordProfile(SampleMean(records));

        // The components of unit records are rounded, and so may be a little above 1.
        profile.LargestValue = records.IsNormalized ? 2 : largest;
        profile.Largest = profile.LargestValue * (weights is null ? 1 : weights.Max());
        bool mayFit = weights is null && !records.IsNormalized;
        bool surelyFits = mayFit && !records.Store.ElementType.IsFloat() && BinnedSums.FitsOneBin([1], profile.Largest, count);

        int wanted = Math.Max(1, Math.Min(MaximumChunks, MaximumPartialSums / length));
        int rows = (count + wanted - 1) / wanted;
        int chunks = ChunkedParallel.ChunkCount(count, rows);
        int step = Math.Max(1, Math.Min(Math.Min(rows, 128), 16384 / length));
        var scratches = new double[ChunkedParallel.WorkerCount(chunks, execution)][];
        var parts = new Part[chunks];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            double[] scratch = scratches[worker] ??= new double[step * length];
            var part = parts[chunk] = new Part { Sums = new double[length], OneBin = mayFit };
            int end = Math.Min(count, (chunk + 1) * rows);
            for (int first = chunk * rows; first < end; first += step)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int n = Math.Min(step, end - first);
                var tile = records.Read(first, n, scratch);
                double squares = 0;
                double weighted = 0;
                for (int i = 0; i < n; i++)
                {
                    var record = tile.Slice(i * length, length);
                    double squared = LaneSums.SquaredDistance(record, profile.Origin);
                    squares += squared;
                    weighted += weights is null ? squared : weights[first + i] * squared;
                    Columns.AddDifference(part.Sums, record, profile.Origin);
                    if (part.OneBin && !surelyFits)
                        part.OneBin = BinnedSums.FitsOneBin(record, profile.Largest, count);
                    if (records.IsNormalized && IsZero(record))
                        part.ZeroRecords++;
                }

                part.Squares += squares;
                part.WeightedSquares += weighted;
            }
        });

        profile.Reduce(parts, count);
        profile.SpreadDepth = (length / (double)LaneSums.Lanes) + step + (rows / step) + chunks + 8;
        return profile;
    }

    private static double[] SampleMean(RecordSource records)
    {
        int size = Math.Min(records.Count, SampleSize);
        var mean = new double[records.Length];
        var scratch = new double[records.Length];
        for (int s = 0; s < size; s++)
            Columns.Add(mean, records.Read((int)((long)s * records.Count / size), 1, scratch));
        for (int j = 0; j < mean.Length; j++)
            mean[j] /= size;
        return mean;
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

    private void Reduce(Part[] parts, int count)
    {
        var sums = new double[Origin.Length];
        double squares = 0;
        OneBin = true;
        foreach (var part in parts)
        {
            Columns.Add(sums, part.Sums);
            squares += part.Squares;
            Spread += part.WeightedSquares;
            ZeroRecords += part.ZeroRecords;
            OneBin &= part.OneBin;
        }

        // About the mean it is less than about the origin, by the square of their distance.
        double off = 0;
        foreach (double sum in sums)
            off += sum / count * (sum / count);
        MeanColumnVariance = Math.Max(0, ((squares / count) - off) / sums.Length);
    }

    private sealed class Part
    {
        public required double[] Sums { get; init; }

        public int ZeroRecords { get; set; }

        public double Squares { get; set; }

        public double WeightedSquares { get; set; }

        public bool OneBin { get; set; }
    }
}
