using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>Where the float kernels put the origin, and the unit they measure in: x' = x·<see cref="Scale"/> − <see cref="ScaledPoint"/>, rounded to float. The point
/// is near the mean, so that distances are not small differences of large numbers; the unit is a power of two near the largest value, so that squares neither
/// overflow nor vanish.</summary>
internal sealed class Centring
{
    private Centring(float[] scaledPoint, double scale)
    {
        ScaledPoint = scaledPoint;
        Scale = scale;
    }

    /// <summary>The origin in the kernels' unit.</summary>
    public float[] ScaledPoint { get; }

    /// <summary>The power of two that values are multiplied by.</summary>
    public double Scale { get; }

    /// <summary>Values as they are.</summary>
    public static Centring None(int columns) => new(new float[columns], 1);

    /// <summary>The origin at (or next to) a point.</summary>
    /// <param name="point">Where.</param>
    /// <param name="largest">No value is above this in magnitude.</param>
    /// <param name="inDouble">Whether values come as double; otherwise the unit must be a float itself.</param>
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

    /// <summary>Records in the kernels' unit, centred.</summary>
    /// <param name="records">Records in double, one after the other.</param>
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
