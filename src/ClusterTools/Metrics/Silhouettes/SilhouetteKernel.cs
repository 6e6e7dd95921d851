using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>Euclidean distances from the records of a panel (<see cref="PointPanels"/>) to rows, and their sums, in double. One class per vector width; all give the same
/// bits.</summary>
/// <remarks>Each lane is one record of the panel: it adds the squares column by column and the distances row by row, with plain additions, independently of other lanes;
/// sums over records add lanes in a fixed order. There are no fused operations.</remarks>
internal abstract unsafe partial class SilhouetteKernel
{
    /// <summary>The kernel without vectors.</summary>
    public static SilhouetteKernel Scalar { get; } = new SilhouetteKernel<double, DoubleScalarOps, double, DoubleScalarOps>("Scalar");

    /// <summary>The kernels that this machine supports, the fastest first.</summary>
    public static IReadOnlyList<SilhouetteKernel> Supported { get; } = InstructionSets.Select(Variants);

    /// <summary>The fastest kernel on this machine.</summary>
    public static SilhouetteKernel Best => Supported[0];

    /// <summary>The vector width: 512, 256, 128, Vector or Scalar.</summary>
    public abstract string Name { get; }

    /// <summary>Computes the distances of a panel's records to contiguous rows: for each row, one per record.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">Columns: values per row and per record.</param>
    /// <param name="distances">Receives the distances; one panel's width of values per row.</param>
    public abstract void Measure(double* panel, double* rows, int count, int columns, double* distances);

    /// <summary>Adds the distances to the sums, one per record of the panel.</summary>
    public abstract void Add(double* distances, int count, double* sums);

    /// <summary>Adds the distances to the lane sums of each row, half a panel's width each: lane l is for records l and l + 8, which are added to each other
    /// first.</summary>
    public abstract void AddHalves(double* distances, int count, double* lanes);
}

