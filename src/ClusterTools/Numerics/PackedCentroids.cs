namespace ClusterTools.Numerics;

/// <summary>Centroids as the float kernels take them: centred, times −2, in blocks that go column by column; and the bound on what rounding can do to their scores.</summary>
/// <remarks>
/// <para>The kernels rank centroids by the score s = |c'|² − 2·x'·c', which is the squared distance less |x'|². With u = 2⁻²⁴, x' and c' rounded from ξ and γ (each
/// component by at most u of itself), m the additions that follow one another in a product (columns of a block plus blocks), and γₘ = m·u/(1 − m·u) the classical
/// bound of an inner product in any order, with fused operations or without (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1), the
/// computed score ŝ differs from the true one by at most</para>
/// <para>|ŝ − s| ≤ (2·γₘ₊₁ + 6·u)·|x'|·|c'| + 2·u·|c'|²,</para>
/// <para>where 6·u are the rounding of x', of c' and of the last addition, and 2·u·|c'|² that of the squared norm and its addition. The deciding distances in double
/// carry a relative error of (d/8 + 6)·2⁻⁵³ of at most (|x'| + |c'|)². If the second-best score is above the best by more than twice both, no other centroid can
/// be nearer or equally near in double. Products too small for a float add at most d·2⁻¹²⁰.</para>
/// <para>The constants below are these, times a little over 1 for second-order terms and for the rounding of the bound's own evaluation.</para>
/// </remarks>
internal sealed class PackedCentroids
{
    private const double Roundoff = 1.0 / (1 << 24);

    private readonly float _slope;
    private readonly float _constant;
    private readonly float _doubleError;
    private readonly float _largestNorm;

    /// <summary>Packs centroids.</summary>
    /// <param name="centroids">All centroids in double, one after the other.</param>
    /// <param name="columns">Values of a centroid.</param>
    /// <param name="centring">Origin and unit, the same as of the records.</param>
    /// <param name="blockSize">Centroids of a block.</param>
    public PackedCentroids(ReadOnlySpan<double> centroids, int columns, Centring centring, int blockSize)
    {
        Count = centroids.Length / columns;
        Columns = columns;
        BlockSize = blockSize;
        BlockCount = (Count + blockSize - 1) / blockSize;
        Values = new float[checked(BlockCount * blockSize * columns)];
        SquaredNorms = new float[BlockCount * blockSize];

        // Places without a centroid are never the nearest.
        SquaredNorms.AsSpan(Count).Fill(float.PositiveInfinity);
        double largest = 0;
        for (int k = 0; k < Count; k++)
        {
            int at = (k / blockSize * blockSize * columns) + (k % blockSize);
            double squared = 0;
            for (int j = 0; j < columns; j++, at += blockSize)
            {
                double value = (centroids[(k * columns) + j] * centring.Scale) - centring.ScaledPoint[j];
                squared += value * value;
                Values[at] = (float)(-2 * value);
            }

            SquaredNorms[k] = (float)squared;
            largest = Math.Max(largest, squared);
        }

        double norm = Math.Sqrt(largest);
        double chain = Math.Min(columns, RecordGroup.ColumnBlock) + ((columns + RecordGroup.ColumnBlock - 1) / RecordGroup.ColumnBlock) + 1;
        double product = chain * Roundoff / (1 - (chain * Roundoff));
        double slack = 1 + (1.0 / 512) + (4 * (columns + 16) * Roundoff);
        _slope = (float)(2 * slack * norm * ((2 * product) + (6 * Roundoff)));
        _constant = (float)((2 * slack * 2 * Roundoff * largest) + (columns * PortableMath.PowerOfTwo(-118)));
        _doubleError = (float)(2 * slack * ((columns / 8.0) + 6) * PortableMath.PowerOfTwo(-53));
        _largestNorm = (float)(norm * slack);
    }

    public int Count { get; }

    public int Columns { get; }

    public int BlockSize { get; }

    public int BlockCount { get; }

    /// <summary>−2·c': block after block, in it column after column, <see cref="BlockSize"/> values each.</summary>
    public float[] Values { get; }

    /// <summary>|c'|², infinite where a block is not full.</summary>
    public float[] SquaredNorms { get; }

    /// <summary>A score this much above the best cannot be the best, for a record of squared norm <paramref name="squaredNorm"/>.</summary>
    public float Margin(float squaredNorm)
    {
        float norm = (float)Math.Sqrt(squaredNorm);
        float sum = norm + _largestNorm;
        return (_slope * norm) + _constant + (_doubleError * sum * sum);
    }
}
