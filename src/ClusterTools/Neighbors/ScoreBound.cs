using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Neighbors;

/// <summary>A bound on the difference between a float kernel's score and the decisive one, valid for all queries of a batch.</summary>
/// <remarks>
/// <para>The score of a record x' and a query c' (both centred and in the kernels' unit) is s = |x'|² − 2·x'·c', or −2·x'·c' where angles are compared. By the bounds of
/// <see cref="PackedCentroids"/> the product is off by at most (2·γₘ₊₁ + 4·u)·|x'|·|c'|, and the sum of squares, whose terms follow one another within a block of columns, by at
/// most (γₘ₊₁ + 3·u)·|x'|². Taking the bound itself off and on and adding the two rounds a few more times, for which 8·u of each are allowed.</para>
/// <para>The deciding distance in double is off by (d/8 + 8)·2⁻⁵³ of at most (|x'| + |c'|)², and products too small for a float add at most d·2⁻¹²⁰.</para>
/// </remarks>
internal readonly struct ScoreBound
{
    /// <summary>u.</summary>
    public const double Roundoff = 1.0 / (1 << 24);

    private readonly double _square;
    private readonly double _product;
    private readonly double _double;
    private readonly double _norm;
    private readonly double _constant;

    private ScoreBound(int columns, double largestQueryNorm, double square, double product)
    {
        double slack = 1 + (1.0 / 512) + (4 * (columns + 16) * Roundoff);
        _square = slack * (square + (11 * Roundoff));
        _product = slack * largestQueryNorm * (2 * (product + (6 * Roundoff)));
        _double = slack * ((columns / 8.0) + 8) * PortableMath.PowerOfTwo(-53);
        _norm = slack * largestQueryNorm;
        _constant = columns * PortableMath.PowerOfTwo(-118);
    }

    /// <summary>The bound where products are computed.</summary>
    /// <param name="columns">Values of a record.</param>
    /// <param name="largestQueryNorm">The largest |c'|.</param>
    /// <param name="kernel">The kernel: in groups or in single rows.</param>
    public static ScoreBound OfKernels(int columns, double largestQueryNorm, KernelSet kernel)
    {
        double square = Relative(GroupChain(columns));
        return new ScoreBound(columns, largestQueryNorm, square, Relative(Math.Max(GroupChain(columns), kernel.Rows.Chain(columns) + 1)));
    }

    /// <summary>The bound where products are replaced by upper bounds.</summary>
    /// <param name="columns">Values of a record.</param>
    /// <param name="largestQueryNorm">The largest |c'|.</param>
    /// <param name="product">By what share of |x'|·|c'| a computed upper bound may be too low.</param>
    public static ScoreBound OfUpperBounds(int columns, double largestQueryNorm, double product) =>
        new(columns, largestQueryNorm, Relative(GroupChain(columns)), product);

    /// <summary>γₘ = m·u/(1 − m·u).</summary>
    public static double Relative(double chain) => chain * Roundoff / (1 - (chain * Roundoff));

    /// <summary>m + 1 for products and sums of squares in groups: a block of columns is one chain, and the blocks are another.</summary>
    public static int GroupChain(int columns) => Math.Min(columns, RecordGroup.ColumnBlock) + ((columns + RecordGroup.ColumnBlock - 1) / RecordGroup.ColumnBlock) + 1;

    /// <summary>The bound for a record of a squared norm.</summary>
    public float Of(float squaredNorm)
    {
        double norm = Math.Sqrt(squaredNorm);
        double sum = norm + _norm;
        return (float)((_square * squaredNorm) + (_product * norm) + (_double * sum * sum) + _constant);
    }
}
