using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Sums;

/// <summary>Column sums of groups of records that do not depend on the order of the additions, and from which a record can be subtracted exactly.</summary>
/// <remarks>The reproducible sum of Demmel and Nguyen ("Fast reproducible floating-point summation", 2013) with fixed bins: a value is rounded to a multiple of a quantum
/// q₁ so coarse that every sum of the problem is an exact multiple of it in double; the rest is rounded to a multiple of q₂, chosen in the same way. All additions are then
/// exact. What is dropped of a value is below q₂/2 ≤ 2^(2·log₂ N − 100) of the largest, where N is the number of records: far below the rounding error of an ordinary sum.
/// If every value is a multiple of q₁ (integers, and most data that came from integers), one bin is enough.</remarks>
internal sealed class BinnedSums
{
    private readonly int _columns;
    private readonly double _splitHigh;
    private readonly double _splitLow;
    private readonly double[] _high;
    private readonly double[]? _low;

    /// <summary>Creates sums of zero.</summary>
    /// <param name="groups">The number of groups.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="largest">An upper bound on the magnitude of all values.</param>
    /// <param name="count">The maximum number of values in a column at any time.</param>
    /// <param name="oneBin">Whether every value passes <see cref="FitsOneBin(ReadOnlySpan{double}, double)"/>.</param>
    public BinnedSums(int groups, int columns, double largest, long count, bool oneBin)
    {
        _columns = columns;
        _splitHigh = Split(largest, count);
        _splitLow = Split(Quantum(largest, count) / 2, count);
        _high = new double[checked(groups * columns)];
        _low = oneBin ? null : new double[_high.Length];
    }

    /// <summary>The constant that rounds a value to a multiple of the coarse quantum when it is added and subtracted again.</summary>
    public static double Split(double largest, long count) => 1.5 * PortableMath.PowerOfTwo(52) * Quantum(largest, count);

    /// <summary>Whether the values of a record are multiples of the coarse quantum for <paramref name="largest"/> and <paramref name="count"/>.</summary>
    public static bool FitsOneBin(ReadOnlySpan<double> record, double largest, long count) => FitsOneBin(record, Split(largest, count));

    /// <summary>Whether the values of a record are multiples of the quantum of a constant from <see cref="Split"/>.</summary>
    public static bool FitsOneBin(ReadOnlySpan<double> record, double split)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(record);
        var splits = new Vector<double>(split);
        foreach (var v in lanes)
        {
            if (!Vector.EqualsAll((v + splits) - splits, v))
                return false;
        }

        for (int i = lanes.Length * Vector<double>.Count; i < record.Length; i++)
        {
            if ((record[i] + split) - split != record[i])
                return false;
        }

        return true;
    }

    /// <summary>Adds a record to a group, or subtracts it.</summary>
    /// <param name="group">The group.</param>
    /// <param name="record">The record.</param>
    /// <param name="times">The multiplicity; negative to subtract. All multiples of quanta stay exact.</param>
    [MethodImpl(KernelLoop.Options)]
    public void Add(int group, ReadOnlySpan<double> record, int times = 1)
    {
        var high = _high.AsSpan(group * _columns, _columns);
        var values = MemoryMarshal.Cast<double, Vector<double>>(record);
        var highs = MemoryMarshal.Cast<double, Vector<double>>(high);
        var factor = new Vector<double>(times);
        int done = values.Length * Vector<double>.Count;
        if (_low is null)
        {
            for (int i = 0; i < values.Length; i++)
                highs[i] += factor * values[i];
            for (int i = done; i < record.Length; i++)
                high[i] += times * record[i];
            return;
        }

        var low = _low.AsSpan(group * _columns, _columns);
        var lows = MemoryMarshal.Cast<double, Vector<double>>(low);
        var splitHigh = new Vector<double>(_splitHigh);
        var splitLow = new Vector<double>(_splitLow);
        for (int i = 0; i < values.Length; i++)
        {
            var coarse = (values[i] + splitHigh) - splitHigh;
            highs[i] += factor * coarse;
            lows[i] += factor * (((values[i] - coarse) + splitLow) - splitLow);
        }

        for (int i = done; i < record.Length; i++)
        {
            double coarse = (record[i] + _splitHigh) - _splitHigh;
            high[i] += times * coarse;
            low[i] += times * (((record[i] - coarse) + _splitLow) - _splitLow);
        }
    }

    /// <summary>Moves the sums of a group of <paramref name="other"/> (of the same shape and quanta) to this one, and clears them there.</summary>
    public void Take(int group, BinnedSums other)
    {
        AddAndClear(Group(_high, group), other.Group(other._high, group));
        if (_low is not null)
            AddAndClear(Group(_low, group), other.Group(other._low!, group));
    }

    /// <summary>Moves the sums of a group of integers, which are multiples of the coarse quantum.</summary>
    public void Take(int group, ByteSums other) => other.Give(group, Group(_high, group));

    /// <summary>The sums of a group, each rounded to double once.</summary>
    public void Read(int group, Span<double> sums)
    {
        Group(_high, group).CopyTo(sums);
        if (_low is not null)
            Columns.Add(sums, Group(_low, group));
    }

    private Span<double> Group(double[] sums, int group) => sums.AsSpan(group * _columns, _columns);

    /// <summary>The smallest power of two such that sums of <paramref name="count"/> multiples of it, added and subtracted, are exact in double.</summary>
    private static double Quantum(double largest, long count)
    {
        // Sums and the differences between workers stay below 2·count·largest ≤ 2^(e + 1); a spare bit is for the splitting constant.
        double bound = Math.Max(largest, double.Epsilon) * count;
        return PortableMath.PowerOfTwo(Math.Max(PortableMath.Exponent(bound) + 3 - 53, -1074));
    }

    private static void AddAndClear(Span<double> target, Span<double> source)
    {
        Columns.Add(target, source);
        source.Clear();
    }
}
