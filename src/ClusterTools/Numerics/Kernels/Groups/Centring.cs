using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>The origin and the scale of the float kernels: x' = x·<see cref="Scale"/> − <see cref="ScaledPoint"/>, rounded to float. The origin is near the mean, which
/// avoids cancellation; the scale is a power of two close to the reciprocal of the largest value, so that squares neither overflow nor underflow.</summary>
internal sealed class Centring
{
    private Centring(float[] scaledPoint, double scale)
    {
        ScaledPoint = scaledPoint;
        Scale = scale;
    }

    /// <summary>The origin, scaled.</summary>
    public float[] ScaledPoint { get; }

    /// <summary>The power of two that values are multiplied by.</summary>
    public double Scale { get; }

    /// <summary>No change: origin 0 and scale 1.</summary>
    public static Centring None(int columns) => new(new float[columns], 1);

    /// <summary>The origin at (or close to) a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="largest">An upper bound on the magnitude of all values.</param>
    /// <param name="inDouble">Whether values are read as double; otherwise the scale must be exact in float.</param>
    public static Centring At(ReadOnlySpan<double> point, double largest, bool inDouble)
    {
        foreach (double value in point)
            largest = Math.Max(largest, Math.Abs(value));

        int exponent = largest > 0 ? PortableMath.Exponent(largest) + 1 : 0;
        exponent = inDouble ? Math.Clamp(exponent, -1000, 1000) : Math.Clamp(exponent, -100, 126);
        double scale = PortableMath.PowerOfTwo(-exponent);
        var scaled = new float[point.Length];
        for (int j = 0; j < scaled.Length; j++)
            scaled[j] = (float)(point[j] * scale);
        return new Centring(scaled, scale);
    }

    /// <summary>Scales and centres records.</summary>
    /// <param name="records">Records in double, contiguous.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public float[] Apply(double[] records, ExecutionOptions execution)
    {
        int length = ScaledPoint.Length;
        var result = new float[records.Length];
        ChunkedParallel.For(records.Length / length, execution, (i, _) => Apply(records.AsSpan(i * length, length), ScaledPoint, Scale, result.AsSpan(i * length, length)));
        return result;
    }

    [MethodImpl(KernelLoop.Options)]
    private static void Apply(ReadOnlySpan<double> record, ReadOnlySpan<float> point, double scale, Span<float> target)
    {
        for (int j = 0; j < target.Length; j++)
            target[j] = (float)((record[j] * scale) - point[j]);
    }
}
