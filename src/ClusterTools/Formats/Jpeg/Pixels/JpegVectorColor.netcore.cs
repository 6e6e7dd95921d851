using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ClusterTools.Numerics;

namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Colours in vectors; says how many pixels it did.</summary>
/// <remarks>Factors above 1/2 do not fit 16 bits, so whole multiples go apart: 1.402 = 1 + 0.402, 1.772 = 2 − 0.228, 0.71414 = 1 − 0.28586. Twice the product's upper
/// half, plus one, halved, is the product rounded: the same integers as without vectors.</remarks>
internal static class JpegVectorColor
{
    private const int Lanes = 16;
    private const int One = 1 << JpegColor.Bits;

    public static int FromYCbCr(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<byte> rgb)
    {
        if (!InstructionSets.HasAvx2)
            return 0;
        int width = rgb.Length / 3;
        int x = 0;
        for (; x + Lanes <= width; x += Lanes)
        {
            var y = Avx2.ConvertToVector256Int16(Vector128.Create(luma.Slice(x, Lanes)));
            var cb = Avx2.ConvertToVector256Int16(Vector128.Create(blue.Slice(x, Lanes))) - Vector256.Create((short)128);
            var cr = Avx2.ConvertToVector256Int16(Vector128.Create(red.Slice(x, Lanes))) - Vector256.Create((short)128);
            var r = y + cr + Scale(cr, JpegColor.RedOfCr - One);
            var b = y + cb + cb + Scale(cb, JpegColor.BlueOfCb - (2 * One));
            var factors = Vector256.Create(((JpegColor.GreenOfCr + One) << 16) | (JpegColor.GreenOfCb & 0xFFFF)).AsInt16();
            var half = Vector256.Create(One / 2);
            var low = (Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(cb, cr), factors) + half) >> JpegColor.Bits;
            var high = (Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(cb, cr), factors) + half) >> JpegColor.Bits;
            var g = y - cr + Avx2.PackSignedSaturate(low, high);
            Interleave(Narrow(r), Narrow(g), Narrow(b), rgb.Slice(3 * x, 3 * Lanes));
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Scale(Vector256<short> value, int factor) =>
        (Avx2.MultiplyHigh(value + value, Vector256.Create((short)factor)) + Vector256<short>.One) >> 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector256<short> values) => Sse2.PackUnsignedSaturate(values.GetLower(), values.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(Vector128<byte> r, Vector128<byte> g, Vector128<byte> b, Span<byte> rgb)
    {
        // 255 picks nothing: zero.
        (Vector128.Shuffle(r, Vector128.Create((byte)0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255, 5))
            | Vector128.Shuffle(g, Vector128.Create((byte)255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255))
            | Vector128.Shuffle(b, Vector128.Create((byte)255, 255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255))).CopyTo(rgb);
        (Vector128.Shuffle(r, Vector128.Create((byte)255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10, 255))
            | Vector128.Shuffle(g, Vector128.Create((byte)5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10))
            | Vector128.Shuffle(b, Vector128.Create((byte)255, 5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255))).CopyTo(rgb.Slice(16));
        (Vector128.Shuffle(r, Vector128.Create((byte)255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255, 255))
            | Vector128.Shuffle(g, Vector128.Create((byte)255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255))
            | Vector128.Shuffle(b, Vector128.Create((byte)10, 255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15))).CopyTo(rgb.Slice(32));
    }
}
