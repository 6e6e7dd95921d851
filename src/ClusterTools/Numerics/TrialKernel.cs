using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>Squared distances in double of records from points that are on trial as centroids. One class for each width of vector.</summary>
internal abstract unsafe class TrialKernel
{
    /// <summary>Records of a tile: a multiple of two vectors of any width.</summary>
    public const int RecordCount = 32;

    /// <summary>Points that are measured together.</summary>
    public const int PointCount = 4;

    /// <summary>Four points against a tile.</summary>
    /// <param name="tile">The records: column after column, 32 values each.</param>
    /// <param name="points">The points, one after the other.</param>
    /// <param name="columns">Values of a record and of a point.</param>
    /// <param name="distances">The result: point after point, 32 values each.</param>
    public abstract void Measure(double* tile, double* points, int columns, double* distances);
}

/// <inheritdoc/>
/// <remarks>A lane sums up one pair, column by column, with plain additions: the width of a vector does not show.</remarks>
internal sealed unsafe class TrialKernel<TVector, TOps> : TrialKernel
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    public override void Measure(double* tile, double* points, int columns, double* distances)
    {
        for (int r = 0; r < RecordCount; r += 2 * default(TOps).Count)
            TwoByFour(tile + r, points, columns, distances + r);
    }

    // A method of its own, so that the eight sums stay in registers.
    [MethodImpl(KernelLoop.Options)]
    private static void TwoByFour(double* tile, double* points, int columns, double* distances)
    {
        var ops = default(TOps);
        int w = ops.Count;
        double* p1 = points + columns, p2 = p1 + columns, p3 = p2 + columns;
        TVector a00 = ops.Zero, a01 = ops.Zero, a10 = ops.Zero, a11 = ops.Zero;
        TVector a20 = ops.Zero, a21 = ops.Zero, a30 = ops.Zero, a31 = ops.Zero;
        for (int j = 0; j < columns; j++, tile += RecordCount)
        {
            TVector x0 = ops.Load(tile), x1 = ops.Load(tile + w);
            var p = ops.Broadcast(points[j]);
            var d0 = ops.Subtract(x0, p);
            var d1 = ops.Subtract(x1, p);
            a00 = ops.Add(a00, ops.Multiply(d0, d0));
            a01 = ops.Add(a01, ops.Multiply(d1, d1));
            p = ops.Broadcast(p1[j]);
            d0 = ops.Subtract(x0, p);
            d1 = ops.Subtract(x1, p);
            a10 = ops.Add(a10, ops.Multiply(d0, d0));
            a11 = ops.Add(a11, ops.Multiply(d1, d1));
            p = ops.Broadcast(p2[j]);
            d0 = ops.Subtract(x0, p);
            d1 = ops.Subtract(x1, p);
            a20 = ops.Add(a20, ops.Multiply(d0, d0));
            a21 = ops.Add(a21, ops.Multiply(d1, d1));
            p = ops.Broadcast(p3[j]);
            d0 = ops.Subtract(x0, p);
            d1 = ops.Subtract(x1, p);
            a30 = ops.Add(a30, ops.Multiply(d0, d0));
            a31 = ops.Add(a31, ops.Multiply(d1, d1));
        }

        ops.Store(a00, distances);
        ops.Store(a01, distances + w);
        ops.Store(a10, distances + RecordCount);
        ops.Store(a11, distances + RecordCount + w);
        ops.Store(a20, distances + (2 * RecordCount));
        ops.Store(a21, distances + (2 * RecordCount) + w);
        ops.Store(a30, distances + (3 * RecordCount));
        ops.Store(a31, distances + (3 * RecordCount) + w);
    }
}
