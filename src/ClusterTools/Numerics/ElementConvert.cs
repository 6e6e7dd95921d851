using System.Runtime.InteropServices;

namespace ClusterTools.Numerics;

/// <summary>Reads samples of any <see cref="ElementType"/>, in the machine's byte order, as floating-point numbers.</summary>
internal static class ElementConvert
{
    /// <summary>Widens all samples in <paramref name="source"/> to double.</summary>
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
            default:
                MemoryMarshal.Cast<byte, double>(source).Slice(0, destination.Length).CopyTo(destination);
                break;
        }
    }
}
