using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>A single float: the kernels of machines without vectors, and the reference of their tests.</summary>
internal readonly unsafe struct FloatScalarOps : IFloatOps<float>
{
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public float Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Load(float* source) => *source;

    public bool WidensBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Widen(byte* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float vector, float* target) => *target = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Broadcast(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Add(float a, float b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Subtract(float a, float b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Multiply(float a, float b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float MultiplyAdd(float a, float b, float c) => (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Min(float a, float b) => a < b ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Max(float a, float b) => a > b ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sqrt(float value) => (float)Math.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float SelectLess(float x, float y, float whenLess, float otherwise) => x < y ? whenLess : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Convert(int* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Greater(float x, float y) => x > y ? 1UL : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AtMost(float x, float y) => x <= y ? 1UL : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(float x, float y) => x == y ? 1UL : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum(float vector) => vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Sums(float a, float b, float c, float d, float* target)
    {
        target[0] = a;
        target[1] = b;
        target[2] = c;
        target[3] = d;
    }
}
