using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ClusterTools.Numerics;

namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>The transform in vectors: eight columns at once, products of pairs added up in 32 bits. The sums are those of <see cref="JpegIdct.TransformPlain"/>,
/// with the factors of each input gathered beforehand; in integers that changes nothing.</summary>
internal static class JpegVectorIdct
{
    public static bool TryTransform(ReadOnlySpan<short> block, Span<byte> samples, int stride)
    {
        if (!InstructionSets.HasAvx2)
            return false;
        var rows = MemoryMarshal.Cast<short, Vector128<short>>(block).Slice(0, 8);
        var r0 = rows[0];
        var r1 = rows[1];
        var r2 = rows[2];
        var r3 = rows[3];
        var r4 = rows[4];
        var r5 = rows[5];
        var r6 = rows[6];
        var r7 = rows[7];
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, JpegIdct.FactorBits - JpegIdct.ExtraBits);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, JpegIdct.FactorBits + JpegIdct.ExtraBits + 3);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Store(r0, r1, samples, stride);
        Store(r2, r3, samples.Slice(2 * stride), stride);
        Store(r4, r5, samples.Slice(4 * stride), stride);
        Store(r6, r7, samples.Slice(6 * stride), stride);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector128<short> r0, ref Vector128<short> r1, ref Vector128<short> r2, ref Vector128<short> r3,
        ref Vector128<short> r4, ref Vector128<short> r5, ref Vector128<short> r6, ref Vector128<short> r7, int shift)
    {
        const int one = 1 << JpegIdct.FactorBits;
        var pair = Pairs(r2, r6);
        var even3 = Multiply(pair, JpegIdct.F0541 + JpegIdct.F0765, JpegIdct.F0541);
        var even2 = Multiply(pair, JpegIdct.F0541, JpegIdct.F0541 - JpegIdct.F1847);
        pair = Pairs(r0, r4);
        var even0 = Multiply(pair, one, one);
        var even1 = Multiply(pair, one, -one);

        pair = Pairs(r7 + r3, r5 + r1);
        var z3 = Multiply(pair, JpegIdct.F1175 - JpegIdct.F1961, JpegIdct.F1175);
        var z4 = Multiply(pair, JpegIdct.F1175, JpegIdct.F1175 - JpegIdct.F0390);
        pair = Pairs(r7, r1);
        var odd0 = Multiply(pair, JpegIdct.F0298 - JpegIdct.F0899, -JpegIdct.F0899) + z3;
        var odd3 = Multiply(pair, -JpegIdct.F0899, JpegIdct.F1501 - JpegIdct.F0899) + z4;
        pair = Pairs(r5, r3);
        var odd1 = Multiply(pair, JpegIdct.F2053 - JpegIdct.F2562, -JpegIdct.F2562) + z4;
        var odd2 = Multiply(pair, -JpegIdct.F2562, JpegIdct.F3072 - JpegIdct.F2562) + z3;

        var round = Vector256.Create(1 << (shift - 1));
        even0 += round;
        even1 += round;
        var outer = even0 + even3;
        r0 = Narrow(outer + odd3, shift);
        r7 = Narrow(outer - odd3, shift);
        outer = even1 + even2;
        r1 = Narrow(outer + odd2, shift);
        r6 = Narrow(outer - odd2, shift);
        outer = even1 - even2;
        r2 = Narrow(outer + odd1, shift);
        r5 = Narrow(outer - odd1, shift);
        outer = even0 - even3;
        r3 = Narrow(outer + odd0, shift);
        r4 = Narrow(outer - odd0, shift);
    }

    /// <summary>The numbers of two rows in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pairs(Vector128<short> first, Vector128<short> second) =>
        Vector256.Create(Sse2.UnpackLow(first, second), Sse2.UnpackHigh(first, second));

    /// <summary>One factor times the first plus another times the second of each pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Multiply(Vector256<short> pairs, int first, int second) =>
        Avx2.MultiplyAddAdjacent(pairs, Vector256.Create((second << 16) | (first & 0xFFFF)).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Narrow(Vector256<int> sums, int shift)
    {
        var shifted = Vector256.ShiftRightArithmetic(sums, shift);
        return Sse2.PackSignedSaturate(shifted.GetLower(), shifted.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector128<short> r0, ref Vector128<short> r1, ref Vector128<short> r2, ref Vector128<short> r3,
        ref Vector128<short> r4, ref Vector128<short> r5, ref Vector128<short> r6, ref Vector128<short> r7)
    {
        var a0 = Sse2.UnpackLow(r0, r4);
        var a1 = Sse2.UnpackHigh(r0, r4);
        var a2 = Sse2.UnpackLow(r1, r5);
        var a3 = Sse2.UnpackHigh(r1, r5);
        var a4 = Sse2.UnpackLow(r2, r6);
        var a5 = Sse2.UnpackHigh(r2, r6);
        var a6 = Sse2.UnpackLow(r3, r7);
        var a7 = Sse2.UnpackHigh(r3, r7);
        var b0 = Sse2.UnpackLow(a0, a4);
        var b1 = Sse2.UnpackHigh(a0, a4);
        var b2 = Sse2.UnpackLow(a1, a5);
        var b3 = Sse2.UnpackHigh(a1, a5);
        var b4 = Sse2.UnpackLow(a2, a6);
        var b5 = Sse2.UnpackHigh(a2, a6);
        var b6 = Sse2.UnpackLow(a3, a7);
        var b7 = Sse2.UnpackHigh(a3, a7);
        r0 = Sse2.UnpackLow(b0, b4);
        r1 = Sse2.UnpackHigh(b0, b4);
        r2 = Sse2.UnpackLow(b1, b5);
        r3 = Sse2.UnpackHigh(b1, b5);
        r4 = Sse2.UnpackLow(b2, b6);
        r5 = Sse2.UnpackHigh(b2, b6);
        r6 = Sse2.UnpackLow(b3, b7);
        r7 = Sse2.UnpackHigh(b3, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<short> first, Vector128<short> second, Span<byte> samples, int stride)
    {
        var middle = Vector128.Create((short)128);
        var bytes = Sse2.PackUnsignedSaturate(Sse2.AddSaturate(first, middle), Sse2.AddSaturate(second, middle)).AsUInt64();
        BinaryPrimitives.WriteUInt64LittleEndian(samples, bytes.ToScalar());
        BinaryPrimitives.WriteUInt64LittleEndian(samples.Slice(stride), bytes.GetElement(1));
    }
}
