using System.Runtime.CompilerServices;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>One worker of a <see cref="SeedingShard"/>, with scratch memory of its own.</summary>
/// <param name="shard">The records of the shard.</param>
/// <param name="plan">The kernels.</param>
/// <param name="chunks">The places of the records.</param>
/// <param name="weights">The weight at each place; null for equal weights.</param>
/// <param name="rowsOfUnit">The maximum number of records of a unit.</param>
internal sealed unsafe class SeedingWorker(RecordShard shard, FitPlan plan, SeedingChunks chunks, double[]? weights, int rowsOfUnit) : IDisposable
{
    private const int Size = RecordGroup.Size;
    private const int Block = TrialKernel.PointCount;
    private readonly SeedingUnit _unit = new(shard, plan, chunks.Lead, rowsOfUnit);
    private AlignedBuffer _products = new(0);
    private double[] _sums = [];

    /// <summary>Processes whole chunks of records.</summary>
    /// <param name="states">The runs that have trials.</param>
    /// <param name="first">The first record.</param>
    /// <param name="end">The exclusive end.</param>
    public void Run(IReadOnlyList<PlusPlusState> states, int first, int end)
    {
        _unit.Load(first, end);
        foreach (var state in states)
            Run(state, first, end);
    }

    public void Dispose()
    {
        _unit.Dispose();
        _products.Dispose();
    }

    [MethodImpl(KernelLoop.Options)]
    private void Run(PlusPlusState state, int first, int end)
    {
        var packed = state.Packed!;
        if (_products.Count < packed.SquaredNorms.Length * Size)
        {
            _products.Dispose();
            _products = new AlignedBuffer(packed.SquaredNorms.Length * Size);
        }

        if (_sums.Length < state.BlockCount * Block * LaneSums.Lanes)
            _sums = new double[state.BlockCount * Block * LaneSums.Lanes];
        _sums.AsSpan().Clear();
        for (; first < end; first += Size)
        {
            int count = Math.Min(Size, end - first);
            plan.Kernel.ProductsOf(_unit.Values(first), shard.Records.Length, packed, _products.Pointer);
            ulong measured = RecordGroup.First(count) & ~RecordGroup.First(Math.Min(count, Math.Max(0, chunks.Lead - first)));
            fixed (float* limits = state.Limits.AsSpan(first, Size))
                measured &= state.Filter!.Candidates(_products.Pointer, _unit.Norms(first), _unit.Offsets(first), limits);
            state.Measured[first / PlusPlusState.WordSize] = (uint)measured;
            if (count > PlusPlusState.WordSize)
                state.Measured[(first / PlusPlusState.WordSize) + 1] = (uint)(measured >> PlusPlusState.WordSize);
            if (measured != 0)
                _unit.Measure(state, first, measured);
            AddUp(state, first, count, measured, end);
        }
    }

    /// <summary>Adds the potentials that the trials would leave for a group of records, and stores the sums of chunks that end.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void AddUp(PlusPlusState state, int first, int count, ulong measured, int end)
    {
        for (int next, piece = first; piece < first + count; piece = next)
        {
            int chunk = piece / chunks.Rows;
            int chunkEnd = (int)Math.Min(end, (chunk + 1L) * chunks.Rows);
            next = Math.Min(first + count, chunkEnd);
            if (!chunks.IsWhole(chunk))
                continue;
            int records = (next - piece + LaneSums.Lanes - 1) / LaneSums.Lanes * LaneSums.Lanes;
            for (int block = 0; block < state.BlockCount; block++)
            {
                fixed (double* nearest = &state.NearestValues[piece], distances = &state.Distances[block][piece * Block], sums = &_sums[block * Block * LaneSums.Lanes])
                {
                    if (weights is null)
                    {
                        plan.Kernel.Trials.AddUp(nearest, distances, measured >> (piece - first), null, records, SeedingUnit.PointsOf(state, block), sums);
                    }
                    else
                    {
                        fixed (double* shares = &weights[piece])
                            plan.Kernel.Trials.AddUp(nearest, distances, measured >> (piece - first), shares, records, SeedingUnit.PointsOf(state, block), sums);
                    }
                }
            }

            if (next == chunkEnd)
                EndChunk(state, chunk);
        }
    }

    private void EndChunk(PlusPlusState state, int chunk)
    {
        for (int t = 0; t < state.TrialCount; t++)
            state.Note(t, chunk, TrialSums.Fold(_sums, t));
        _sums.AsSpan().Clear();
    }
}
