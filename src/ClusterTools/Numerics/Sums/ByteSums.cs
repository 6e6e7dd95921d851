using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Sums;

/// <summary>Column sums of groups of byte records, in integers.</summary>
/// <param name="groups">The number of groups.</param>
/// <param name="columns">The number of columns.</param>
internal sealed class ByteSums(int groups, int columns)
{
    /// <summary>The sums of more records than this may overflow an <see cref="int"/>.</summary>
    public const int MaximumCount = int.MaxValue / byte.MaxValue;

    private readonly int[] _sums = new int[checked(groups * columns)];

    /// <summary>Adds a record to a group, or subtracts it.</summary>
    /// <param name="group">The group.</param>
    /// <param name="record">The record.</param>
    /// <param name="times">The multiplicity; negative to subtract.</param>
    public void Add(int group, ReadOnlySpan<byte> record, int times)
    {
        var sums = _sums.AsSpan(group * columns, columns);
        if (times is 1 or -1)
            AddOnce(record, sums, (times - 1) / 2);
        else
            AddTimes(record, sums, times);
    }

    /// <summary>Adds the sums of a group to <paramref name="target"/>, and clears them.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Give(int group, Span<double> target)
    {
        var sums = _sums.AsSpan(group * columns, columns);
        var from = MemoryMarshal.Cast<int, Vector<int>>(sums);
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);

        // An integer from 0 to 2³² in the low mantissa bits of 2⁵² gives the double 2⁵² plus that integer.
        var flip = new Vector<int>(int.MinValue);
        var exponent = new Vector<ulong>(0x4330000000000000);
        var above = new Vector<double>((1L << 52) + (1L << 31));
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(Vector.AsVectorUInt32(from[i] ^ flip), out var low, out var high);
            to[2 * i] += Vector.AsVectorDouble(low | exponent) - above;
            to[(2 * i) + 1] += Vector.AsVectorDouble(high | exponent) - above;
        }

        for (int j = from.Length * Vector<int>.Count; j < target.Length; j++)
            target[j] += sums[j];
        sums.Clear();
    }

    /// <summary>Adds a record, or subtracts it if <paramref name="sign"/> is −1 instead of 0.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void AddOnce(ReadOnlySpan<byte> record, Span<int> sums, int sign)
    {
        var from = MemoryMarshal.Cast<byte, Vector<byte>>(record);
        var to = MemoryMarshal.Cast<int, Vector<int>>(sums);
        var signs = new Vector<int>(sign);
        for (int i = 0; i < from.Length; i++)
        {
            // The complement minus −1 is the negative.
            Vector.Widen(from[i], out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            to[4 * i] += (Vector.AsVectorInt32(a) ^ signs) - signs;
            to[(4 * i) + 1] += (Vector.AsVectorInt32(b) ^ signs) - signs;
            to[(4 * i) + 2] += (Vector.AsVectorInt32(c) ^ signs) - signs;
            to[(4 * i) + 3] += (Vector.AsVectorInt32(d) ^ signs) - signs;
        }

        for (int j = from.Length * Vector<byte>.Count; j < record.Length; j++)
            sums[j] += (record[j] ^ sign) - sign;
    }

    [MethodImpl(KernelLoop.Options)]
    private static void AddTimes(ReadOnlySpan<byte> record, Span<int> sums, int times)
    {
        for (int j = 0; j < record.Length; j++)
            sums[j] += times * record[j];
    }
}
