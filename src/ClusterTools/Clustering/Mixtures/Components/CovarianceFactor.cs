using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>A factor of the inverse covariance of a component: A with Aᵀ·A = the inverse covariance, so that the squared Mahalanobis distance of a record is |A·(x −
/// mean)|².</summary>
internal sealed class CovarianceFactor
{
    private const int ExponentBits = 52;
    private const int ExponentBias = 1023;
    private const long BitsOfOne = (long)ExponentBias << ExponentBits;

    private CovarianceFactor(double[] values, double logMantissa, int exponent)
    {
        Values = values;
        LogMantissa = logMantissa;
        Exponent = exponent;
    }

    /// <summary>A: a lower triangular matrix, its diagonal, or one number.</summary>
    public double[] Values { get; }

    /// <summary>ln |A| − <see cref="Exponent"/>·ln 2: the sum of the logarithms of the diagonal's mantissas, which lie in [1, 2).</summary>
    public double LogMantissa { get; }

    /// <summary>The sum of the binary exponents of A's diagonal. Scaling columns by powers of two changes it by the same number in every component, and no bit of <see
    /// cref="LogMantissa"/>.</summary>
    public int Exponent { get; }

    /// <summary>The factor of a covariance; null if it is not positive definite.</summary>
    public static CovarianceFactor? FromCovariance(MixtureLayout layout, double[] covariance)
    {
        if (!layout.IsMatrix)
            return Create(layout, Array.ConvertAll(covariance, v => 1 / Math.Sqrt(v)));
        var lower = new double[covariance.Length];
        return Cholesky.TryFactor(covariance, layout.Length, lower) ? Create(layout, Cholesky.InvertLower(lower, layout.Length)) : null;
    }

    /// <summary>The factor of an inverse covariance; null if it is not positive definite.</summary>
    public static CovarianceFactor? FromPrecision(MixtureLayout layout, double[] precision)
    {
        if (!layout.IsMatrix)
            return Create(layout, Array.ConvertAll(precision, Math.Sqrt));
        var lower = new double[precision.Length];
        return Cholesky.TryFactorReversed(precision, layout.Length, lower) ? Create(layout, lower) : null;
    }

    /// <summary>The covariance that the factor belongs to.</summary>
    public double[] ToCovariance(MixtureLayout layout)
    {
        if (!layout.IsMatrix)
            return Array.ConvertAll(Values, v => 1 / (v * v));
        int length = layout.Length;
        double[] inverse = Cholesky.InvertLower(Values, length);
        var covariance = new double[inverse.Length];
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                covariance[(i * length) + j] = covariance[(j * length) + i] =
                    LaneSums.Dot(inverse.AsSpan(i * length, j + 1), inverse.AsSpan(j * length, j + 1));
            }
        }

        return covariance;
    }

    /// <summary>ln |A / 2^exponent|: determinants that differ by a common power of two compare without rounding.</summary>
    /// <param name="exponent">The common exponent.</param>
    public double LogDeterminant(int exponent) => LogMantissa + ((Exponent - exponent) * PortableMath.Ln2);

    private static CovarianceFactor? Create(MixtureLayout layout, double[] values)
    {
        double log = 0;
        int exponent = 0;
        for (int i = 0; i < values.Length; i += layout.DiagonalStep)
        {
            if (!(values[i] > 0) || double.IsInfinity(values[i]))
                return null;
            // Diagonals are square roots or their inverses, and so never subnormal.
            long bits = BitConverter.DoubleToInt64Bits(values[i]);
            exponent += (int)(bits >> ExponentBits) - ExponentBias;
            log += PortableMath.Log(BitConverter.Int64BitsToDouble((bits & ((1L << ExponentBits) - 1)) | BitsOfOne));
        }

        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                return null;
        }

        int times = layout.Type == CovarianceType.Spherical ? layout.Length : 1;
        return new CovarianceFactor(values, times * log, times * exponent);
    }
}
