using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Elements;

/// <summary>Converts samples of any <see cref="ElementType"/>, in native byte order, to and from floating-point numbers.</summary>
internal static class ElementConvert
{
    /// <summary>Converts all samples in <paramref name="source"/> to double.</summary>
    public static void ToDouble(ElementType type, ReadOnlySpan<byte> source, Span<double> destination)
    {
        switch (type)
        {
            case ElementType.UInt8:
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = source[i];
                break;
            case ElementType.Int8:
                var int8 = MemoryMarshal.Cast<byte, sbyte>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = int8[i];
                break;
            case ElementType.UInt16:
                var uint16 = MemoryMarshal.Cast<byte, ushort>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = uint16[i];
                break;
            case ElementType.Int16:
                var int16 = MemoryMarshal.Cast<byte, short>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = int16[i];
                break;
            case ElementType.UInt32:
                var uint32 = MemoryMarshal.Cast<byte, uint>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = uint32[i];
                break;
            case ElementType.Int32:
                var int32 = MemoryMarshal.Cast<byte, int>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = int32[i];
                break;
            case ElementType.UInt64:
                var uint64 = MemoryMarshal.Cast<byte, ulong>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = uint64[i];
                break;
            case ElementType.Int64:
                var int64 = MemoryMarshal.Cast<byte, long>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = int64[i];
                break;
            case ElementType.Float32:
                var float32 = MemoryMarshal.Cast<byte, float>(source);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = float32[i];
                break;
            case ElementType.Float64:
                MemoryMarshal.Cast<byte, double>(source).Slice(0, destination.Length).CopyTo(destination);
                break;
            default:
                throw EnumGuard.Undefined(type);
        }
    }

    /// <summary>Converts doubles to samples. For integer types, values are truncated towards zero and clamped to the type's range; NaN becomes 0.</summary>
    public static void FromDouble(ElementType type, ReadOnlySpan<double> source, Span<byte> destination)
    {
        switch (type)
        {
            case ElementType.UInt8:
                for (int i = 0; i < source.Length; i++)
                    destination[i] = (byte)Hold(source[i], byte.MinValue, byte.MaxValue);
                break;
            case ElementType.Int8:
                var int8 = MemoryMarshal.Cast<byte, sbyte>(destination);
                for (int i = 0; i < source.Length; i++)
                    int8[i] = (sbyte)Hold(source[i], sbyte.MinValue, sbyte.MaxValue);
                break;
            case ElementType.UInt16:
                var uint16 = MemoryMarshal.Cast<byte, ushort>(destination);
                for (int i = 0; i < source.Length; i++)
                    uint16[i] = (ushort)Hold(source[i], ushort.MinValue, ushort.MaxValue);
                break;
            case ElementType.Int16:
                var int16 = MemoryMarshal.Cast<byte, short>(destination);
                for (int i = 0; i < source.Length; i++)
                    int16[i] = (short)Hold(source[i], short.MinValue, short.MaxValue);
                break;
            case ElementType.UInt32:
                var uint32 = MemoryMarshal.Cast<byte, uint>(destination);
                for (int i = 0; i < source.Length; i++)
                    uint32[i] = (uint)Hold(source[i], uint.MinValue, uint.MaxValue);
                break;
            case ElementType.Int32:
                var int32 = MemoryMarshal.Cast<byte, int>(destination);
                for (int i = 0; i < source.Length; i++)
                    int32[i] = (int)Hold(source[i], int.MinValue, int.MaxValue);
                break;
            case ElementType.UInt64:
                // The largest 64-bit integers are not representable as doubles: 2^64 and above are clamped.
                var uint64 = MemoryMarshal.Cast<byte, ulong>(destination);
                for (int i = 0; i < source.Length; i++)
                    uint64[i] = source[i] >= 18446744073709551616.0 ? ulong.MaxValue : (ulong)Hold(source[i], 0, 18446744073709549568.0);
                break;
            case ElementType.Int64:
                var int64 = MemoryMarshal.Cast<byte, long>(destination);
                for (int i = 0; i < source.Length; i++)
                    int64[i] = source[i] >= 9223372036854775808.0 ? long.MaxValue : (long)Hold(source[i], long.MinValue, 9223372036854774784.0);
                break;
            case ElementType.Float32:
                var float32 = MemoryMarshal.Cast<byte, float>(destination);
                for (int i = 0; i < source.Length; i++)
                    float32[i] = (float)source[i];
                break;
            case ElementType.Float64:
                source.CopyTo(MemoryMarshal.Cast<byte, double>(destination));
                break;
            default:
                throw EnumGuard.Undefined(type);
        }
    }

    private static double Hold(double value, double low, double high) => value >= low ? (value <= high ? value : high) : value < low ? low : 0;
}
