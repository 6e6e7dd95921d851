namespace ClusterTools.Numerics.Vectors;

/// <summary>The operations that the double kernels are written in, once for every width of vector. The implementations are empty structs, so that the compiler
/// specialises a kernel for each and nothing is called.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <remarks>There is no fused multiply-add on purpose: each operation rounds once, so that every width and both targets give the same bits.</remarks>
internal unsafe interface IDoubleOps<TVector>
    where TVector : struct
{
    /// <summary>Doubles of a vector: 1, 2, 4 or 8.</summary>
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

    /// <summary>2 to the powers of whole numbers from −1022 to 1023.</summary>
    TVector PowerOfTwo(TVector exponent);

    /// <summary>⌊log₂ x⌋ of positive normal numbers.</summary>
    TVector Exponent(TVector x);

    /// <summary>x / 2^⌊log₂ x⌋, in [1, 2), of positive normal numbers.</summary>
    TVector Mantissa(TVector x);
}
