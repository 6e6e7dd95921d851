using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Bytes;

/// <summary>Centroids quantised for <see cref="ByteScorer"/>: one row of signed bytes each, in the groups that bounds are kept for.</summary>
/// <remarks>
/// <para>With f steps per unit, byte records x and ĉ = q + 128 the centroid in steps, |f·x − ĉ|² = |ĉ|² − 2·f·x·q + Σ f·x·(f·x − 256) is an integer. The last sum (<see
/// cref="RecordTerm"/>) depends on the record alone.</para>
/// <para>It is the exact squared distance from a point at most <see cref="Error"/> away from the centroid; by the triangle inequality, the distance has at most that
/// error.</para>
/// </remarks>
internal sealed unsafe class RoundedCentroids : IDisposable
{
    /// <summary>The offset that maps steps to signed bytes.</summary>
    private const int Middle = 128;

    private readonly AlignedBuffer _values;
    private readonly int _columns;
    private readonly double[] _squaredErrors;
    private readonly double _scale;

    /// <summary>Allocates slots for centroids.</summary>
    /// <param name="columns">Columns: values per centroid.</param>
    /// <param name="places">The number of slots.</param>
    /// <param name="steps">Quantisation steps per unit (<see cref="StepsFor"/>).</param>
    /// <param name="scale">The kernels' scale.</param>
    public RoundedCentroids(int columns, int places, int steps, double scale)
    {
        _columns = columns;
        _scale = scale;
        Steps = steps;
        Unit = (float)(scale / steps);
        Stride = StrideOf(columns);
        _values = new AlignedBuffer((long)places * Stride / sizeof(float));
        SquaredNorms = new int[places];
        _squaredErrors = new double[places];
    }

    /// <summary>The distance between rows, in bytes.</summary>
    public int Stride { get; }

    /// <summary>Quantisation steps per unit.</summary>
    public int Steps { get; }

    /// <summary>The size of a step in the kernels' scale.</summary>
    public float Unit { get; }

    /// <summary>|ĉ|² of each slot; the largest integer for an empty slot.</summary>
    public int[] SquaredNorms { get; }

    /// <summary>The maximum quantisation error of a centroid, in the kernels' scale.</summary>
    public float Error { get; private set; }

    /// <summary>The row stride in bytes for a number of columns.</summary>
    public static int StrideOf(int columns) => (columns + ByteScorer.BlockSize - 1) / ByteScorer.BlockSize * ByteScorer.BlockSize;

    /// <summary>The finest quantisation for records: as many steps per unit as keep the largest value in a byte.</summary>
    public static int StepsFor(int largest)
    {
        int steps = 1;
        while (steps < Middle && 2 * steps * largest <= byte.MaxValue)
            steps *= 2;
        return steps;
    }

    /// <summary>The term of all squared distances of a record that does not depend on the centroid.</summary>
    /// <param name="scorer">The kernel.</param>
    /// <param name="record">The record.</param>
    /// <param name="columns">The number of its values.</param>
    /// <param name="steps">Quantisation steps per unit.</param>
    public static int RecordTerm(ByteScorer scorer, byte* record, int columns, int steps)
    {
        var (sum, products) = scorer.Moments(record, columns);
        long squares = products + ((long)Middle * sum);
        return (int)((steps * steps * squares) - (2L * Middle * steps * sum));
    }

    /// <summary>Stores a centroid in a slot.</summary>
    /// <param name="place">The slot.</param>
    /// <param name="centroid">The centroid; empty for none.</param>
    public void Set(int place, ReadOnlySpan<double> centroid)
    {
        var row = new Span<sbyte>(Row(place), Stride);
        if (centroid.IsEmpty)
        {
            row.Clear();
            SquaredNorms[place] = int.MaxValue;
            return;
        }

        int whole = _columns / ByteScorer.BlockSize * ByteScorer.BlockSize;
        int rest = _columns - whole;
        row.Slice(whole).Clear();
        _squaredErrors[place] = 0;
        SquaredNorms[place] = 0;
        Round(place, centroid.Slice(0, whole), row);
        if (rest > 0)
            Round(place, centroid.Slice(whole), row.Slice(Stride - rest));
    }

    /// <summary>Completes the norms and the error once all slots are set.</summary>
    public void Complete()
    {
        double largest = 0;
        foreach (double squared in _squaredErrors)
            largest = Math.Max(largest, squared);
        Error = (float)(Math.Sqrt(largest) * _scale / Steps * (1 + 1e-6));
    }

    /// <summary>The row of a slot.</summary>
    public sbyte* Row(int place) => (sbyte*)_values.Pointer + ((long)place * Stride);

    /// <summary>The squared distance of a record from the centroid in a slot, without the record's own term (<see cref="RecordTerm"/>).</summary>
    /// <param name="place">The slot.</param>
    /// <param name="product">The dot product of the record and the row.</param>
    public int Value(int place, int product) => SquaredNorms[place] - (2 * Steps * product);

    /// <summary>The distance, in the kernels' scale.</summary>
    /// <param name="value">The <see cref="Value"/>.</param>
    /// <param name="term">The record's own term.</param>
    public float Distance(int value, int term) => MathF.Sqrt(value + term) * Unit;

    public void Dispose() => _values.Dispose();

    [MethodImpl(KernelLoop.Options)]
    private void Round(int place, ReadOnlySpan<double> values, Span<sbyte> target)
    {
        var to = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(target.Slice(0, values.Length));
        var from = MemoryMarshal.Cast<double, Vector<double>>(values);
        var errors = Vector<double>.Zero;
        var squares = Vector<int>.Zero;
        for (int i = 0; i < to.Length; i++)
        {
            var part = from.Slice(i * sizeof(double), sizeof(double));
            var low = Vector.Narrow(Round(part[0], part[1], ref errors, ref squares), Round(part[2], part[3], ref errors, ref squares));
            var high = Vector.Narrow(Round(part[4], part[5], ref errors, ref squares), Round(part[6], part[7], ref errors, ref squares));
            to[i] = Vector.Narrow(low, high);
        }

        _squaredErrors[place] += Vector.Dot(errors, Vector<double>.One);
        SquaredNorms[place] += Vector.Dot(squares, Vector<int>.One);
        for (int j = to.Length * Vector<sbyte>.Count; j < values.Length; j++)
        {
            double value = values[j] * Steps;
            int rounded = (int)(Math.Min(Math.Max((float)value, 0), byte.MaxValue) + 0.5f);
            _squaredErrors[place] += (value - rounded) * (value - rounded);
            SquaredNorms[place] += rounded * rounded;
            target[j] = (sbyte)(rounded - Middle);
        }
    }

    /// <summary>Rounds values to steps, less the offset. Values outside the byte range make the error large, and the centroid is then left to float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<int> Round(Vector<double> low, Vector<double> high, ref Vector<double> errors, ref Vector<int> squares)
    {
        var steps = new Vector<double>(Steps);
        low *= steps;
        high *= steps;
        var value = Vector.Min(Vector.Max(Vector.Narrow(low, high), Vector<float>.Zero), new Vector<float>(byte.MaxValue));
        var rounded = Vector.ConvertToInt32(value + new Vector<float>(0.5f));
        Vector.Widen(Vector.ConvertToSingle(rounded), out var lowRounded, out var highRounded);
        low -= lowRounded;
        high -= highRounded;
        errors += (low * low) + (high * high);
        squares += rounded * rounded;
        return rounded - new Vector<int>(Middle);
    }
}
