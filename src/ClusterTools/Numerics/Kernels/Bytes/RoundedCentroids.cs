using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Bytes;

/// <summary>Centroids rounded to whole steps, as <see cref="ByteScorer"/> takes them: a row of signed bytes each, in groups that bounds are kept for.</summary>
/// <remarks>
/// <para>With f steps to a unit, records x of bytes and ĉ = q + 128 the centroid in steps, |f·x − ĉ|² = |ĉ|² − 2·f·x·q + Σ f·x·(f·x − 256) is a whole number. The last
/// sum (<see cref="RecordTerm"/>) is one of the record alone.</para>
/// <para>It is the exact squared distance from a point that is off the centroid by <see cref="Error"/> at most; by the triangle inequality, so is the distance.</para>
/// </remarks>
internal sealed unsafe class RoundedCentroids : IDisposable
{
    /// <summary>What steps have too much to fit a signed byte.</summary>
    private const int Middle = 128;

    private readonly AlignedBuffer _values;
    private readonly int _columns;
    private readonly double[] _squaredErrors;
    private readonly double _scale;

    /// <summary>Makes room for centroids.</summary>
    /// <param name="columns">Values of a centroid.</param>
    /// <param name="places">Places for them.</param>
    /// <param name="steps">Steps of a unit (<see cref="StepsFor"/>).</param>
    /// <param name="scale">The kernels' unit.</param>
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

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Steps of a unit.</summary>
    public int Steps { get; }

    /// <summary>A step in the kernels' unit.</summary>
    public float Unit { get; }

    /// <summary>|ĉ|² at each place; the largest number where there is no centroid.</summary>
    public int[] SquaredNorms { get; }

    /// <summary>No centroid is farther from what it was rounded to, in the kernels' unit.</summary>
    public float Error { get; private set; }

    /// <summary>The bytes of a row for some columns.</summary>
    public static int StrideOf(int columns) => (columns + ByteScorer.BlockSize - 1) / ByteScorer.BlockSize * ByteScorer.BlockSize;

    /// <summary>The steps that suit records: as many as keep the largest value in a byte.</summary>
    public static int StepsFor(int largest)
    {
        int steps = 1;
        while (steps < Middle && 2 * steps * largest <= byte.MaxValue)
            steps *= 2;
        return steps;
    }

    /// <summary>The part of all squared distances of a record that no centroid has to do with.</summary>
    /// <param name="scorer">The kernel.</param>
    /// <param name="record">The record.</param>
    /// <param name="columns">Its values.</param>
    /// <param name="steps">Steps of a unit.</param>
    public static int RecordTerm(ByteScorer scorer, byte* record, int columns, int steps)
    {
        var (sum, products) = scorer.Moments(record, columns);
        long squares = products + ((long)Middle * sum);
        return (int)((steps * steps * squares) - (2L * Middle * steps * sum));
    }

    /// <summary>Puts a centroid at a place.</summary>
    /// <param name="place">The place.</param>
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

    /// <summary>Concludes, when all places are set.</summary>
    public void Complete()
    {
        double largest = 0;
        foreach (double squared in _squaredErrors)
            largest = Math.Max(largest, squared);
        Error = (float)(Math.Sqrt(largest) * _scale / Steps * (1 + 1e-6));
    }

    /// <summary>The row at a place.</summary>
    public sbyte* Row(int place) => (sbyte*)_values.Pointer + ((long)place * Stride);

    /// <summary>What the squared distance of a record from the centroid at a place is without the record's own part (<see cref="RecordTerm"/>).</summary>
    /// <param name="place">The place.</param>
    /// <param name="product">The product of the record with the row.</param>
    public int Value(int place, int product) => SquaredNorms[place] - (2 * Steps * product);

    /// <summary>The distance, in the kernels' unit.</summary>
    /// <param name="value">The <see cref="Value"/>.</param>
    /// <param name="term">The record's own part.</param>
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

    /// <summary>Rounds values to steps, less the middle. What lies outside of the bytes makes the error large, and the centroid is left to float.</summary>
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
