using System.Collections;
using System.Globalization;

namespace ClusterTools.Arguments;

/// <summary>Makes one object to plot from the pipeline's input: numbers, which PowerShell passes one by one, become an array.</summary>
internal static class PlotInput
{
    /// <summary>The object to plot.</summary>
    /// <exception cref="ArgumentException">There are several objects that are not all numbers.</exception>
    public static object Gather(IReadOnlyList<object> input)
    {
        if (input.Count == 1 && input[0] is not IEnumerable)
            return IsNumber(input[0]) ? new[] { ToNumber(input[0]) } : input[0];
        object?[] flat = [.. input.SelectMany(o => o is IEnumerable list and not string ? list.Cast<object?>() : [o])];
        if (flat.Length > 0 && Array.TrueForAll(flat, IsNumber))
            return Array.ConvertAll(flat, ToNumber);
        if (input.Count > 1 || flat.Length > 1)
            throw new ArgumentException(string.Format(SR.PlotOfSeveral, Math.Max(input.Count, flat.Length)));
        return flat.Length == 1 ? flat[0]! : input[0];
    }

    private static bool IsNumber(object? value) => Bare(value) is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal;

    private static double ToNumber(object? value) => Convert.ToDouble(Bare(value), CultureInfo.InvariantCulture);

    private static object? Bare(object? value) => value is System.Management.Automation.PSObject wrapped ? wrapped.BaseObject : value;
}
