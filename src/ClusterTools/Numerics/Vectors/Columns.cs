using System.Numerics;
using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Column-wise operations, whose results do not depend on the vector width.</summary>
internal static class Columns
{
    /// <summary>Adds each value of <paramref name="source"/> to its column.</summary>
    public static void Add(Span<double> target, ReadOnlySpan<double> source)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(source.Slice(0, target.Length));
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (int i = 0; i < to.Length; i++)
            to[i] += from[i];
        for (int i = to.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += source[i];
    }

    /// <summary>Adds <paramref name="factor"/> times each value of <paramref name="source"/> to its column.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(source.Slice(0, target.Length));
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        var wide = new Vector<double>(factor);
        for (int i = 0; i < to.Length; i++)
            to[i] += wide * from[i];
        for (int i = to.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += factor * source[i];
    }

    /// <summary>Adds the difference of each value of <paramref name="source"/> and <paramref name="origin"/> to its column.</summary>
    public static void AddDifference(Span<double> target, ReadOnlySpan<double> source, ReadOnlySpan<double> origin)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(source.Slice(0, target.Length));
        var less = MemoryMarshal.Cast<double, Vector<double>>(origin.Slice(0, target.Length));
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (int i = 0; i < to.Length; i++)
            to[i] += from[i] - less[i];
        for (int i = to.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += source[i] - origin[i];
    }

    /// <summary>Writes the differences of two records to <paramref name="target"/>.</summary>
    public static void Subtract(ReadOnlySpan<double> from, ReadOnlySpan<double> less, Span<double> target)
    {
        var minuends = MemoryMarshal.Cast<double, Vector<double>>(from.Slice(0, target.Length));
        var subtrahends = MemoryMarshal.Cast<double, Vector<double>>(less.Slice(0, target.Length));
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (int i = 0; i < to.Length; i++)
            to[i] = minuends[i] - subtrahends[i];
        for (int i = to.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] = from[i] - less[i];
    }

    /// <summary>Divides all values by a number.</summary>
    public static void Divide(Span<double> values, double divisor)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var wide = new Vector<double>(divisor);
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] /= wide;
        for (int i = vectors.Length * Vector<double>.Count; i < values.Length; i++)
            values[i] /= divisor;
    }

    /// <summary>The largest magnitude; NaN if any value is NaN.</summary>
    public static float LargestMagnitude(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var largest = Vector<float>.Zero;
        var numbers = new Vector<int>(-1);
        foreach (var v in vectors)
        {
            largest = Vector.Max(largest, Vector.Abs(v));
            numbers &= Vector.Equals(v, v);
        }

        float result = 0;
        for (int lane = 0; lane < Vector<float>.Count; lane++)
            result = Math.Max(result, numbers[lane] == 0 ? float.NaN : largest[lane]);
        for (int i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
            result = Math.Max(result, Math.Abs(values[i]));
        return result;
    }

    /// <inheritdoc cref="LargestMagnitude(ReadOnlySpan{float})"/>
    public static double LargestMagnitude(ReadOnlySpan<double> values)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var largest = Vector<double>.Zero;
        var numbers = new Vector<long>(-1);
        foreach (var v in vectors)
        {
            largest = Vector.Max(largest, Vector.Abs(v));
            numbers &= Vector.Equals(v, v);
        }

        double result = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
            result = Math.Max(result, numbers[lane] == 0 ? double.NaN : largest[lane]);
        for (int i = vectors.Length * Vector<double>.Count; i < values.Length; i++)
            result = Math.Max(result, Math.Abs(values[i]));
        return result;
    }
}
