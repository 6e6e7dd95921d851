using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Decomposition;

/// <summary>Adds the products of eight columns with sixteen others over some records, in double.</summary>
/// <remarks>A lane sums up one pair of columns, record by record. Where no value has more than 26 binary digits a product needs no rounding, and operations may be fused; other
/// values are multiplied and added by plain operations. So the bits are the same at any width and on any machine.</remarks>
internal static unsafe partial class GramKernel
{
    /// <summary>Columns of a panel: two vectors of four, or one of eight.</summary>
    public const int Width = 8;

    private const long LowDigits = (1L << 27) - 1;

    /// <summary>Whether a value has at most 26 binary digits, so that the product of two fits a double.</summary>
    public static bool IsShort(double value) => (BitConverter.DoubleToInt64Bits(value) & LowDigits) == 0;

    /// <summary>Adds the products over <paramref name="records"/> to <paramref name="sums"/>, which has a row for each of the first columns.</summary>
    /// <param name="first">A panel.</param>
    /// <param name="second">The first of two panels.</param>
    /// <param name="other">The second of them.</param>
    /// <param name="records">Records.</param>
    /// <param name="areShort">Whether all values are short.</param>
    /// <param name="sums">The products of the first columns of <paramref name="first"/> and <paramref name="second"/>; those with <paramref name="other"/> follow in the row.</param>
    /// <param name="stride">From one row of the sums to the next.</param>
    public static void Add(double* first, double* second, double* other, int records, bool areShort, double* sums, int stride)
    {
        if (TryAddWide(first, second, other, records, areShort, sums, stride))
            return;
        AddPanel(first, second, records, areShort, sums, stride);
        AddPanel(first, other, records, areShort, sums + Width, stride);
    }

    private static void AddPanel(double* first, double* second, int records, bool areShort, double* sums, int stride)
    {
        for (int row = 0; row < Width; row += 4)
        {
            for (int at = 0; at < Width; at += 2 * Vector<double>.Count)
            {
                double* target = sums + (row * stride) + at;
                if (areShort)
                    Fused(first + row, second + at, records, target, stride);
                else
                    Plain(first + row, second + at, records, target, stride);
            }
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private static void Fused(double* a, double* b, int records, double* sums, int stride)
    {
        int w = Vector<double>.Count;
        Vector<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (int r = 0; r < records; r++, a += Width, b += Width)
        {
            var b0 = *(Vector<double>*)b;
            var b1 = *(Vector<double>*)(b + w);
            var v = new Vector<double>(a[0]);
            s00 = ExactProduct.Add(v, b0, s00);
            s01 = ExactProduct.Add(v, b1, s01);
            v = new Vector<double>(a[1]);
            s10 = ExactProduct.Add(v, b0, s10);
            s11 = ExactProduct.Add(v, b1, s11);
            v = new Vector<double>(a[2]);
            s20 = ExactProduct.Add(v, b0, s20);
            s21 = ExactProduct.Add(v, b1, s21);
            v = new Vector<double>(a[3]);
            s30 = ExactProduct.Add(v, b0, s30);
            s31 = ExactProduct.Add(v, b1, s31);
        }

        AddTo(sums, s00, s01);
        AddTo(sums + stride, s10, s11);
        AddTo(sums + (2 * stride), s20, s21);
        AddTo(sums + (3 * stride), s30, s31);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void Plain(double* a, double* b, int records, double* sums, int stride)
    {
        int w = Vector<double>.Count;
        Vector<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (int r = 0; r < records; r++, a += Width, b += Width)
        {
            var b0 = *(Vector<double>*)b;
            var b1 = *(Vector<double>*)(b + w);
            var v = new Vector<double>(a[0]);
            s00 += v * b0;
            s01 += v * b1;
            v = new Vector<double>(a[1]);
            s10 += v * b0;
            s11 += v * b1;
            v = new Vector<double>(a[2]);
            s20 += v * b0;
            s21 += v * b1;
            v = new Vector<double>(a[3]);
            s30 += v * b0;
            s31 += v * b1;
        }

        AddTo(sums, s00, s01);
        AddTo(sums + stride, s10, s11);
        AddTo(sums + (2 * stride), s20, s21);
        AddTo(sums + (3 * stride), s30, s31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(double* target, Vector<double> low, Vector<double> high)
    {
        *(Vector<double>*)target += low;
        *(Vector<double>*)(target + Vector<double>.Count) += high;
    }
}
