using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Bytes;

/// <summary>Integer dot products by the instruction that multiplies unsigned by signed bytes and accumulates groups of four (AVX-VNNI).</summary>
internal sealed unsafe class DotProductByteScorer : ByteScorer
{
    public override int One(byte* x, sbyte* c, int columns) => OneByOne(x, c, columns);

    public override void Many(byte* rows, byte* list, int count, sbyte* c, int centroids, int columns, int* dots)
    {
        int stride = RoundedCentroids.StrideOf(columns);
        for (int q = 0; q < centroids; q += 5, c += 5L * stride, dots += 5 * RecordGroup.Size)
        {
            // With an odd count, the last record is processed twice.
            for (int i = 0; i < count; i += 2)
                TwoByFive(rows, list[i], list[Math.Min(i + 1, count - 1)], c, stride, columns, dots);
        }
    }

    [MethodImpl(KernelLoop.Options)]
    public override (int Sum, int Products) Moments(byte* x, int columns)
    {
        Vector256<int> sums = default, products = default;
        var ones = Vector256<sbyte>.One;
        var middle = Vector256.Create((byte)128);
        int j = 0;
        for (; j <= columns - BlockSize; j += BlockSize)
        {
            var v = Vector256.Load(x + j);
            sums = AvxVnni.MultiplyWideningAndAdd(sums, v, ones);
            products = AvxVnni.MultiplyWideningAndAdd(products, v, (v ^ middle).AsSByte());
        }

        int sum = Vector256.Sum(sums);
        int product = Vector256.Sum(products);
        for (; j < columns; j++)
        {
            sum += x[j];
            product += x[j] * (x[j] - 128);
        }

        return (sum, product);
    }

    [MethodImpl(KernelLoop.Options)]
    private static int OneByOne(byte* x, sbyte* c, int columns)
    {
        // Independent accumulators, to hide latency.
        Vector256<int> p0 = default, p1 = default, p2 = default, p3 = default;
        int j = 0;
        for (; j <= columns - (4 * BlockSize); j += 4 * BlockSize)
        {
            p0 = AvxVnni.MultiplyWideningAndAdd(p0, Vector256.Load(x + j), Vector256.Load(c + j));
            p1 = AvxVnni.MultiplyWideningAndAdd(p1, Vector256.Load(x + j + BlockSize), Vector256.Load(c + j + BlockSize));
            p2 = AvxVnni.MultiplyWideningAndAdd(p2, Vector256.Load(x + j + (2 * BlockSize)), Vector256.Load(c + j + (2 * BlockSize)));
            p3 = AvxVnni.MultiplyWideningAndAdd(p3, Vector256.Load(x + j + (3 * BlockSize)), Vector256.Load(c + j + (3 * BlockSize)));
        }

        for (; j < columns; j += BlockSize)
            p0 = AvxVnni.MultiplyWideningAndAdd(p0, Vector256.Load(x + Math.Min(j, columns - BlockSize)), Vector256.Load(c + j));
        return Vector256.Sum(p0 + p1 + (p2 + p3));
    }

    [MethodImpl(KernelLoop.Options)]
    private static void TwoByFive(byte* rows, int first, int second, sbyte* a, int stride, int columns, int* dots)
    {
        byte* x = rows + ((long)first * columns), y = rows + ((long)second * columns);
        sbyte* b = a + stride, c = b + stride, d = c + stride, e = d + stride;
        Vector256<int> a0 = default, b0 = default, c0 = default, d0 = default, e0 = default;
        Vector256<int> a1 = default, b1 = default, c1 = default, d1 = default, e1 = default;
        for (int j = 0; j < stride; j += BlockSize)
        {
            int at = Math.Min(j, columns - BlockSize);
            Vector256<byte> v0 = Vector256.Load(x + at), v1 = Vector256.Load(y + at);
            var w = Vector256.Load(a + j);
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, v0, w);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, v1, w);
            w = Vector256.Load(b + j);
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, v0, w);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, v1, w);
            w = Vector256.Load(c + j);
            c0 = AvxVnni.MultiplyWideningAndAdd(c0, v0, w);
            c1 = AvxVnni.MultiplyWideningAndAdd(c1, v1, w);
            w = Vector256.Load(d + j);
            d0 = AvxVnni.MultiplyWideningAndAdd(d0, v0, w);
            d1 = AvxVnni.MultiplyWideningAndAdd(d1, v1, w);
            w = Vector256.Load(e + j);
            e0 = AvxVnni.MultiplyWideningAndAdd(e0, v0, w);
            e1 = AvxVnni.MultiplyWideningAndAdd(e1, v1, w);
        }

        Store(Sums(a0, a1, b0, b1), dots + first, dots + second);
        dots += 2 * RecordGroup.Size;
        Store(Sums(c0, c1, d0, d1), dots + first, dots + second);
        dots += 2 * RecordGroup.Size;
        var last = Sums(e0, e1, e0, e1);
        dots[first] = last.GetElement(0);
        dots[second] = last.GetElement(1);
    }

    /// <summary>The lane sums of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sums(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d)
    {
        var halves = Avx2.HorizontalAdd(Avx2.HorizontalAdd(a, b), Avx2.HorizontalAdd(c, d));
        return halves.GetLower() + halves.GetUpper();
    }

    /// <summary>Stores the dot products of two records with two centroids.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<int> sums, int* first, int* second)
    {
        first[0] = sums.GetElement(0);
        second[0] = sums.GetElement(1);
        first[RecordGroup.Size] = sums.GetElement(2);
        second[RecordGroup.Size] = sums.GetElement(3);
    }
}
