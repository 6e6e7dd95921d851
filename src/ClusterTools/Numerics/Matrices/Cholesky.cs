using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Matrices;

/// <summary>Cholesky decompositions of symmetric positive definite matrices. Sums use <see cref="LaneSums"/> or go column by column, so that the bits are the same
/// everywhere.</summary>
internal static class Cholesky
{
    /// <summary>A pivot below this fraction of its diagonal entry is only rounding error.</summary>
    private const double LeastPivot = 1.0 / (1L << 50);

    /// <summary>Finds the lower triangular L with L·Lᵀ = A.</summary>
    /// <param name="matrix">A: row-major; its lower triangle is read.</param>
    /// <param name="length">The number of rows of A.</param>
    /// <param name="lower">L: row-major, zero above the diagonal.</param>
    /// <returns>Whether A is numerically positive definite.</returns>
    public static bool TryFactor(ReadOnlySpan<double> matrix, int length, Span<double> lower)
    {
        lower.Slice(0, length * length).Clear();
        for (int i = 0; i < length; i++)
        {
            var row = lower.Slice(i * length, length);
            for (int j = 0; j < i; j++)
            {
                var other = lower.Slice(j * length, length);
                row[j] = (matrix[(i * length) + j] - LaneSums.Dot(row.Slice(0, j), other.Slice(0, j))) / other[j];
            }

            double pivot = matrix[(i * length) + i] - LaneSums.Dot(row.Slice(0, i), row.Slice(0, i));
            // Negated, so that NaN fails, too.
            if (!(pivot > LeastPivot * matrix[(i * length) + i]) || double.IsInfinity(pivot))
                return false;
            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>The inverse of a lower triangular matrix, itself lower triangular.</summary>
    public static double[] InvertLower(ReadOnlySpan<double> lower, int length)
    {
        var inverse = new double[length * length];
        for (int i = 0; i < length; i++)
        {
            var row = inverse.AsSpan(i * length, i);
            for (int m = 0; m < i; m++)
                Columns.AddScaled(row.Slice(0, m + 1), lower[(i * length) + m], inverse.AsSpan(m * length, m + 1));
            double diagonal = lower[(i * length) + i];
            for (int j = 0; j < i; j++)
                row[j] = -row[j] / diagonal;
            inverse[(i * length) + i] = 1 / diagonal;
        }

        return inverse;
    }

    /// <summary>Finds the lower triangular B with Bᵀ·B = A: the Cholesky decomposition started from the last row and column.</summary>
    public static bool TryFactorReversed(ReadOnlySpan<double> matrix, int length, Span<double> lower)
    {
        int last = (length * length) - 1;
        var turned = new double[length * length];
        for (int i = 0; i <= last; i++)
            turned[i] = matrix[last - i];
        var factor = new double[length * length];
        if (!TryFactor(turned, length, factor))
            return false;
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < length; j++)
                lower[(i * length) + j] = factor[last - ((j * length) + i)];
        }

        return true;
    }
}
