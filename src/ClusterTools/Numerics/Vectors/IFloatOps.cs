
namespace ClusterTools.Numerics.Vectors;

/// <summary>The operations that the float kernels are written in, once for all vector widths. The implementations are empty structs, so that the compiler specialises a
/// kernel for each and inlines every call.</summary>
/// <remarks>A multiply-add may be fused or not: the kernels' rounding bound holds for both.</remarks>
internal unsafe interface IFloatOps<TVector>
    where TVector : struct
{
    /// <summary>The number of floats per vector.</summary>
    int Count { get; }

    /// <summary>Whether the machine has 32 vector registers of this width, rather than 16.</summary>
    bool HasManyRegisters { get; }

    TVector Zero { get; }

    TVector Load(float* source);

    /// <summary>Whether <see cref="Widen"/> is one instruction, and not slower than converting many bytes in advance.</summary>
    bool WidensBytes { get; }

    /// <summary>Converts bytes to floats.</summary>
    TVector Widen(byte* source);

    void Store(TVector vector, float* target);

    TVector Broadcast(float value);

    TVector Add(TVector a, TVector b);

    TVector Subtract(TVector a, TVector b);

    TVector Multiply(TVector a, TVector b);

    /// <summary>a·b + c.</summary>
    TVector MultiplyAdd(TVector a, TVector b, TVector c);

    TVector Min(TVector a, TVector b);

    TVector Max(TVector a, TVector b);

    TVector Sqrt(TVector value);

    /// <summary>Per lane: x &lt; y ? whenLess : otherwise.</summary>
    TVector SelectLess(TVector x, TVector y, TVector whenLess, TVector otherwise);

    /// <summary>Converts integers to floats.</summary>
    TVector Convert(int* source);

    /// <summary>A bit for each lane: x &gt; y.</summary>
    ulong Greater(TVector x, TVector y);

    /// <summary>A bit for each lane: x ≤ y.</summary>
    ulong AtMost(TVector x, TVector y);

    /// <summary>A bit for each lane: x = y.</summary>
    ulong Equal(TVector x, TVector y);

    /// <summary>The sum of the lanes, in any order.</summary>
    float Sum(TVector vector);

    /// <summary>The sums of the lanes of four vectors, in any order.</summary>
    void Sums(TVector a, TVector b, TVector c, TVector d, float* target);
}
