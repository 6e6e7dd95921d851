using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>As many doubles as the machine's vectors have.</summary>
internal readonly unsafe struct DoubleVectorOps : IDoubleOps<Vector<double>>
{
    private const double MantissaRange = 1L << 52;

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<double>.Count;
    }

    public Vector<double> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<double>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Load(double* source) => Unsafe.ReadUnaligned<Vector<double>>(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector<double> vector, double* target) => Unsafe.WriteUnaligned(target, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Broadcast(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Add(Vector<double> a, Vector<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Subtract(Vector<double> a, Vector<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Multiply(Vector<double> a, Vector<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Divide(Vector<double> a, Vector<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> SquareRoot(Vector<double> x) => Vector.SquareRoot(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> SelectLess(Vector<double> x, Vector<double> y, Vector<double> whenLess, Vector<double> otherwise) =>
        Vector.ConditionalSelect(Vector.LessThan(x, y), whenLess, otherwise);

    // There are no shifts here, but multiples of 2⁵² convert to integers, and back, without rounding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> PowerOfTwo(Vector<double> exponent) =>
        Vector.AsVectorDouble(Vector.ConvertToInt64((exponent + new Vector<double>(1023)) * new Vector<double>(MantissaRange)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Exponent(Vector<double> x) =>
        (Vector.ConvertToDouble(Vector.AsVectorInt64(x) & new Vector<long>(0x7FF0000000000000L)) * new Vector<double>(1 / MantissaRange)) - new Vector<double>(1023);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Mantissa(Vector<double> x) =>
        Vector.AsVectorDouble((Vector.AsVectorInt64(x) & new Vector<long>(0x000FFFFFFFFFFFFFL)) | new Vector<long>(0x3FF0000000000000L));
}
