using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>One start in the choosing: the squared distance of each record from the nearest centroid chosen so far, draws in proportion to it, and what would remain of it
/// with each centroid on trial. Sums go chunk by chunk in a fixed order.</summary>
internal sealed class PlusPlusState
{
    /// <summary>Records that share a word of what was measured.</summary>
    public const int WordSize = 32;

    private const int Block = TrialKernel.PointCount;
    private readonly FitProblem _problem;
    private readonly int _count;
    private readonly int _rows;
    private double[] _chunkPotentials;
    private double[][] _trialPotentials = [];

    /// <summary>Begins without a centroid: every record is drawn in proportion to its weight.</summary>
    public PlusPlusState(FitProblem problem, int rowsOfChunk, int chunks)
    {
        _problem = problem;
        _count = problem.Records.Count;
        _rows = rowsOfChunk;
        _chunkPotentials = new double[chunks];

        // Filled up with zeros, which add nothing to sums.
        NearestValues = new double[RoomFor(_count)];
        NearestValues.AsSpan(0, _count).Fill(1);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int first = chunk * _rows;
            var own = NearestValues.AsSpan(first, Math.Min(_rows, _count - first));
            _chunkPotentials[chunk] = problem.Weights is { } weights ? LaneSums.Dot(own, weights.AsSpan(first, own.Length)) : LaneSums.Sum(own);
        }

        Potential = LaneSums.Sum(_chunkPotentials);
        NearestValues.AsSpan(0, _count).Fill(double.PositiveInfinity);
        Limits = new float[NearestValues.Length];
        Limits.AsSpan(0, _count).Fill(float.PositiveInfinity);
        Measured = new uint[NearestValues.Length / WordSize];
    }

    /// <summary>Σ w·(squared distance from the nearest centroid).</summary>
    public double Potential { get; private set; }

    /// <summary>How many centroids are on trial.</summary>
    public int TrialCount { get; private set; }

    /// <summary>Blocks of <see cref="TrialKernel.PointCount"/> of them.</summary>
    public int BlockCount => (TrialCount + Block - 1) / Block;

    /// <summary>The centroids on trial: block after block, in each column by column.</summary>
    public double[] Points { get; private set; } = [];

    /// <summary>The same for the float kernels.</summary>
    public PackedCentroids? Packed { get; private set; }

    /// <summary>Rules out records by their products with <see cref="Packed"/>.</summary>
    public TrialFilter? Filter { get; private set; }

    /// <summary>The squared distances from the nearest centroid.</summary>
    public ReadOnlySpan<double> Nearest => NearestValues.AsSpan(0, _count);

    /// <summary>The same, and room for whole groups.</summary>
    public double[] NearestValues { get; }

    /// <summary>The same as <see cref="TrialFilter.Limit"/> gives them.</summary>
    public float[] Limits { get; }

    /// <summary>A bit for each record whose distances from what is on trial were computed: no other's nearest centroid changes.</summary>
    public uint[] Measured { get; }

    /// <summary>These distances: for each block of trials record after record, a value for each trial.</summary>
    public double[][] Distances { get; private set; } = [];

    /// <summary>What each trial would leave, after the pass.</summary>
    public double[] TrialPotentials => Array.ConvertAll(_trialPotentials, p => LaneSums.Sum(p));

    /// <summary>Values of arrays that are gone over in groups.</summary>
    public static int RoomFor(int count) => checked((count + RecordGroup.Size - 1) / RecordGroup.Size * RecordGroup.Size);

    /// <summary>Bytes that a start takes for each record.</summary>
    public static int BytesPerRecord(int clusterCount) =>
        sizeof(double) + sizeof(float) + 1 + ((CentroidSeeding.TrialCount(clusterCount) + Block - 1) / Block * Block * sizeof(double));

    /// <summary>Puts centroids on trial in the next pass.</summary>
    /// <param name="trials">Their values, one after the other.</param>
    /// <param name="count">How many they are.</param>
    public void Try(double[] trials, int count)
    {
        int length = _problem.Records.Length;
        if (TrialCount != count)
        {
            TrialCount = count;
            _trialPotentials = new double[count][];
            for (int t = 0; t < count; t++)
                _trialPotentials[t] = new double[_chunkPotentials.Length];
            Points = new double[checked(BlockCount * Block * length)];
            if (Distances.Length < BlockCount)
            {
                Distances = new double[BlockCount][];
                for (int block = 0; block < Distances.Length; block++)
                    Distances[block] = new double[checked(NearestValues.Length * Block)];
            }
        }

        for (int t = 0; t < count; t++)
        {
            int to = (t / Block * Block * length) + (t % Block);
            for (int j = 0; j < length; j++, to += Block)
                Points[to] = trials[(t * length) + j];
        }

        Packed = _problem.Kernel.PackForProducts(trials.AsSpan(0, count * length), length, _problem.Centring);
        Filter = new TrialFilter(Packed, length);
    }

    /// <summary>Notes what a trial would leave of a chunk of records.</summary>
    public void Note(int trial, int chunk, double potential) => _trialPotentials[trial][chunk] = potential;

    /// <summary>Takes a centroid that was on trial in the last pass.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Accept(int trial)
    {
        double[] distances = Distances[trial / Block];
        double scale = _problem.Centring.Scale;
        for (int word = 0; word < Measured.Length; word++)
        {
            for (uint rest = Measured[word]; rest != 0; rest &= rest - 1)
            {
                // Written whether it changes or not: that is faster than a jump that nothing foretells.
                int i = (word * WordSize) + BitOperations.TrailingZeroCount(rest);
                double distance = distances[(i * Block) + (trial % Block)];
                double old = NearestValues[i];
                double least = distance < old ? distance : old;
                NearestValues[i] = least;
                Limits[i] = TrialFilter.Limit(least, scale);
            }
        }

        (_chunkPotentials, _trialPotentials[trial]) = (_trialPotentials[trial], _chunkPotentials);
        Potential = LaneSums.Sum(_chunkPotentials);
    }

    /// <summary>Draws a record.</summary>
    public int Draw(RandomSource random)
    {
        double target = random.NextDouble() * Potential;
        int last = -1;
        for (int chunk = 0; chunk < _chunkPotentials.Length; chunk++)
        {
            if (!(_chunkPotentials[chunk] > 0))
                continue;
            last = chunk;
            if (target < _chunkPotentials[chunk])
                return DrawFrom(chunk, target);
            target -= _chunkPotentials[chunk];
        }

        // Rounding can leave a little over after the last chunk that has a share.
        return DrawFrom(Math.Max(last, 0), double.PositiveInfinity);
    }

    [MethodImpl(KernelLoop.Options)]
    private int DrawFrom(int chunk, double rest)
    {
        double[]? weights = _problem.Weights;
        double[] nearest = NearestValues;
        int found = chunk * _rows;
        int end = (int)Math.Min(_count, (chunk + 1L) * _rows);
        for (int i = chunk * _rows; i < end; i++)
        {
            double distance = double.IsInfinity(nearest[i]) ? 1 : nearest[i];
            double share = weights is null ? distance : weights[i] * distance;
            found = share > 0 ? i : found;
            rest -= share;
            if (rest < 0)
                break;
        }

        return found;
    }
}
