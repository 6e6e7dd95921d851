using System.Numerics;
using System.Runtime.InteropServices;

namespace ClusterTools.Numerics;

/// <summary>Operations column by column, where the width of vectors cannot show in the result.</summary>
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
}
