using System.Runtime.InteropServices;

namespace ClusterTools.Series;

/// <summary>Turns the values of a store into float or double. The only rounding is that of double to float.</summary>
internal static class Widen
{
    public static void ToSingle<T>(ReadOnlySpan<T> source, Span<float> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            var from = MemoryMarshal.Cast<T, byte>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else if (typeof(T) == typeof(ushort))
        {
            var from = MemoryMarshal.Cast<T, ushort>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else if (typeof(T) == typeof(short))
        {
            var from = MemoryMarshal.Cast<T, short>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else if (typeof(T) == typeof(double))
        {
            var from = MemoryMarshal.Cast<T, double>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = (float)from[i];
        }
        else
        {
            MemoryMarshal.Cast<T, float>(source).CopyTo(destination);
        }
    }

    public static void ToDouble<T>(ReadOnlySpan<T> source, Span<double> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            var from = MemoryMarshal.Cast<T, byte>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else if (typeof(T) == typeof(ushort))
        {
            var from = MemoryMarshal.Cast<T, ushort>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else if (typeof(T) == typeof(short))
        {
            var from = MemoryMarshal.Cast<T, short>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else if (typeof(T) == typeof(float))
        {
            var from = MemoryMarshal.Cast<T, float>(source);
            for (int i = 0; i < from.Length; i++)
                destination[i] = from[i];
        }
        else
        {
            MemoryMarshal.Cast<T, double>(source).CopyTo(destination);
        }
    }
}
