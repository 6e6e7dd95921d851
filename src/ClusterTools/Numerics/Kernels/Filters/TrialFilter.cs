using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Determines from float dot products which records cannot be nearer to a trial point than to their current centroid: their distances in double need not be
/// computed.</summary>
/// <remarks>
/// <para>The products are those of <see cref="KernelSet.ProductsOf"/>; the rounding error of |x'|² + |c'|² − 2·x'·c' is bounded as
/// in <see cref="ScoreMargin"/>, with the norm of the point in question: at most <see cref="ScoreMargin.Product"/>·|x'|·|c'| + <see cref="ScoreMargin.Square"/>·|c'|² for the
/// score, and (d + 2)·u of |x'|² for the sum of the record's own squares. The deciding distance in double is summed column by column, so that its relative error
/// is (d + 3)·2⁻⁵³, of at most 2·(|x'|² + |c'|²).</para>
/// <para>Each term is widened by 16·u, more than the few roundings of this comparison amount to, and the limits by 2⁻¹⁹ (<see cref="Limit"/>).</para>
/// </remarks>
internal sealed unsafe class TrialFilter
{
    private const double Roundoff = 1.0 / (1 << 24);
    private const float Up = 1 + (1f / (1 << 19));
    private readonly float[] _scores;
    private readonly float[] _crosses;

    /// <summary>Creates the filter for some points.</summary>
    public TrialFilter(PackedCentroids points, int columns)
    {
        var margin = points.Margin;
        double inDouble = InDouble(columns);
        _scores = new float[points.Count];
        _crosses = new float[points.Count];
        for (int t = 0; t < _scores.Length; t++)
        {
            double squaredNorm = points.SquaredNorms[t];
            _scores[t] = (float)(squaredNorm - (squaredNorm * (margin.Square + (16 * Roundoff) + inDouble)) - margin.Absolute);
            _crosses[t] = (float)(Math.Sqrt(squaredNorm) * (margin.Product + (16 * Roundoff)) * Up);
        }
    }

    /// <summary>The limit to compare a squared distance with: slightly above it, in the kernels' scale.</summary>
    public static float Limit(double squaredDistance, double scale) => (float)(squaredDistance * scale * scale) * Up;

    /// <summary>Prepares a group of 64 records.</summary>
    /// <param name="squaredNorms">|x'|² of each.</param>
    /// <param name="columns">Columns: values per record.</param>
    /// <param name="norms">Receives |x'| of each.</param>
    /// <param name="offsets">Receives what has to be added to each score.</param>
    [MethodImpl(KernelLoop.Options)]
    public static void Prepare(float* squaredNorms, int columns, float* norms, float* offsets)
    {
        float share = (float)(1 - (((3.0 * columns) + 64) * Roundoff) - InDouble(columns));
        for (int r = 0; r < RecordGroup.Size; r++)
        {
            norms[r] = MathF.Sqrt(squaredNorms[r]) * Up;
            offsets[r] = squaredNorms[r] * share;
        }
    }

    /// <summary>A bit for each of 64 records that may be nearer to any point than its limit.</summary>
    /// <param name="products">−2·x'·c' of the records with the points: point by point, 64 values each.</param>
    /// <param name="norms">The norms from <see cref="Prepare"/>.</param>
    /// <param name="offsets">The offsets from <see cref="Prepare"/>.</param>
    /// <param name="limits">The limit of each record (<see cref="Limit"/>).</param>
    public ulong Candidates(float* products, float* norms, float* offsets, float* limits)
    {
        fixed (float* scores = _scores, crosses = _crosses)
            return RecordTests.Best.WithinTrial(products, scores, crosses, _scores.Length, norms, offsets, limits);
    }

    private static double InDouble(int columns) => 4 * (columns + 16.0) * PortableMath.PowerOfTwo(-53);
}
