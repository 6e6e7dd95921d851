using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>Squared distances in double of records from trial centroids, and the potential that each trial would leave. One class per vector width.</summary>
internal abstract unsafe class TrialKernel
{
    /// <summary>The number of records processed together.</summary>
    public const int RecordCount = 4;

    /// <summary>The number of points processed together: a multiple of a vector of any width.</summary>
    public const int PointCount = 8;

    /// <summary>The squared distances of four records from some points.</summary>
    /// <param name="records">The start of each record's values.</param>
    /// <param name="points">The points: column by column, 8 values each.</param>
    /// <param name="count">The number of points, up to 8.</param>
    /// <param name="columns">Columns: values per record and per point.</param>
    /// <param name="distances">Receives the distances of each record from the points.</param>
    public abstract void Measure(double** records, double* points, int count, int columns, double** distances);

    /// <summary>Sums, for each point, the smaller of the records' current values and their distances from the point. Records are added to eight lanes in turn, as in <see
    /// cref="LaneSums"/>.</summary>
    /// <param name="nearest">The current values of the records.</param>
    /// <param name="distances">Their distances from the points: record by record, 8 values each.</param>
    /// <param name="measured">A bit for each record that has distances; others keep their current value.</param>
    /// <param name="weights">The factor of each record; null for 1.</param>
    /// <param name="records">The number of records: a multiple of eight, 64 at most.</param>
    /// <param name="count">The number of points, up to 8.</param>
    /// <param name="sums">The eight lane sums, for 8 points each; updated.</param>
    public abstract void AddUp(double* nearest, double* distances, ulong measured, double* weights, int records, int count, double* sums);
}

/// <inheritdoc/>
/// <remarks>Each lane is one point, so that records are read in their memory order and each sum consists of plain additions in a fixed order, independent of the vector
/// width.</remarks>
internal sealed unsafe class TrialKernel<TVector, TOps> : TrialKernel
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    private const int Points = PointCount;

    public override void Measure(double** records, double* points, int count, int columns, double** distances)
    {
        for (int p = 0; p < count; p += default(TOps).Count)
            FourByOne(records, points + p, columns, distances, p);
    }

    public override void AddUp(double* nearest, double* distances, ulong measured, double* weights, int records, int count, double* sums)
    {
        for (int p = 0; p < count; p += default(TOps).Count)
        {
            if (weights == null)
                Add(nearest, distances + p, measured, records, sums + p);
            else
                AddWeighted(nearest, distances + p, measured, weights, records, sums + p);
        }
    }

    // A method of its own, so that the accumulators stay in registers; likewise below.
    [MethodImpl(KernelLoop.Options)]
    private static void FourByOne(double** records, double* points, int columns, double** distances, int first)
    {
        var ops = default(TOps);
        double* x0 = records[0], x1 = records[1], x2 = records[2], x3 = records[3];
        TVector a0 = ops.Zero, a1 = ops.Zero, a2 = ops.Zero, a3 = ops.Zero;
        for (int j = 0; j < columns; j++, points += Points)
        {
            var p = ops.Load(points);
            var d0 = ops.Subtract(ops.Broadcast(x0[j]), p);
            var d1 = ops.Subtract(ops.Broadcast(x1[j]), p);
            var d2 = ops.Subtract(ops.Broadcast(x2[j]), p);
            var d3 = ops.Subtract(ops.Broadcast(x3[j]), p);
            a0 = ops.Add(a0, ops.Multiply(d0, d0));
            a1 = ops.Add(a1, ops.Multiply(d1, d1));
            a2 = ops.Add(a2, ops.Multiply(d2, d2));
            a3 = ops.Add(a3, ops.Multiply(d3, d3));
        }

        ops.Store(a0, distances[0] + first);
        ops.Store(a1, distances[1] + first);
        ops.Store(a2, distances[2] + first);
        ops.Store(a3, distances[3] + first);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void Add(double* nearest, double* distances, ulong measured, int records, double* sums)
    {
        var ops = default(TOps);
        var s0 = ops.Load(sums);
        var s1 = ops.Load(sums + Points);
        var s2 = ops.Load(sums + (2 * Points));
        var s3 = ops.Load(sums + (3 * Points));
        var s4 = ops.Load(sums + (4 * Points));
        var s5 = ops.Load(sums + (5 * Points));
        var s6 = ops.Load(sums + (6 * Points));
        var s7 = ops.Load(sums + (7 * Points));
        for (double* end = nearest + records; nearest < end; nearest += 8, distances += 8 * Points, measured >>= 8)
        {
            if ((measured & 0xFF) == 0)
            {
                s0 = ops.Add(s0, ops.Broadcast(nearest[0]));
                s1 = ops.Add(s1, ops.Broadcast(nearest[1]));
                s2 = ops.Add(s2, ops.Broadcast(nearest[2]));
                s3 = ops.Add(s3, ops.Broadcast(nearest[3]));
                s4 = ops.Add(s4, ops.Broadcast(nearest[4]));
                s5 = ops.Add(s5, ops.Broadcast(nearest[5]));
                s6 = ops.Add(s6, ops.Broadcast(nearest[6]));
                s7 = ops.Add(s7, ops.Broadcast(nearest[7]));
                continue;
            }

            s0 = ops.Add(s0, Least(nearest, distances, measured, 0));
            s1 = ops.Add(s1, Least(nearest, distances, measured, 1));
            s2 = ops.Add(s2, Least(nearest, distances, measured, 2));
            s3 = ops.Add(s3, Least(nearest, distances, measured, 3));
            s4 = ops.Add(s4, Least(nearest, distances, measured, 4));
            s5 = ops.Add(s5, Least(nearest, distances, measured, 5));
            s6 = ops.Add(s6, Least(nearest, distances, measured, 6));
            s7 = ops.Add(s7, Least(nearest, distances, measured, 7));
        }

        ops.Store(s0, sums);
        ops.Store(s1, sums + Points);
        ops.Store(s2, sums + (2 * Points));
        ops.Store(s3, sums + (3 * Points));
        ops.Store(s4, sums + (4 * Points));
        ops.Store(s5, sums + (5 * Points));
        ops.Store(s6, sums + (6 * Points));
        ops.Store(s7, sums + (7 * Points));
    }

    [MethodImpl(KernelLoop.Options)]
    private static void AddWeighted(double* nearest, double* distances, ulong measured, double* weights, int records, double* sums)
    {
        var ops = default(TOps);
        for (int r = 0; r < records; r++)
        {
            double* sum = sums + (r % LaneSums.Lanes * Points);
            var share = ops.Multiply(Least(nearest, distances, measured, r), ops.Broadcast(weights[r]));
            ops.Store(ops.Add(ops.Load(sum), share), sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Least(double* nearest, double* distances, ulong measured, int record)
    {
        var ops = default(TOps);
        var old = ops.Broadcast(nearest[record]);
        if (((measured >> record) & 1) == 0)
            return old;
        var distance = ops.Load(distances + (record * Points));
        return ops.SelectLess(distance, old, distance, old);
    }
}
