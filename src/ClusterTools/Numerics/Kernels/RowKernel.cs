using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>Dot products of single records with a few centroids, along the columns: for what remains when bounds exclude most distances.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
/// <remarks>Records and centroids are padded with zeros to a multiple of 16 values, and aligned to cache lines.</remarks>
internal static unsafe class RowKernel<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>The length of the chain of additions in a dot product of some columns.</summary>
    public static int Chain(int columns) => ((columns + default(TOps).Count - 1) / default(TOps).Count) + default(TOps).Count;

    /// <summary>The dot products of selected records with contiguous centroids.</summary>
    /// <param name="rows">The block of contiguous records.</param>
    /// <param name="list">The rows of the selected records.</param>
    /// <param name="count">The number of selected records.</param>
    /// <param name="c">The first centroid.</param>
    /// <param name="centroids">The number of centroids: a multiple of five.</param>
    /// <param name="stride">The row stride of records and centroids, in floats.</param>
    /// <param name="dots">The dot products: centroid by centroid, 64 values each, in the order of the list.</param>
    public static void Many(float* rows, byte* list, int count, float* c, int centroids, int stride, float* dots)
    {
        for (int q = 0; q < centroids; q += 5, c += 5L * stride, dots += 5 * RecordGroup.Size)
        {
            int i = 0;
            for (; i <= count - 4 && default(TOps).HasManyRegisters; i += 4)
                FourByFive(Row(i), Row(i + 1), Row(i + 2), Row(i + 3), c, stride, dots + i);
            for (; i <= count - 2; i += 2)
                TwoByFive(Row(i), Row(i + 1), c, stride, dots + i);
            if (i < count)
                OneByFive(Row(i), c, stride, dots + i);
        }

        float* Row(int i) => rows + ((long)list[i] * stride);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FourByFive(float* x, float* y, float* z, float* u, float* a, int stride, float* dots)
    {
        const int Next = RecordGroup.Size;
        var ops = default(TOps);
        float* b = a + stride, c = b + stride, d = c + stride, e = d + stride;
        TVector a0 = ops.Zero, a1 = ops.Zero, a2 = ops.Zero, a3 = ops.Zero;
        TVector b0 = ops.Zero, b1 = ops.Zero, b2 = ops.Zero, b3 = ops.Zero;
        TVector c0 = ops.Zero, c1 = ops.Zero, c2 = ops.Zero, c3 = ops.Zero;
        TVector d0 = ops.Zero, d1 = ops.Zero, d2 = ops.Zero, d3 = ops.Zero;
        TVector e0 = ops.Zero, e1 = ops.Zero, e2 = ops.Zero, e3 = ops.Zero;
        for (int j = 0; j < stride; j += ops.Count)
        {
            TVector v0 = ops.Load(x + j), v1 = ops.Load(y + j), v2 = ops.Load(z + j), v3 = ops.Load(u + j);
            var w = ops.Load(a + j);
            a0 = ops.MultiplyAdd(w, v0, a0);
            a1 = ops.MultiplyAdd(w, v1, a1);
            a2 = ops.MultiplyAdd(w, v2, a2);
            a3 = ops.MultiplyAdd(w, v3, a3);
            w = ops.Load(b + j);
            b0 = ops.MultiplyAdd(w, v0, b0);
            b1 = ops.MultiplyAdd(w, v1, b1);
            b2 = ops.MultiplyAdd(w, v2, b2);
            b3 = ops.MultiplyAdd(w, v3, b3);
            w = ops.Load(c + j);
            c0 = ops.MultiplyAdd(w, v0, c0);
            c1 = ops.MultiplyAdd(w, v1, c1);
            c2 = ops.MultiplyAdd(w, v2, c2);
            c3 = ops.MultiplyAdd(w, v3, c3);
            w = ops.Load(d + j);
            d0 = ops.MultiplyAdd(w, v0, d0);
            d1 = ops.MultiplyAdd(w, v1, d1);
            d2 = ops.MultiplyAdd(w, v2, d2);
            d3 = ops.MultiplyAdd(w, v3, d3);
            w = ops.Load(e + j);
            e0 = ops.MultiplyAdd(w, v0, e0);
            e1 = ops.MultiplyAdd(w, v1, e1);
            e2 = ops.MultiplyAdd(w, v2, e2);
            e3 = ops.MultiplyAdd(w, v3, e3);
        }

        ops.Sums(a0, a1, a2, a3, dots);
        ops.Sums(b0, b1, b2, b3, dots + Next);
        ops.Sums(c0, c1, c2, c3, dots + (2 * Next));
        ops.Sums(d0, d1, d2, d3, dots + (3 * Next));
        ops.Sums(e0, e1, e2, e3, dots + (4 * Next));
    }

    [MethodImpl(KernelLoop.Options)]
    private static void TwoByFive(float* x, float* y, float* a, int stride, float* dots)
    {
        const int Next = RecordGroup.Size;
        var ops = default(TOps);
        float* b = a + stride, c = b + stride, d = c + stride, e = d + stride;
        TVector a0 = ops.Zero, b0 = ops.Zero, c0 = ops.Zero, d0 = ops.Zero, e0 = ops.Zero;
        TVector a1 = ops.Zero, b1 = ops.Zero, c1 = ops.Zero, d1 = ops.Zero, e1 = ops.Zero;
        for (int j = 0; j < stride; j += ops.Count)
        {
            TVector v0 = ops.Load(x + j), v1 = ops.Load(y + j);
            var w = ops.Load(a + j);
            a0 = ops.MultiplyAdd(w, v0, a0);
            a1 = ops.MultiplyAdd(w, v1, a1);
            w = ops.Load(b + j);
            b0 = ops.MultiplyAdd(w, v0, b0);
            b1 = ops.MultiplyAdd(w, v1, b1);
            w = ops.Load(c + j);
            c0 = ops.MultiplyAdd(w, v0, c0);
            c1 = ops.MultiplyAdd(w, v1, c1);
            w = ops.Load(d + j);
            d0 = ops.MultiplyAdd(w, v0, d0);
            d1 = ops.MultiplyAdd(w, v1, d1);
            w = ops.Load(e + j);
            e0 = ops.MultiplyAdd(w, v0, e0);
            e1 = ops.MultiplyAdd(w, v1, e1);
        }

        dots[0] = ops.Sum(a0);
        dots[1] = ops.Sum(a1);
        dots[Next] = ops.Sum(b0);
        dots[Next + 1] = ops.Sum(b1);
        dots[2 * Next] = ops.Sum(c0);
        dots[(2 * Next) + 1] = ops.Sum(c1);
        dots[3 * Next] = ops.Sum(d0);
        dots[(3 * Next) + 1] = ops.Sum(d1);
        dots[4 * Next] = ops.Sum(e0);
        dots[(4 * Next) + 1] = ops.Sum(e1);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void OneByFive(float* x, float* a, int stride, float* dots)
    {
        const int Next = RecordGroup.Size;
        var ops = default(TOps);
        float* b = a + stride, c = b + stride, d = c + stride, e = d + stride;
        TVector a0 = ops.Zero, b0 = ops.Zero, c0 = ops.Zero, d0 = ops.Zero, e0 = ops.Zero;
        for (int j = 0; j < stride; j += ops.Count)
        {
            var v = ops.Load(x + j);
            a0 = ops.MultiplyAdd(v, ops.Load(a + j), a0);
            b0 = ops.MultiplyAdd(v, ops.Load(b + j), b0);
            c0 = ops.MultiplyAdd(v, ops.Load(c + j), c0);
            d0 = ops.MultiplyAdd(v, ops.Load(d + j), d0);
            e0 = ops.MultiplyAdd(v, ops.Load(e + j), e0);
        }

        dots[0] = ops.Sum(a0);
        dots[Next] = ops.Sum(b0);
        dots[2 * Next] = ops.Sum(c0);
        dots[3 * Next] = ops.Sum(d0);
        dots[4 * Next] = ops.Sum(e0);
    }

    /// <summary>The dot products of selected records with one centroid.</summary>
    /// <param name="rows">The block of contiguous records.</param>
    /// <param name="list">The rows of the selected records, with space for three more.</param>
    /// <param name="count">The number of selected records.</param>
    /// <param name="c">The centroid.</param>
    /// <param name="stride">The row stride, in floats.</param>
    /// <param name="dots">The dot products, at the rows of the records.</param>
    public static void Some(float* rows, int* list, int count, float* c, int stride, float* dots)
    {
        // The last one is repeated up to a multiple of four.
        for (int i = count; i % 4 != 0; i++)
            list[i] = list[count - 1];
        float* products = stackalloc float[4];
        for (int i = 0; i < count; i += 4, list += 4)
        {
            FourByOne(Row(list[0]), Row(list[1]), Row(list[2]), Row(list[3]), c, stride, products);
            dots[list[0]] = products[0];
            dots[list[1]] = products[1];
            dots[list[2]] = products[2];
            dots[list[3]] = products[3];
        }

        float* Row(int place) => rows + ((long)place * stride);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FourByOne(float* x, float* y, float* z, float* u, float* c, int stride, float* dots)
    {
        // Independent accumulators, to hide latency.
        var ops = default(TOps);
        int w = ops.Count;
        TVector x0 = ops.Zero, y0 = ops.Zero, z0 = ops.Zero, u0 = ops.Zero;
        TVector x1 = ops.Zero, y1 = ops.Zero, z1 = ops.Zero, u1 = ops.Zero;
        int j = 0;
        for (; j <= stride - (2 * w); j += 2 * w)
        {
            TVector v0 = ops.Load(c + j), v1 = ops.Load(c + j + w);
            x0 = ops.MultiplyAdd(v0, ops.Load(x + j), x0);
            y0 = ops.MultiplyAdd(v0, ops.Load(y + j), y0);
            z0 = ops.MultiplyAdd(v0, ops.Load(z + j), z0);
            u0 = ops.MultiplyAdd(v0, ops.Load(u + j), u0);
            x1 = ops.MultiplyAdd(v1, ops.Load(x + j + w), x1);
            y1 = ops.MultiplyAdd(v1, ops.Load(y + j + w), y1);
            z1 = ops.MultiplyAdd(v1, ops.Load(z + j + w), z1);
            u1 = ops.MultiplyAdd(v1, ops.Load(u + j + w), u1);
        }

        for (; j < stride; j += w)
        {
            var v = ops.Load(c + j);
            x0 = ops.MultiplyAdd(v, ops.Load(x + j), x0);
            y0 = ops.MultiplyAdd(v, ops.Load(y + j), y0);
            z0 = ops.MultiplyAdd(v, ops.Load(z + j), z0);
            u0 = ops.MultiplyAdd(v, ops.Load(u + j), u0);
        }

        ops.Sums(ops.Add(x0, x1), ops.Add(y0, y1), ops.Add(z0, z1), ops.Add(u0, u1), dots);
    }

    /// <summary>A single dot product.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static float One(float* x, float* c, int stride)
    {
        // Independent accumulators, to hide latency.
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

    /// <summary>Scales and centres a record.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="row">Its values.</param>
    /// <param name="columns">The number of its values.</param>
    /// <param name="point">The origin, scaled.</param>
    /// <param name="scale">The scale: values are multiplied by it.</param>
    /// <param name="target">Receives the result; its padding is left unchanged.</param>
    /// <returns>The squared norm.</returns>
    public static float Load(ElementType type, byte* row, int columns, float* point, double scale, float* target)
    {
        var values = new Span<float>(target, columns);
        switch (type)
        {
            case ElementType.Float32:
                return Centre((float*)row, columns, point, (float)scale, target);
            case ElementType.UInt8 when default(TOps).WidensBytes:
                return Centre(row, columns, point, (float)scale, target);
            case ElementType.UInt8:
                Widen.ToSingle(new ReadOnlySpan<byte>(row, columns), values);
                break;
            case ElementType.UInt16:
                Widen.ToSingle(new ReadOnlySpan<ushort>(row, columns), values);
                break;
            case ElementType.Int16:
                Widen.ToSingle(new ReadOnlySpan<short>(row, columns), values);
                break;
            case ElementType.Float64:
                // In double until the origin is subtracted.
                double* from = (double*)row;
                for (int j = 0; j < columns; j++)
                    target[j] = (float)((from[j] * scale) - point[j]);
                return Square(target, columns);
            default:
                throw EnumGuard.Unexpected(type);
        }

        return Centre(target, columns, point, (float)scale, target);
    }

    /// <summary>Centres values of type <typeparamref name="T"/>: float or byte.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static float Centre<T>(T* source, int columns, float* point, float scale, float* target)
        where T : unmanaged
    {
        var ops = default(TOps);
        var unit = ops.Broadcast(scale);
        var squares = ops.Zero;
        int j = 0;
        for (; j <= columns - ops.Count; j += ops.Count)
        {
            var values = typeof(T) == typeof(byte) ? ops.Widen((byte*)source + j) : ops.Load((float*)source + j);
            var value = ops.Subtract(ops.Multiply(values, unit), ops.Load(point + j));
            squares = ops.MultiplyAdd(value, value, squares);
            ops.Store(value, target + j);
        }

        float rest = 0;
        for (; j < columns; j++)
        {
            float value = ((typeof(T) == typeof(byte) ? ((byte*)source)[j] : ((float*)source)[j]) * scale) - point[j];
            rest += value * value;
            target[j] = value;
        }

        return ops.Sum(squares) + rest;
    }

    [MethodImpl(KernelLoop.Options)]
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
