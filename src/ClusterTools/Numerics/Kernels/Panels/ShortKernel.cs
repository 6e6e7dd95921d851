using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Numerics.Kernels.Panels;

/// <summary>The distance measure of points with at most <see cref="ShortKernel{TSum}.MaximumColumns"/> coordinates, and how its terms are summed.</summary>
internal unsafe interface IShortSum
{
    /// <summary>The measure of one point and some points of a panel.</summary>
    Vector<double> Of(double* point, double* panel, int columns);

    /// <summary>The measure of differences, coordinate by coordinate; bit-identical to a lane of <see cref="Of"/>.</summary>
    double OfDifferences(double* differences, int columns);
}

/// <summary>Σ (a − b)², folded as <see cref="LaneSums.SquaredDistance(ReadOnlySpan{double}, ReadOnlySpan{double})"/> folds its lanes, so that both give the same bits.</summary>
internal readonly unsafe struct ShortSquares : IShortSum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Of(double* point, double* panel, int columns)
    {
        var s0 = Term(point, panel, 0);
        if (columns == 1)
            return s0;
        var s1 = Term(point, panel, 1);
        if (columns == 2)
            return s0 + s1;
        var s2 = Term(point, panel, 2);
        if (columns == 3)
            return (s0 + s2) + s1;
        var s3 = Term(point, panel, 3);
        if (columns > 4)
            s0 += Term(point, panel, 4);
        if (columns > 5)
            s1 += Term(point, panel, 5);
        if (columns > 6)
            s2 += Term(point, panel, 6);
        if (columns > 7)
            s3 += Term(point, panel, 7);
        return (s0 + s2) + (s1 + s3);
    }

    public double OfDifferences(double* differences, int columns)
    {
        double* lanes = stackalloc double[LaneSums.Lanes];
        new Span<double>(lanes, LaneSums.Lanes).Clear();
        for (int j = 0; j < columns; j++)
            lanes[j] = differences[j] * differences[j];
        return LaneSums.Fold(new ReadOnlySpan<double>(lanes, LaneSums.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Term(double* point, double* panel, int column)
    {
        var d = new Vector<double>(point[column]) - *(Vector<double>*)(panel + (column * PointPanels.Width));
        return d * d;
    }
}

/// <summary>Σ |a − b|, coordinate by coordinate.</summary>
internal readonly unsafe struct ShortAbsolutes : IShortSum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Of(double* point, double* panel, int columns)
    {
        var sum = Vector<double>.Zero;
        for (int j = 0; j < columns; j++, panel += PointPanels.Width)
            sum += Vector.Abs(new Vector<double>(point[j]) - *(Vector<double>*)panel);
        return sum;
    }

    public double OfDifferences(double* differences, int columns)
    {
        double sum = 0;
        for (int j = 0; j < columns; j++)
            sum += Math.Abs(differences[j]);
        return sum;
    }
}

/// <summary>Compares a point with the points of a panel (<see cref="PointPanels"/>), in double, for points with few coordinates.</summary>
internal static unsafe class ShortKernel<TSum>
    where TSum : struct, IShortSum
{
    /// <summary>The maximum number of coordinates.</summary>
    public const int MaximumColumns = LaneSums.Lanes;

    /// <summary>The measures of a point and all points of a panel.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static void Measure(double* point, double* panel, int columns, double* result)
    {
        for (int at = 0; at < PointPanels.Width; at += Vector<double>.Count)
            *(Vector<double>*)(result + at) = default(TSum).Of(point, panel + at, columns);
    }

    /// <summary>The number of points of a panel within a limit. Empty slots are infinitely far.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static int Count(double* point, double* panel, int columns, double limit)
    {
        var most = new Vector<double>(limit);
        var count = Vector<long>.Zero;
        for (int at = 0; at < PointPanels.Width; at += Vector<double>.Count)
            count -= Vector.LessThanOrEqual(default(TSum).Of(point, panel + at, columns), most);
        return (int)Vector.Dot(count, Vector<long>.One);
    }

    /// <summary>The points of a panel within a limit, a bit each.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static uint Within(double* point, double* panel, int columns, double limit)
    {
        var most = new Vector<double>(limit);
        uint within = 0;
        for (int at = 0; at < PointPanels.Width; at += Vector<double>.Count)
        {
            var inside = Vector.LessThanOrEqual(default(TSum).Of(point, panel + at, columns), most);
            if (Vector.EqualsAll(inside, Vector<long>.Zero))
                continue;
            for (int i = 0; i < Vector<double>.Count; i++)
                within |= (uint)(inside[i] & 1) << (at + i);
        }

        return within;
    }
}
