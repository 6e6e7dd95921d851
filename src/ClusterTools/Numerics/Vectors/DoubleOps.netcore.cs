using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Eight doubles.</summary>
internal readonly unsafe struct Double512Ops : IDoubleOps<Vector512<double>>
{
    // Adding it leaves the integer, plus the exponent bias, in the low bits.
    private const double Shift = (1.5 * (1L << 52)) + 1023;

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    public Vector512<double> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<double>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Load(double* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector512<double> vector, double* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Broadcast(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> SquareRoot(Vector512<double> x) => Vector512.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> SelectLess(Vector512<double> x, Vector512<double> y, Vector512<double> whenLess, Vector512<double> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, y), whenLess, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> PowerOfTwo(Vector512<double> exponent) =>
        Vector512.ShiftLeft((exponent + Vector512.Create(Shift)).AsInt64(), 52).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Exponent(Vector512<double> x) =>
        (Vector512.ShiftRightLogical(x.AsUInt64(), 52) | Vector512.Create(0x4330000000000000UL)).AsDouble() - Vector512.Create((1L << 52) + 1023.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Mantissa(Vector512<double> x) =>
        ((x.AsUInt64() & Vector512.Create(0x000FFFFFFFFFFFFFUL)) | Vector512.Create(0x3FF0000000000000UL)).AsDouble();
}

/// <summary>Four doubles.</summary>
internal readonly unsafe struct Double256Ops : IDoubleOps<Vector256<double>>
{
    // Adding it leaves the integer, plus the exponent bias, in the low bits.
    private const double Shift = (1.5 * (1L << 52)) + 1023;

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public Vector256<double> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<double>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Load(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector256<double> vector, double* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Broadcast(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> SquareRoot(Vector256<double> x) => Vector256.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> SelectLess(Vector256<double> x, Vector256<double> y, Vector256<double> whenLess, Vector256<double> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, y), whenLess, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> PowerOfTwo(Vector256<double> exponent) =>
        Vector256.ShiftLeft((exponent + Vector256.Create(Shift)).AsInt64(), 52).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Exponent(Vector256<double> x) =>
        (Vector256.ShiftRightLogical(x.AsUInt64(), 52) | Vector256.Create(0x4330000000000000UL)).AsDouble() - Vector256.Create((1L << 52) + 1023.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Mantissa(Vector256<double> x) =>
        ((x.AsUInt64() & Vector256.Create(0x000FFFFFFFFFFFFFUL)) | Vector256.Create(0x3FF0000000000000UL)).AsDouble();
}

/// <summary>Two doubles.</summary>
internal readonly unsafe struct Double128Ops : IDoubleOps<Vector128<double>>
{
    // Adding it leaves the integer, plus the exponent bias, in the low bits.
    private const double Shift = (1.5 * (1L << 52)) + 1023;

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    public Vector128<double> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<double>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Load(double* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector128<double> vector, double* target) => vector.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Broadcast(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Divide(Vector128<double> a, Vector128<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> SquareRoot(Vector128<double> x) => Vector128.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> SelectLess(Vector128<double> x, Vector128<double> y, Vector128<double> whenLess, Vector128<double> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, y), whenLess, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> PowerOfTwo(Vector128<double> exponent) =>
        Vector128.ShiftLeft((exponent + Vector128.Create(Shift)).AsInt64(), 52).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Exponent(Vector128<double> x) =>
        (Vector128.ShiftRightLogical(x.AsUInt64(), 52) | Vector128.Create(0x4330000000000000UL)).AsDouble() - Vector128.Create((1L << 52) + 1023.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Mantissa(Vector128<double> x) =>
        ((x.AsUInt64() & Vector128.Create(0x000FFFFFFFFFFFFFUL)) | Vector128.Create(0x3FF0000000000000UL)).AsDouble();
}
