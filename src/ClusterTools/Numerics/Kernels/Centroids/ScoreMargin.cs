using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Centroids;

/// <summary>The bound on the rounding error of the float kernels' scores, and so the margin by which a score must exceed the best one to be certainly worse.</summary>
/// <remarks>
/// <para>The kernels rank centroids by the score s = |c'|² − 2·x'·c', which is the squared distance D less |x'|². With u = 2⁻²⁴, x' and c' rounded from ξ and γ (each
/// component by at most u of itself), m the length of the chain of additions in a dot product, and γₘ = m·u/(1 − m·u) the classical bound of a dot product in any
/// order, with fused operations or without (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1), the computed score ŝ is off by at most</para>
/// <para>|ŝ − s| ≤ (2·γₘ₊₁ + 6·u)·|x'|·|c'| + 2·u·|c'|²,</para>
/// <para>where 6·u is the rounding of x', of c' and of the last addition, and 2·u·|c'|² that of the squared norm and its addition. The deciding distances in double
/// carry a relative error of (d/8 + 6)·2⁻⁵³ of at most (|x'| + |c'|)². If the second-best score is above the best by more than twice both, no other centroid can
/// be nearer or equally near in double. Underflow of products adds at most d·2⁻¹²⁰.</para>
/// <para>Only centroids that can be the nearest matter: where |c'| ≥ 4·max(|x'|, √D) with the D of the best, s is at least |c'|²/2 and that of the best at most
/// |c'|²/16, so that no error of the size above changes their order. Hence |c'| is at most min(largest norm, 4·max(|x'|, √D)) in the margin. (That argument requires
/// the relative errors to be below 1/500; they are below 1/50000 for records of up to 100,000 values, and it is not used where they are not.)</para>
/// <para>The constants are these, times a little over 1 for second-order terms and for the rounding of the bound's own evaluation.</para>
/// </remarks>
internal readonly struct ScoreMargin
{
    private const double Roundoff = 1.0 / (1 << 24);

    /// <summary>The margin for some centroids.</summary>
    /// <param name="largestSquaredNorm">The largest |c'|².</param>
    /// <param name="columns">Columns: values per record.</param>
    /// <param name="chain">The length of the chain of additions in a dot product.</param>
    public ScoreMargin(double largestSquaredNorm, int columns, int chain)
    {
        double product = (chain + 1) * Roundoff / (1 - ((chain + 1) * Roundoff));
        double slack = 1 + (1.0 / 512) + (4 * (columns + 16) * Roundoff);
        Product = (float)(2 * slack * ((2 * product) + (6 * Roundoff)));
        Square = (float)(2 * slack * 2 * Roundoff);

        // Centroids so far outside the data that their scores would overflow leave every record to be decided in double.
        Absolute = largestSquaredNorm < 1e30 ? (float)(columns * PortableMath.PowerOfTwo(-118)) : float.NaN;
        DoubleError = (float)(2 * slack * ((columns / 8.0) + 6) * PortableMath.PowerOfTwo(-53));
        LargestNorm = (float)(Math.Sqrt(largestSquaredNorm) * slack);
        FarFactor = product < 1.0 / 2000 ? 4.01f : float.PositiveInfinity;
    }

    /// <summary>The factor of |x'|·|c'|.</summary>
    public float Product { get; }

    /// <summary>The factor of |c'|².</summary>
    public float Square { get; }

    /// <summary>The constant term.</summary>
    public float Absolute { get; }

    /// <summary>The factor of (|x'| + |c'|)².</summary>
    public float DoubleError { get; }

    /// <summary>The largest |c'|.</summary>
    public float LargestNorm { get; }

    /// <summary>A centroid farther from the origin than this many times max(|x'|, √D) cannot be the nearest.</summary>
    public float FarFactor { get; }

    /// <summary>The maximum error of a squared distance |x'|² + s, computed from the score of any centroid and the computed |x'|².</summary>
    public float Error(float squaredNorm)
    {
        float norm = MathF.Sqrt(squaredNorm);
        float sum = norm + LargestNorm;
        return (LargestNorm * ((Product * norm) + (Square * LargestNorm))) + (Product * squaredNorm) + (DoubleError * sum * sum) + Absolute;
    }

    /// <summary>The margin for a record with a best score.</summary>
    public float For(float squaredNorm, float best)
    {
        float norm = MathF.Sqrt(squaredNorm);
        float distance = MathF.Sqrt((1.01f * Math.Max(0, squaredNorm + best)) + (0.01f * squaredNorm));
        float far = Math.Min(LargestNorm, FarFactor * Math.Max(norm, distance));
        float sum = norm + far;
        return (far * ((Product * norm) + (Square * far))) + (DoubleError * sum * sum) + Absolute;
    }
}
