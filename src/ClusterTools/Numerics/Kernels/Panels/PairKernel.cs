using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Kernels.Panels;

/// <summary>The term that one coordinate contributes to the distance or dot product of two points.</summary>
internal interface IPairTerm
{
    Vector<double> Of(Vector<double> a, Vector<double> b);
}

/// <summary>(a − b)².</summary>
internal readonly struct SquaredTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Of(Vector<double> a, Vector<double> b)
    {
        var d = a - b;
        return d * d;
    }
}

/// <summary>|a − b|.</summary>
internal readonly struct AbsoluteTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Of(Vector<double> a, Vector<double> b) => Vector.Abs(a - b);
}

/// <summary>a·b.</summary>
internal readonly struct ProductTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Of(Vector<double> a, Vector<double> b) => a * b;
}

/// <summary>Computes distances or dot products of points with the points of a panel (<see cref="PointPanels"/>), in double.</summary>
/// <remarks>Each lane sums one pair of points, coordinate by coordinate, with plain additions: the result depends neither on the vector width nor (for symmetric terms) on
/// which of the two points is in the panel.</remarks>
internal static unsafe class PairKernel<TTerm>
    where TTerm : struct, IPairTerm
{
    /// <summary>The number of rows processed together.</summary>
    public const int RowCount = 4;

    /// <summary>Four points against a panel.</summary>
    /// <remarks>The result holds four times as many values as a panel has points.</remarks>
    public static void Four(double* row0, double* row1, double* row2, double* row3, double* panel, int columns, double* result)
    {
        for (int at = 0; at < PointPanels.Width; at += 2 * Vector<double>.Count)
            FourByTwo(row0, row1, row2, row3, panel + at, columns, result + at);
    }

    /// <summary>One point against a panel.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static void One(double* row, double* panel, int columns, double* result)
    {
        int width = Vector<double>.Count;
        var term = default(TTerm);
        for (int at = 0; at < PointPanels.Width; at += 2 * width)
        {
            Vector<double> a0 = default, a1 = default;
            double* p = panel + at;
            for (int j = 0; j < columns; j++, p += PointPanels.Width)
            {
                var r = new Vector<double>(row[j]);
                a0 += term.Of(r, *(Vector<double>*)p);
                a1 += term.Of(r, *(Vector<double>*)(p + width));
            }

            *(Vector<double>*)(result + at) = a0;
            *(Vector<double>*)(result + at + width) = a1;
        }
    }

    // A method of its own, so that the eight accumulators stay in registers.
    [MethodImpl(KernelLoop.Options)]
    private static void FourByTwo(double* row0, double* row1, double* row2, double* row3, double* panel, int columns, double* result)
    {
        int width = Vector<double>.Count;
        var term = default(TTerm);
        Vector<double> a00 = default, a01 = default, a10 = default, a11 = default;
        Vector<double> a20 = default, a21 = default, a30 = default, a31 = default;
        for (int j = 0; j < columns; j++, panel += PointPanels.Width)
        {
            var p0 = *(Vector<double>*)panel;
            var p1 = *(Vector<double>*)(panel + width);
            var r = new Vector<double>(row0[j]);
            a00 += term.Of(r, p0);
            a01 += term.Of(r, p1);
            r = new Vector<double>(row1[j]);
            a10 += term.Of(r, p0);
            a11 += term.Of(r, p1);
            r = new Vector<double>(row2[j]);
            a20 += term.Of(r, p0);
            a21 += term.Of(r, p1);
            r = new Vector<double>(row3[j]);
            a30 += term.Of(r, p0);
            a31 += term.Of(r, p1);
        }

        *(Vector<double>*)result = a00;
        *(Vector<double>*)(result + width) = a01;
        *(Vector<double>*)(result + PointPanels.Width) = a10;
        *(Vector<double>*)(result + PointPanels.Width + width) = a11;
        *(Vector<double>*)(result + (2 * PointPanels.Width)) = a20;
        *(Vector<double>*)(result + (2 * PointPanels.Width) + width) = a21;
        *(Vector<double>*)(result + (3 * PointPanels.Width)) = a30;
        *(Vector<double>*)(result + (3 * PointPanels.Width) + width) = a31;
    }
}
