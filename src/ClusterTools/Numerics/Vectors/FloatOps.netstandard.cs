using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>As many floats as the machine's vectors have.</summary>
internal readonly unsafe struct FloatVectorOps : IFloatOps<Vector<float>>
{
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count;
    }

    public bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public Vector<float> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Load(float* source) => Unsafe.ReadUnaligned<Vector<float>>(source);

    public bool WidensBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public Vector<float> Widen(byte* source)
    {
        float* values = stackalloc float[Vector<float>.Count];
        for (int i = 0; i < Vector<float>.Count; i++)
            values[i] = source[i];
        return Load(values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector<float> vector, float* target) => Unsafe.WriteUnaligned(target, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Broadcast(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Add(Vector<float> a, Vector<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Subtract(Vector<float> a, Vector<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Multiply(Vector<float> a, Vector<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c) => (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Min(Vector<float> a, Vector<float> b) => Vector.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Max(Vector<float> a, Vector<float> b) => Vector.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Sqrt(Vector<float> value) => Vector.SquareRoot(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> SelectLess(Vector<float> x, Vector<float> y, Vector<float> whenLess, Vector<float> otherwise) =>
        Vector.ConditionalSelect(Vector.LessThan(x, y), whenLess, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Convert(int* source) => Vector.ConvertToSingle(Unsafe.ReadUnaligned<Vector<int>>(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Greater(Vector<float> x, Vector<float> y) => Bits(Vector.GreaterThan(x, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AtMost(Vector<float> x, Vector<float> y) => Bits(Vector.LessThanOrEqual(x, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(Vector<float> x, Vector<float> y) => Bits(Vector.Equals(x, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum(Vector<float> vector) => Vector.Dot(vector, Vector<float>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Sums(Vector<float> a, Vector<float> b, Vector<float> c, Vector<float> d, float* target)
    {
        target[0] = Sum(a);
        target[1] = Sum(b);
        target[2] = Sum(c);
        target[3] = Sum(d);
    }

    /// <summary>A bit for each lane that is set. No instruction does this for vectors of any width; but usually all lanes are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector<int> lanes)
    {
        if (Vector.EqualsAll(lanes, Vector<int>.Zero))
            return 0;
        if (Vector.EqualsAll(lanes, new Vector<int>(-1)))
            return (1UL << Vector<float>.Count) - 1;
        ulong bits = 0;
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            if (lanes[lane] != 0)
                bits |= 1UL << lane;
        }

        return bits;
    }
}
