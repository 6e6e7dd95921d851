namespace ClusterTools.Numerics.Elements;

/// <summary>Sizes, ranges and conversions of each <see cref="ElementType"/>.</summary>
public static class ElementTypes
{
    /// <summary>The size of one element in bytes.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 => 1,
        ElementType.UInt16 or ElementType.Int16 => 2,
        ElementType.UInt32 or ElementType.Int32 or ElementType.Float32 => 4,
        ElementType.UInt64 or ElementType.Int64 or ElementType.Float64 => 8,
        _ => throw EnumGuard.Undefined(type),
    };

    /// <summary>Whether the type is a floating-point one.</summary>
    public static bool IsFloat(this ElementType type) => type switch
    {
        ElementType.Float32 or ElementType.Float64 => true,
        ElementType.UInt8 or ElementType.Int8 or ElementType.UInt16 or ElementType.Int16 or ElementType.UInt32 or ElementType.Int32 or ElementType.UInt64 or ElementType.Int64 => false,
        _ => throw EnumGuard.Undefined(type),
    };

    /// <summary>The .NET type of an element.</summary>
    public static Type ClrType(this ElementType type) => type switch
    {
        ElementType.UInt8 => typeof(byte),
        ElementType.Int8 => typeof(sbyte),
        ElementType.UInt16 => typeof(ushort),
        ElementType.Int16 => typeof(short),
        ElementType.UInt32 => typeof(uint),
        ElementType.Int32 => typeof(int),
        ElementType.UInt64 => typeof(ulong),
        ElementType.Int64 => typeof(long),
        ElementType.Float32 => typeof(float),
        ElementType.Float64 => typeof(double),
        _ => throw EnumGuard.Undefined(type),
    };

    /// <summary>The element type of a .NET type.</summary>
    /// <exception cref="ArgumentException">The type is not numeric.</exception>
    public static ElementType Of(Type type) =>
        type == typeof(byte) || type == typeof(bool) ? ElementType.UInt8
        : type == typeof(sbyte) ? ElementType.Int8
        : type == typeof(ushort) ? ElementType.UInt16
        : type == typeof(short) ? ElementType.Int16
        : type == typeof(uint) ? ElementType.UInt32
        : type == typeof(int) ? ElementType.Int32
        : type == typeof(ulong) ? ElementType.UInt64
        : type == typeof(long) ? ElementType.Int64
        : type == typeof(float) ? ElementType.Float32
        : type == typeof(double) ? ElementType.Float64
        : throw new ArgumentException(string.Format(SR.ElementTypeUnsupported, type));

    /// <summary>The type in which a set of series stores values of <paramref name="type"/>: itself, or the smallest type that holds all of its values (64-bit integers are
    /// rounded to the nearest double).</summary>
    public static ElementType ForSeries(this ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.UInt16 or ElementType.Int16 or ElementType.Float32 or ElementType.Float64 => type,
        ElementType.Int8 => ElementType.Int16,
        ElementType.UInt32 or ElementType.Int32 or ElementType.UInt64 or ElementType.Int64 => ElementType.Float64,
        _ => throw EnumGuard.Undefined(type),
    };

    /// <summary>The smallest and largest value of an integer type, as doubles; infinities for floating-point types.</summary>
    internal static (double Low, double High) Range(this ElementType type) => type switch
    {
        ElementType.UInt8 => (byte.MinValue, byte.MaxValue),
        ElementType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ElementType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ElementType.Int16 => (short.MinValue, short.MaxValue),
        ElementType.UInt32 => (uint.MinValue, uint.MaxValue),
        ElementType.Int32 => (int.MinValue, int.MaxValue),
        ElementType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        ElementType.Int64 => (long.MinValue, long.MaxValue),
        ElementType.Float32 or ElementType.Float64 => (double.NegativeInfinity, double.PositiveInfinity),
        _ => throw EnumGuard.Undefined(type),
    };
}
