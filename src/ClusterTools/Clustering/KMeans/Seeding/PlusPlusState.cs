using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The seeding of one run for the records of one shard: the squared distance of each record from the nearest centroid chosen so far, and what would remain of it
/// with each trial centroid. Arrays are indexed by place (<see cref="SeedingChunks"/>).</summary>
internal sealed class PlusPlusState
{
    /// <summary>Places per word of <see cref="Measured"/>.</summary>
    public const int WordSize = 32;

    private const int Block = TrialKernel.PointCount;
    private readonly FitPlan _plan;
    private readonly RecordShard _shard;
    private readonly SeedingChunks _chunks;
    private double[] _chunkPotentials;
    private double[][] _trialPotentials = [];

    /// <summary>Starts without a centroid.</summary>
    /// <param name="plan">The kernels.</param>
    /// <param name="shard">The records.</param>
    /// <param name="chunks">The places of the records.</param>
    /// <param name="potentials">The weight of each chunk that ends in the shard; overwritten.</param>
    public PlusPlusState(FitPlan plan, RecordShard shard, SeedingChunks chunks, double[] potentials)
    {
        _plan = plan;
        _shard = shard;
        _chunks = chunks;
        _chunkPotentials = potentials;

        // Padded with zeros, which add nothing to sums.
        int room = RoomFor(chunks.Places);
        NearestValues = new double[room];
        NearestValues.AsSpan(chunks.Lead, shard.Count).Fill(double.PositiveInfinity);
        Limits = new float[room];
        Limits.AsSpan(chunks.Lead, shard.Count).Fill(float.PositiveInfinity);
        Measured = new uint[room / WordSize];
    }

    /// <summary>The number of trial centroids.</summary>
    public int TrialCount { get; private set; }

    /// <summary>The number of blocks of <see cref="TrialKernel.PointCount"/> trial centroids.</summary>
    public int BlockCount => (TrialCount + Block - 1) / Block;

    /// <summary>The trial centroids: block after block, column-major within a block.</summary>
    public double[] Points { get; private set; } = [];

    /// <summary>The trial centroids for the float kernels.</summary>
    public PackedCentroids? Packed { get; private set; }

    /// <summary>Excludes records by their dot products with <see cref="Packed"/>.</summary>
    public TrialFilter? Filter { get; private set; }

    /// <summary>The squared distances from the nearest centroid, padded to whole groups.</summary>
    public double[] NearestValues { get; }

    /// <summary>The <see cref="TrialFilter.Limit"/> of these distances.</summary>
    public float[] Limits { get; }

    /// <summary>A bit for each place whose distances from the trials were computed: for all others the nearest centroid does not change.</summary>
    public uint[] Measured { get; }

    /// <summary>The distances that were computed: for each block of trials, place by place, one value per trial.</summary>
    public double[][] Distances { get; private set; } = [];

    /// <summary>The length of arrays that are processed in groups: the last group may start at the last word of places, since a chunk need not be a whole number of
    /// groups.</summary>
    public static int RoomFor(int count) => checked(((count + WordSize - 1) / WordSize * WordSize) + RecordGroup.Size - WordSize);

    /// <summary>Bytes that the seeding of a run takes per record.</summary>
    public static int BytesPerRecord(int clusterCount) =>
        sizeof(double) + sizeof(float) + 1 + ((CentroidSeeding.TrialCount(clusterCount) + Block - 1) / Block * Block * sizeof(double));

    /// <summary>Sets the trial centroids of the next pass.</summary>
    /// <param name="trials">Their values, contiguous.</param>
    /// <param name="count">The number of trials.</param>
    public void Try(double[] trials, int count)
    {
        int length = _shard.Records.Length;
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

        Packed = _plan.Kernel.PackForProducts(trials.AsSpan(0, count * length), length, _plan.Centring);
        Filter = new TrialFilter(Packed, length);
    }

    /// <summary>Stores the potential a trial would leave in a chunk that is entirely in the shard.</summary>
    public void Note(int trial, int chunk, double potential) => _trialPotentials[trial][chunk] = potential;

