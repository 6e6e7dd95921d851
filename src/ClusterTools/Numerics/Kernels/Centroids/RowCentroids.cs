using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Centroids;

/// <summary>Centroids in the layout of <see cref="RowKernel{TVector, TOps}"/>: −2·c', one row each, in the groups that bounds are kept for.</summary>
internal sealed unsafe class RowCentroids : IDisposable
{
    private const int Alignment = 16;
    private readonly AlignedBuffer _values;
    private readonly double[] _squares;
    private readonly Centring _centring;
    private readonly int _chain;

    /// <summary>Allocates slots for centroids.</summary>
    /// <param name="places">The number of slots.</param>
    /// <param name="centring">Origin and scale, the same as for the records.</param>
    /// <param name="chain">The length of the chain of additions in a dot product.</param>
    public RowCentroids(int places, Centring centring, int chain)
    {
        _centring = centring;
        _chain = chain;
        Stride = StrideOf(centring.ScaledPoint.Length);
        _values = new AlignedBuffer((long)places * Stride);
        _squares = new double[places];
        SquaredNorms = new float[places];
    }

    /// <summary>The distance between rows, in floats.</summary>
    public int Stride { get; }

    /// <summary>|c'|² of each slot, infinite for an empty slot.</summary>
    public float[] SquaredNorms { get; }

    /// <summary>The bound on the rounding error of scores.</summary>
    public ScoreMargin Margin { get; private set; }

    /// <summary>The row stride in floats for a number of columns.</summary>
    public static int StrideOf(int columns) => (columns + Alignment - 1) / Alignment * Alignment;

    /// <summary>Packs centroids.</summary>
    /// <param name="centroids">All centroids, contiguous.</param>
    /// <param name="places">The centroid in each slot (−1: none).</param>
    /// <param name="centring">Origin and scale, the same as for the records.</param>
    /// <param name="chain">The length of the chain of additions in a dot product.</param>
    public static RowCentroids Pack(ReadOnlySpan<double> centroids, int[] places, Centring centring, int chain)
    {
        int length = centring.ScaledPoint.Length;
        var packed = new RowCentroids(places.Length, centring, chain);
        for (int place = 0; place < places.Length; place++)
            packed.Set(place, places[place] < 0 ? default : centroids.Slice(places[place] * length, length));
        packed.Complete();
        return packed;
    }

    /// <summary>Stores a centroid in a slot.</summary>
    /// <param name="place">The slot.</param>
    /// <param name="centroid">The centroid; empty for none.</param>
    public void Set(int place, ReadOnlySpan<double> centroid)
    {
        var row = new Span<float>(Row(place), Stride);
        row.Slice(centroid.Length).Clear();
        _squares[place] = Centre(centroid, row);
        SquaredNorms[place] = centroid.IsEmpty ? float.PositiveInfinity : (float)_squares[place];
    }

    /// <summary>Completes the norms once all slots are set.</summary>
    public void Complete()
    {
        double largest = 0;
        foreach (double squared in _squares)
            largest = Math.Max(largest, squared);
        Margin = new ScoreMargin(largest, _centring.ScaledPoint.Length, _chain);
    }

    /// <summary>The row of a slot.</summary>
    public float* Row(int place) => _values.Pointer + ((long)place * Stride);

    public void Dispose() => _values.Dispose();

    [MethodImpl(KernelLoop.Options)]
    private double Centre(ReadOnlySpan<double> centroid, Span<float> row)
    {
        float[] origin = _centring.ScaledPoint;
        var from = MemoryMarshal.Cast<double, Vector<double>>(centroid);
        var points = MemoryMarshal.Cast<float, Vector<float>>(origin.AsSpan(0, centroid.Length));
        var to = MemoryMarshal.Cast<float, Vector<float>>(row);
        var scale = new Vector<double>(_centring.Scale);
        var factor = new Vector<double>(-2);
        var lowSquares = Vector<double>.Zero;
        var highSquares = Vector<double>.Zero;
        for (int i = 0; i < points.Length; i++)
        {
            Vector.Widen(points[i], out var lowPoint, out var highPoint);
            var low = (from[2 * i] * scale) - lowPoint;
            var high = (from[(2 * i) + 1] * scale) - highPoint;
            lowSquares += low * low;
            highSquares += high * high;
            to[i] = Vector.Narrow(low * factor, high * factor);
        }

        double squared = Vector.Dot(lowSquares + highSquares, Vector<double>.One);
        for (int j = points.Length * Vector<float>.Count; j < centroid.Length; j++)
        {
            double value = (centroid[j] * _centring.Scale) - origin[j];
            squared += value * value;
            row[j] = (float)(-2 * value);
        }

        return squared;
    }
}