/// <summary>The kernel of one vector width.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
/// <typeparam name="TRoot">The vector type for square roots: a long one blocks other arithmetic on the same port while it executes.</typeparam>
/// <typeparam name="TRootOps">Its operations.</typeparam>
internal sealed unsafe class SilhouetteKernel<TVector, TOps, TRoot, TRootOps>(string name) : SilhouetteKernel
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
    where TRoot : struct
    where TRootOps : struct, IDoubleOps<TRoot>
{
    private const int Width = PointPanels.Width;
    private const int Half = Width / 2;

    public override string Name => name;

    public override void Measure(double* panel, double* rows, int count, int columns, double* distances)
    {
        int fours = count & ~3;
        Four(panel, rows, fours, columns, distances);
        One(panel, rows + ((long)fours * columns), count - fours, columns, distances + (fours * Width));
    }

    [MethodImpl(KernelLoop.Options)]
    public override void Add(double* distances, int count, double* sums)
    {
        var ops = default(TOps);
        int w = ops.Count;
        for (int at = 0; at < Width; at += 2 * w)
        {
            TVector s0 = ops.Load(sums + at), s1 = ops.Load(sums + at + w);
            double* d = distances + at;
            for (int j = 0; j < count; j++, d += Width)
            {
                s0 = ops.Add(s0, ops.Load(d));
                s1 = ops.Add(s1, ops.Load(d + w));
            }

            ops.Store(s0, sums + at);
            ops.Store(s1, sums + at + w);
        }
    }

    [MethodImpl(KernelLoop.Options)]
    public override void AddHalves(double* distances, int count, double* lanes)
    {
        var ops = default(TOps);
        int w = ops.Count;
        for (int j = 0; j < count; j++, distances += Width, lanes += Half)
        {
            for (int at = 0; at < Half; at += w)
                ops.Store(ops.Add(ops.Load(lanes + at), ops.Add(ops.Load(distances + at), ops.Load(distances + Half + at))), lanes + at);
        }
    }

    /// <summary>Four rows at a time, two vectors of records: eight accumulators, so that neither loads nor the latency of additions limit throughput. Square roots take
    /// half as long as that; those of the previous rows are interleaved with the columns, since consecutive square roots stall each other.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void Four(double* panel, double* rows, int count, int columns, double* distances)
    {
        var ops = default(TOps);
        var roots = default(TRootOps);
        int w = ops.Count;
        double* pending = distances;
        int pace = (int)Math.Max(1, (long)columns * roots.Count / (8 * w));
        int wait = pace;
        for (int i = 0; i < count; i += 4, rows += 4L * columns, distances += 4 * Width)
        {
            double* r1 = rows + columns;
            double* r2 = r1 + columns;
            double* r3 = r2 + columns;
            for (int at = 0; at < Width; at += 2 * w)
            {
                TVector a00 = ops.Zero, a01 = ops.Zero;
                TVector a10 = ops.Zero, a11 = ops.Zero;
                TVector a20 = ops.Zero, a21 = ops.Zero;
                TVector a30 = ops.Zero, a31 = ops.Zero;
                double* p = panel + at;
                for (int j = 0; j < columns; j++, p += Width)
                {
                    TVector p0 = ops.Load(p), p1 = ops.Load(p + w);
                    var r = ops.Broadcast(rows[j]);
                    var d0 = ops.Subtract(p0, r);
                    var d1 = ops.Subtract(p1, r);
                    a00 = ops.Add(a00, ops.Multiply(d0, d0));
                    a01 = ops.Add(a01, ops.Multiply(d1, d1));
                    r = ops.Broadcast(r1[j]);
                    d0 = ops.Subtract(p0, r);
                    d1 = ops.Subtract(p1, r);
                    a10 = ops.Add(a10, ops.Multiply(d0, d0));
                    a11 = ops.Add(a11, ops.Multiply(d1, d1));
                    r = ops.Broadcast(r2[j]);
                    d0 = ops.Subtract(p0, r);
                    d1 = ops.Subtract(p1, r);
                    a20 = ops.Add(a20, ops.Multiply(d0, d0));
                    a21 = ops.Add(a21, ops.Multiply(d1, d1));
                    r = ops.Broadcast(r3[j]);
                    d0 = ops.Subtract(p0, r);
                    d1 = ops.Subtract(p1, r);
                    a30 = ops.Add(a30, ops.Multiply(d0, d0));
                    a31 = ops.Add(a31, ops.Multiply(d1, d1));
                    if (--wait == 0)
                    {
                        wait = pace;
                        if (pending < distances)
                        {
                            roots.Store(roots.SquareRoot(roots.Load(pending)), pending);
                            pending += roots.Count;
                        }
                    }
                }

                double* d = distances + at;
                ops.Store(a00, d);
                ops.Store(a01, d + w);
                ops.Store(a10, d + Width);
                ops.Store(a11, d + Width + w);
                ops.Store(a20, d + (2 * Width));
                ops.Store(a21, d + (2 * Width) + w);
                ops.Store(a30, d + (3 * Width));
                ops.Store(a31, d + (3 * Width) + w);
            }
        }

        for (; pending < distances; pending += roots.Count)
            roots.Store(roots.SquareRoot(roots.Load(pending)), pending);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void One(double* panel, double* row, int count, int columns, double* distances)
    {
        var ops = default(TOps);
        int w = ops.Count;
        for (int i = 0; i < count; i++, row += columns, distances += Width)
        {
            for (int at = 0; at < Width; at += 2 * w)
            {
                TVector a0 = ops.Zero, a1 = ops.Zero;
                double* p = panel + at;
                for (int j = 0; j < columns; j++, p += Width)
                {
                    var r = ops.Broadcast(row[j]);
                    var d0 = ops.Subtract(ops.Load(p), r);
                    var d1 = ops.Subtract(ops.Load(p + w), r);
                    a0 = ops.Add(a0, ops.Multiply(d0, d0));
                    a1 = ops.Add(a1, ops.Multiply(d1, d1));
                }

                ops.Store(ops.SquareRoot(a0), distances + at);
                ops.Store(ops.SquareRoot(a1), distances + at + w);
            }
        }
    }
}
