using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Elements;

/// <summary>Converts the values of a store to float or double. Only double to float rounds.</summary>
internal static partial class Widen
{
    public static void ToSingle<T>(ReadOnlySpan<T> source, Span<float> destination)
        where T : unmanaged
    {
        destination = destination.Slice(0, source.Length);
        if (typeof(T) == typeof(byte))
            FromBytes(MemoryMarshal.Cast<T, byte>(source), destination);
        else if (typeof(T) == typeof(ushort))
            FromUInt16(MemoryMarshal.Cast<T, ushort>(source), destination);
        else if (typeof(T) == typeof(short))
            FromInt16(MemoryMarshal.Cast<T, short>(source), destination);
        else if (typeof(T) == typeof(double))
            FromDoubles(MemoryMarshal.Cast<T, double>(source), destination);
        else
            MemoryMarshal.Cast<T, float>(source).CopyTo(destination);
    }

    public static void ToDouble<T>(ReadOnlySpan<T> source, Span<double> destination)
        where T : unmanaged
    {
        destination = destination.Slice(0, source.Length);
        if (typeof(T) == typeof(float))
        {
            FromSingles(MemoryMarshal.Cast<T, float>(source), destination);
            return;
        }

        if (typeof(T) == typeof(double))
        {
            MemoryMarshal.Cast<T, double>(source).CopyTo(destination);
            return;
        }

        if (typeof(T) == typeof(byte))
        {
            FromBytes(MemoryMarshal.Cast<T, byte>(source), destination);
            return;
        }

        ThroughSingles(source, destination);
    }

    /// <summary>Converts types that are exact in float via float, a few values at a time.</summary>
    private static void ThroughSingles<T>(ReadOnlySpan<T> source, Span<double> destination)
        where T : unmanaged
    {
        const int Step = 512;
        Span<float> singles = stackalloc float[Math.Min(Step, source.Length)];
        for (int i = 0; i < source.Length; i += Step)
        {
            int count = Math.Min(Step, source.Length - i);
            ToSingle(source.Slice(i, count), singles);
            FromSingles(singles.Slice(0, count), destination.Slice(i));
        }
    }

    /// <summary>Converts the values of a store, given as bytes, to <typeparamref name="T"/>: float or double.</summary>
    public static void FromStored<T>(ElementType type, ReadOnlySpan<byte> bytes, Span<T> destination)
        where T : unmanaged
    {
        switch (type)
        {
            case ElementType.UInt8:
                To(bytes, destination);
                break;
            case ElementType.UInt16:
                To(MemoryMarshal.Cast<byte, ushort>(bytes), destination);
                break;
            case ElementType.Int16:
                To(MemoryMarshal.Cast<byte, short>(bytes), destination);
                break;
            case ElementType.Float32:
                To(MemoryMarshal.Cast<byte, float>(bytes), destination);
                break;
            case ElementType.Float64:
                To(MemoryMarshal.Cast<byte, double>(bytes), destination);
                break;
            default:
                throw EnumGuard.Unexpected(type);
        }
    }

    private static void To<TSource, T>(ReadOnlySpan<TSource> source, Span<T> destination)
        where TSource : unmanaged
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            ToSingle(source, MemoryMarshal.Cast<T, float>(destination));
        else
            ToDouble(source, MemoryMarshal.Cast<T, double>(destination));
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FromBytes(ReadOnlySpan<byte> source, Span<float> destination)
    {
        var from = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var to = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            to[4 * i] = Vector.ConvertToSingle(Vector.AsVectorInt32(a));
            to[(4 * i) + 1] = Vector.ConvertToSingle(Vector.AsVectorInt32(b));
            to[(4 * i) + 2] = Vector.ConvertToSingle(Vector.AsVectorInt32(c));
            to[(4 * i) + 3] = Vector.ConvertToSingle(Vector.AsVectorInt32(d));
        }

        for (int i = from.Length * Vector<byte>.Count; i < source.Length; i++)
            destination[i] = source[i];
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FromUInt16(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        var from = MemoryMarshal.Cast<ushort, Vector<ushort>>(source);
        var to = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out var low, out var high);
            to[2 * i] = Vector.ConvertToSingle(Vector.AsVectorInt32(low));
            to[(2 * i) + 1] = Vector.ConvertToSingle(Vector.AsVectorInt32(high));
        }

        for (int i = from.Length * Vector<ushort>.Count; i < source.Length; i++)
            destination[i] = source[i];
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FromInt16(ReadOnlySpan<short> source, Span<float> destination)
    {
        var from = MemoryMarshal.Cast<short, Vector<short>>(source);
        var to = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out var low, out var high);
            to[2 * i] = Vector.ConvertToSingle(low);
            to[(2 * i) + 1] = Vector.ConvertToSingle(high);
        }

        for (int i = from.Length * Vector<short>.Count; i < source.Length; i++)
            destination[i] = source[i];
    }

    private static void FromDoubles(ReadOnlySpan<double> source, Span<float> destination)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(source);
        var to = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (int i = 0; i < to.Length; i++)
            to[i] = Vector.Narrow(from[2 * i], from[(2 * i) + 1]);
        for (int i = to.Length * Vector<float>.Count; i < source.Length; i++)
            destination[i] = (float)source[i];
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FromSingles(ReadOnlySpan<float> source, Span<double> destination)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var to = MemoryMarshal.Cast<double, Vector<double>>(destination);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out var low, out var high);
            to[2 * i] = low;
            to[(2 * i) + 1] = high;
        }

        for (int i = from.Length * Vector<float>.Count; i < source.Length; i++)
            destination[i] = source[i];
    }
}
