using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>A factor of the inverse covariance of a component: A with Aᵀ·A = the inverse covariance, so that the squared Mahalanobis distance of a record is |A·(x −
/// mean)|².</summary>
internal sealed class CovarianceFactor
{
    private CovarianceFactor(double[] values, double logDeterminant)
    {
        Values = values;
        LogDeterminant = logDeterminant;
    }

    /// <summary>A: a lower triangular matrix, its diagonal, or one number.</summary>
    public double[] Values { get; }

    /// <summary>ln |A|.</summary>
    public double LogDeterminant { get; }

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

    private static CovarianceFactor? Create(MixtureLayout layout, double[] values)
    {
        double log = 0;
        for (int i = 0; i < values.Length; i += layout.DiagonalStep)
        {
            if (!(values[i] > 0) || double.IsInfinity(values[i]))
                return null;
            log += PortableMath.Log(values[i]);
        }

        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                return null;
        }

        return new CovarianceFactor(values, layout.Type == CovarianceType.Spherical ? log * layout.Length : log);
    }
}
