using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Series.Building;

/// <summary>Converts the samples of a frame to the element type of a series set.</summary>
internal static class FrameSamples
{
    /// <summary>Whether the samples must be converted, not just copied.</summary>
    public static bool NeedConversion(ElementType pixelType) => pixelType.ForSeries() != pixelType;

    /// <summary>Converts a run of samples: 8-bit signed to 16-bit, wide integers to double.</summary>
    public static void Convert(ElementType pixelType, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (pixelType == ElementType.Int8)
        {
            var from = MemoryMarshal.Cast<byte, sbyte>(source);
            var to = MemoryMarshal.Cast<byte, short>(destination);
            for (int i = 0; i < from.Length; i++)
                to[i] = from[i];
        }
        else
        {
            ElementConvert.ToDouble(pixelType, source, MemoryMarshal.Cast<byte, double>(destination));
        }
    }
}