    /// <summary>Adds the potentials that the trials would leave to those of the preceding shards: chunk by chunk, continuing one that began before.</summary>
    /// <param name="sums">The potentials of the preceding records.</param>
    /// <param name="weights">The weight at each place; null for equal weights.</param>
    public void AddTo(TrialSums sums, double[]? weights)
    {
        for (int chunk = 0; chunk < _chunks.Count; chunk++)
        {
            if (!_chunks.IsWhole(chunk))
                AddPiece(chunk, sums.Open, weights);
            if (!_chunks.Ends(chunk))
                return;
            for (int t = 0; t < TrialCount; t++)
            {
                if (!_chunks.IsWhole(chunk))
                    Note(t, chunk, TrialSums.Fold(sums.Open, t));
                sums.Add(t, _chunks.FirstChunk + chunk, _trialPotentials[t][chunk]);
            }

            if (!_chunks.IsWhole(chunk))
                sums.Open.AsSpan().Clear();
        }
    }

    /// <summary>Accepts a trial centroid of the last pass.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Accept(int trial)
    {
        double[] distances = Distances[trial / Block];
        double scale = _plan.Centring.Scale;
        for (int word = 0; word < Measured.Length; word++)
        {
            for (uint rest = Measured[word]; rest != 0; rest &= rest - 1)
            {
                // Written unconditionally: that is faster than an unpredictable branch.
                int i = (word * WordSize) + BitOperations.TrailingZeroCount(rest);
                double distance = distances[(i * Block) + (trial % Block)];
                double old = NearestValues[i];
                double least = distance < old ? distance : old;
                NearestValues[i] = least;
                Limits[i] = TrialFilter.Limit(least, scale);
            }
        }

        (_chunkPotentials, _trialPotentials[trial]) = (_trialPotentials[trial], _chunkPotentials);
    }

    /// <summary>Searches for the chunk of a draw among those that end in the shard.</summary>
    public void FindChunk(PlusPlusDraw draw)
    {
        for (int chunk = 0; chunk < _chunks.Count && _chunks.Ends(chunk); chunk++)
        {
            if (draw.Pass(_chunks.FirstChunk + chunk, _chunkPotentials[chunk]))
                return;
        }
    }

    /// <summary>Searches for the record of a draw, if the shard has part of its chunk.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="weights">The weight at each place; null for equal weights.</param>
    [MethodImpl(KernelLoop.Options)]
    public void FindRow(PlusPlusDraw draw, double[]? weights)
    {
        int chunk = draw.Chunk - _chunks.FirstChunk;
        if (chunk < 0 || chunk >= _chunks.Count)
            return;
        double[] nearest = NearestValues;
        for (int place = Math.Max(chunk * _chunks.Rows, _chunks.Lead); place < _chunks.EndOf(chunk); place++)
        {
            double distance = double.IsInfinity(nearest[place]) ? 1 : nearest[place];
            if (draw.PassRecord(_shard.First + place - _chunks.Lead, weights is null ? distance : weights[place] * distance))
                return;
        }
    }

    /// <summary>Adds the shard's records of a chunk to its eight lane sums.</summary>
    private unsafe void AddPiece(int chunk, double[] open, double[]? weights)
    {
        int end = _chunks.EndOf(chunk);
        for (int place = chunk * _chunks.Rows; place < end; place += WordSize)
        {
            int records = (Math.Min(WordSize, end - place) + LaneSums.Lanes - 1) / LaneSums.Lanes * LaneSums.Lanes;
            for (int block = 0; block < BlockCount; block++)
            {
                fixed (double* nearest = &NearestValues[place], distances = &Distances[block][place * Block], sums = &open[block * Block * LaneSums.Lanes])
                fixed (double* shares = weights is null ? null : weights.AsSpan(place))
                    _plan.Kernel.Trials.AddUp(nearest, distances, Measured[place / WordSize], shares, records, SeedingUnit.PointsOf(this, block), sums);
            }
        }
    }
}
