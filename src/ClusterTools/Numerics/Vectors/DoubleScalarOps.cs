using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>A single double: the kernels of machines without vectors, and the reference of their tests.</summary>
internal readonly unsafe struct DoubleScalarOps : IDoubleOps<double>
{
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public double Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Load(double* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double vector, double* target) => *target = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Broadcast(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Add(double a, double b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Subtract(double a, double b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Multiply(double a, double b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Divide(double a, double b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double SquareRoot(double x) => Math.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double SelectLess(double x, double y, double whenLess, double otherwise) => x < y ? whenLess : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double PowerOfTwo(double exponent) => BitConverter.Int64BitsToDouble(((long)exponent + 1023) << 52);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Exponent(double x) => (BitConverter.DoubleToInt64Bits(x) >> 52) - 1023;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Mantissa(double x) => BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x) & 0x000FFFFFFFFFFFFFL) | 0x3FF0000000000000L);
}
