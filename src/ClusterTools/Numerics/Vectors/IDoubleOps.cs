namespace ClusterTools.Numerics.Vectors;

/// <summary>The operations that the double kernels are written in, once for all vector widths. The implementations are empty structs, so that the compiler specialises a
/// kernel for each and inlines every call.</summary>
/// <remarks>There is deliberately no fused multiply-add: each operation rounds once, so that every width and both targets give the same bits.</remarks>
internal unsafe interface IDoubleOps<TVector>
    where TVector : struct
{
    /// <summary>The number of doubles per vector: 1, 2, 4 or 8.</summary>
    int Count { get; }

    TVector Zero { get; }

    TVector Load(double* source);

    void Store(TVector vector, double* target);

    TVector Broadcast(double value);

    TVector Add(TVector a, TVector b);

    TVector Subtract(TVector a, TVector b);

    TVector Multiply(TVector a, TVector b);

    TVector Divide(TVector a, TVector b);

    TVector SquareRoot(TVector x);

    /// <summary>Per lane: x &lt; y ? whenLess : otherwise. Comparisons with NaN are false.</summary>
    TVector SelectLess(TVector x, TVector y, TVector whenLess, TVector otherwise);

    /// <summary>2 to the power of integers from −1022 to 1023.</summary>
    TVector PowerOfTwo(TVector exponent);

    /// <summary>⌊log₂ x⌋ of positive normal numbers.</summary>
    TVector Exponent(TVector x);

    /// <summary>x / 2^⌊log₂ x⌋, in [1, 2), of positive normal numbers.</summary>
    TVector Mantissa(TVector x);
}
