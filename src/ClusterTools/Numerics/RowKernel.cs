using System.Runtime.CompilerServices;
using ClusterTools.Series;

namespace ClusterTools.Numerics;

/// <summary>Inner products of single records with a few centroids, along the columns: what remains to be computed when bounds rule most distances out.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
/// <remarks>Records and centroids are filled up with zeros to a multiple of 16 values, and begin on a cache line.</remarks>
internal static unsafe class RowKernel<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>The additions that follow one another in a product over some columns.</summary>
    public static int Chain(int columns) => ((columns + default(TOps).Count - 1) / default(TOps).Count) + default(TOps).Count;

    /// <summary>Ten products: with five centroids that follow one another at <paramref name="a"/>, and five at <paramref name="b"/>.</summary>
    [MethodImpl(KernelMethod.Hot)]
    public static void Ten(float* x, float* a, float* b, int stride, float* dots)
    {
        var ops = default(TOps);
        float* a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride, a4 = a3 + stride;
        float* b1 = b + stride, b2 = b1 + stride, b3 = b2 + stride, b4 = b3 + stride;
        TVector p0 = ops.Zero, p1 = ops.Zero, p2 = ops.Zero, p3 = ops.Zero, p4 = ops.Zero;
        TVector q0 = ops.Zero, q1 = ops.Zero, q2 = ops.Zero, q3 = ops.Zero, q4 = ops.Zero;
        for (int j = 0; j < stride; j += ops.Count)
        {
            var v = ops.Load(x + j);
            p0 = ops.MultiplyAdd(v, ops.Load(a + j), p0);
            p1 = ops.MultiplyAdd(v, ops.Load(a1 + j), p1);
            p2 = ops.MultiplyAdd(v, ops.Load(a2 + j), p2);
            p3 = ops.MultiplyAdd(v, ops.Load(a3 + j), p3);
            p4 = ops.MultiplyAdd(v, ops.Load(a4 + j), p4);
            q0 = ops.MultiplyAdd(v, ops.Load(b + j), q0);
            q1 = ops.MultiplyAdd(v, ops.Load(b1 + j), q1);
            q2 = ops.MultiplyAdd(v, ops.Load(b2 + j), q2);
            q3 = ops.MultiplyAdd(v, ops.Load(b3 + j), q3);
            q4 = ops.MultiplyAdd(v, ops.Load(b4 + j), q4);
        }

        ops.Sums(p0, p1, p2, p3, p4, dots);
        ops.Sums(q0, q1, q2, q3, q4, dots + 5);
    }

    /// <summary>Five products.</summary>
    [MethodImpl(KernelMethod.Hot)]
    public static void Five(float* x, float* a, int stride, float* dots)
    {
        var ops = default(TOps);
        float* a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride, a4 = a3 + stride;
        TVector p0 = ops.Zero, p1 = ops.Zero, p2 = ops.Zero, p3 = ops.Zero, p4 = ops.Zero;
        for (int j = 0; j < stride; j += ops.Count)
        {
            var v = ops.Load(x + j);
            p0 = ops.MultiplyAdd(v, ops.Load(a + j), p0);
            p1 = ops.MultiplyAdd(v, ops.Load(a1 + j), p1);
            p2 = ops.MultiplyAdd(v, ops.Load(a2 + j), p2);
            p3 = ops.MultiplyAdd(v, ops.Load(a3 + j), p3);
            p4 = ops.MultiplyAdd(v, ops.Load(a4 + j), p4);
        }

        ops.Sums(p0, p1, p2, p3, p4, dots);
    }

    /// <summary>One product.</summary>
    [MethodImpl(KernelMethod.Hot)]
    public static float One(float* x, float* c, int stride)
    {
        // Sums that do not wait for one another.
        var ops = default(TOps);
        TVector p0 = ops.Zero, p1 = ops.Zero, p2 = ops.Zero, p3 = ops.Zero;
        int w = ops.Count;
        int j = 0;
        for (; j <= stride - (4 * w); j += 4 * w)
        {
            p0 = ops.MultiplyAdd(ops.Load(x + j), ops.Load(c + j), p0);
            p1 = ops.MultiplyAdd(ops.Load(x + j + w), ops.Load(c + j + w), p1);
            p2 = ops.MultiplyAdd(ops.Load(x + j + (2 * w)), ops.Load(c + j + (2 * w)), p2);
            p3 = ops.MultiplyAdd(ops.Load(x + j + (3 * w)), ops.Load(c + j + (3 * w)), p3);
        }

        for (; j < stride; j += w)
            p0 = ops.MultiplyAdd(ops.Load(x + j), ops.Load(c + j), p0);
        return ops.Sum(ops.Add(ops.Add(p0, p1), ops.Add(p2, p3)));
    }

    /// <summary>Brings a record into the kernels' unit, centred.</summary>
    /// <param name="type">The type of its values.</param>
    /// <param name="row">Its values.</param>
    /// <param name="columns">How many.</param>
    /// <param name="point">The origin.</param>
    /// <param name="scale">What values are multiplied by.</param>
    /// <param name="target">The result; what lies behind its last value stays as it is.</param>
    /// <returns>The squared norm.</returns>
    public static float Load(ElementType type, byte* row, int columns, float* point, double scale, float* target)
    {
        var values = new Span<float>(target, columns);
        switch (type)
        {
            case ElementType.Float32:
                return Centre((float*)row, columns, point, (float)scale, target);
            case ElementType.UInt8:
                Widen.ToSingle(new ReadOnlySpan<byte>(row, columns), values);
                break;
            case ElementType.UInt16:
                Widen.ToSingle(new ReadOnlySpan<ushort>(row, columns), values);
                break;
            case ElementType.Int16:
                Widen.ToSingle(new ReadOnlySpan<short>(row, columns), values);
                break;
            default:
                // In double until the origin is taken away.
                double* from = (double*)row;
                for (int j = 0; j < columns; j++)
                    target[j] = (float)((from[j] * scale) - point[j]);
                return Square(target, columns);
        }

        return Centre(target, columns, point, (float)scale, target);
    }

    [MethodImpl(KernelMethod.Hot)]
    private static float Centre(float* source, int columns, float* point, float scale, float* target)
    {
        var ops = default(TOps);
        var unit = ops.Broadcast(scale);
        var squares = ops.Zero;
        int j = 0;
        for (; j <= columns - ops.Count; j += ops.Count)
        {
            var value = ops.Subtract(ops.Multiply(ops.Load(source + j), unit), ops.Load(point + j));
            squares = ops.MultiplyAdd(value, value, squares);
            ops.Store(value, target + j);
        }

        float rest = 0;
        for (; j < columns; j++)
        {
            float value = (source[j] * scale) - point[j];
            rest += value * value;
            target[j] = value;
        }

        return ops.Sum(squares) + rest;
    }

    [MethodImpl(KernelMethod.Hot)]
    private static float Square(float* values, int columns)
    {
        var ops = default(TOps);
        var squares = ops.Zero;
        int j = 0;
        for (; j <= columns - ops.Count; j += ops.Count)
        {
            var value = ops.Load(values + j);
            squares = ops.MultiplyAdd(value, value, squares);
        }

        float rest = 0;
        for (; j < columns; j++)
            rest += values[j] * values[j];
        return ops.Sum(squares) + rest;
    }
}
