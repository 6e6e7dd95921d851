using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>What a fit has to know of its records beforehand. The chunks and the order of the sums depend on the shape of the data alone.</summary>
internal sealed class RecordProfile
{
    private const int MaximumChunks = 128;
    private const int MaximumPartialSums = 1 << 22;

    private RecordProfile(double[] mean)
    {
        Mean = mean;
    }

    /// <summary>The mean of each column, weights aside: the point that the kernels centre on.</summary>
    public double[] Mean { get; }

    /// <summary>The largest magnitude of a value times its record's weight.</summary>
    public double Largest { get; private set; }

    /// <summary>The largest magnitude of a value.</summary>
    public double LargestValue { get; private set; }

    /// <summary>Whether all (weighted) values pass <see cref="BinnedSums.FitsOneBin"/>.</summary>
    public bool OneBin { get; private set; }

    /// <summary>The mean over columns of the variance (ddof 0, weights aside).</summary>
    public double MeanColumnVariance { get; private set; }

    /// <summary>Σ w·|x − mean|².</summary>
    public double Spread { get; private set; }

    /// <summary>The most additions that follow one another in <see cref="Spread"/>: its relative error is at most this times 2⁻⁵³.</summary>
    public double SpreadDepth { get; private set; }

    /// <summary>Records that are zero in every value.</summary>
    public int ZeroRecords { get; private set; }

    /// <summary>Goes over the records twice.</summary>
    public static RecordProfile Compute(RecordSource records, double[]? weights, ExecutionOptions execution)
    {
        int count = records.Count;
        int length = records.Length;
        int wanted = Math.Max(1, Math.Min(MaximumChunks, MaximumPartialSums / length));
        int rows = (count + wanted - 1) / wanted;
        int chunks = ChunkedParallel.ChunkCount(count, rows);
        int step = Math.Max(1, Math.Min(Math.Min(rows, 128), 16384 / length));
        var scratches = new double[ChunkedParallel.WorkerCount(chunks, execution)][];

        var parts = new Part[chunks];
        Each((record, row, part) =>
        {
            double largest = Magnitude(record);
            if (largest == 0)
                part.ZeroRecords++;
            part.LargestValue = Math.Max(part.LargestValue, largest);
            part.Largest = Math.Max(part.Largest, weights is null ? largest : largest * weights[row]);
            Columns.Add(part.Sums, record);
        }, () => new Part(length));

        var mean = new double[length];
        var profile = new RecordProfile(mean);
        foreach (var part in parts)
        {
            Columns.Add(mean, part.Sums);
            profile.LargestValue = Math.Max(profile.LargestValue, part.LargestValue);
            profile.Largest = Math.Max(profile.Largest, part.Largest);
            profile.ZeroRecords += part.ZeroRecords;
        }

        for (int j = 0; j < length; j++)
            mean[j] /= count;

        Each((record, row, part) =>
        {
            double weight = weights is null ? 1 : weights[row];
            double squared = LaneSums.SquaredDistance(record, mean);
            part.TileSquares += squared;
            part.TileWeightedSquares += weight * squared;
            part.OneBin = part.OneBin && weights is null && BinnedSums.FitsOneBin(record, profile.Largest, count);
        }, () => new Part(0));
        profile.OneBin = true;
        double squares = 0;
        foreach (var part in parts)
        {
            squares += part.Squares;
            profile.Spread += part.WeightedSquares;
            profile.OneBin &= part.OneBin;
        }

        profile.SpreadDepth = (length / (double)LaneSums.Lanes) + step + (rows / step) + chunks + 8;
        profile.MeanColumnVariance = squares / count / length;
        return profile;

        void Each(RecordAction action, Func<Part> start) => ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            double[] scratch = scratches[worker] ??= new double[step * length];
            var part = parts[chunk] = start();
            int end = Math.Min(count, (chunk + 1) * rows);
            for (int first = chunk * rows; first < end; first += step)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int n = Math.Min(step, end - first);
                var tile = records.Read(first, n, scratch);
                for (int i = 0; i < n; i++)
                    action(tile.Slice(i * length, length), first + i, part);
                part.EndTile();
            }
        });
    }

    private delegate void RecordAction(ReadOnlySpan<double> record, int row, Part part);

    private static double Magnitude(ReadOnlySpan<double> record)
    {
        double largest = 0;
        foreach (double value in record)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private sealed class Part(int length)
    {
        public double[] Sums { get; } = new double[length];

        public double Largest { get; set; }

        public double LargestValue { get; set; }

        public int ZeroRecords { get; set; }

        public double TileSquares { get; set; }

        public double TileWeightedSquares { get; set; }

        public double Squares { get; private set; }

        public double WeightedSquares { get; private set; }

        public bool OneBin { get; set; } = true;

        public void EndTile()
        {
            Squares += TileSquares;
            WeightedSquares += TileWeightedSquares;
            TileSquares = TileWeightedSquares = 0;
        }
    }
}
