using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Images.Filtering;

/// <summary>The weights of a filter along one axis.</summary>
internal sealed class LineKernel
{
    private readonly double[] _weights;
    private readonly bool _isSymmetric;
    private readonly double _divisor;

    private LineKernel(double[] weights, int before, bool isSymmetric, double divisor)
    {
        _weights = weights;
        Before = before;
        _isSymmetric = isSymmetric;
        _divisor = divisor;
    }

    /// <summary>A run of a line's samples.</summary>
    public delegate ReadOnlySpan<double> LineSource(int offset);

    /// <summary>The number of weights.</summary>
    public int Length => _weights.Length;

    /// <summary>The number of weights before the central one.</summary>
    public int Before { get; }

    /// <summary>A Gaussian bell, cut off at radius ⌊4σ + ½⌋ and scaled to sum 1 (as scipy.ndimage.gaussian_filter does with its default truncation).</summary>
    /// <param name="sigma">The standard deviation in samples.</param>
    /// <returns>Null where the radius is 0 (a sigma below 0.125): no filter.</returns>
    public static LineKernel? Gaussian(double sigma)
    {
        int radius = (int)((4 * sigma) + 0.5);
        if (radius == 0)
            return null;
        var weights = new double[(2 * radius) + 1];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double x = i - radius;
            weights[i] = PortableMath.Exp(-0.5 / (sigma * sigma) * (x * x));
            sum += weights[i];
        }

        for (int i = 0; i < weights.Length; i++)
            weights[i] /= sum;
        return new LineKernel(weights, radius, isSymmetric: true, divisor: 1);
    }

    /// <summary>A mean of <paramref name="size"/> samples; for an even number, one more precedes than follows.</summary>
    public static LineKernel? Uniform(int size)
    {
        if (size == 1)
            return null;
        var weights = new double[size];
        weights.AsSpan().Fill(1);
        return new LineKernel(weights, size / 2, isSymmetric: false, divisor: size);
    }

    /// <summary>Writes the weighted sum of shifted lines.</summary>
    /// <param name="destination">The sums.</param>
    /// <param name="source">The line shifted by an offset from −<see cref="Before"/> on.</param>
    public void Apply(Span<double> destination, LineSource source)
    {
        if (_isSymmetric)
        {
            // Both samples at a distance are added before they are weighted, the farthest first: so SciPy does, and so it rounds.
            Scale(destination, source(0), _weights[Before]);
            for (int distance = Before; distance > 0; distance--)
                AddPair(destination, source(-distance), source(distance), _weights[Before - distance]);
            return;
        }

        source(-Before).Slice(0, destination.Length).CopyTo(destination);
        for (int i = 1; i < Length; i++)
            Columns.Add(destination, source(i - Before));
        for (int i = 0; i < destination.Length; i++)
            destination[i] /= _divisor;
    }

    private static void Scale(Span<double> destination, ReadOnlySpan<double> source, double weight)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = source[i] * weight;
    }

    private static void AddPair(Span<double> destination, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double weight)
    {
        var to = MemoryMarshal.Cast<double, Vector<double>>(destination);
        var a = MemoryMarshal.Cast<double, Vector<double>>(left.Slice(0, destination.Length));
        var b = MemoryMarshal.Cast<double, Vector<double>>(right.Slice(0, destination.Length));
        for (int i = 0; i < to.Length; i++)
            to[i] += (a[i] + b[i]) * weight;
        for (int i = to.Length * Vector<double>.Count; i < destination.Length; i++)
            destination[i] += (left[i] + right[i]) * weight;
    }
}
