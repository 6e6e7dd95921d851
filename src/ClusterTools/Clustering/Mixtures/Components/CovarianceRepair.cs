namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>Makes covariances positive definite: the regularisation goes on the diagonal of each, and where that leaves one that double cannot take the root of, more
/// is added, sixteen times as much each time, from 2⁻⁴⁰ of the mean variance on.</summary>
/// <param name="layout">The shape.</param>
/// <param name="regularization">What every diagonal gets.</param>
/// <param name="smallest">The least that is added where there is neither variance nor regularisation; asked for only then.</param>
internal sealed class CovarianceRepair(MixtureLayout layout, double regularization, Func<double> smallest)
{
    private const double FirstShare = 1.0 / (1L << 40);
    private const double Growth = 16;

    private readonly bool[] _collapsed = new bool[layout.MatrixCount];
    private readonly double[] _added = new double[layout.MatrixCount];

    /// <summary>Covariances that came to hardly more than the regularisation when last seen.</summary>
    public ReadOnlySpan<bool> Collapsed => _collapsed;

    /// <summary>What each needed beyond the regularisation when last seen; 0 for those that needed nothing.</summary>
    public ReadOnlySpan<double> Added => _added;

    /// <summary>Regularises a covariance.</summary>
    /// <param name="matrix">Its number.</param>
    /// <param name="covariance">It; changed.</param>
    /// <returns>Its factor.</returns>
    public CovarianceFactor Apply(int matrix, double[] covariance)
    {
        int step = layout.DiagonalStep;
        double trace = 0;
        for (int i = 0; i < covariance.Length; i += step)
            trace += covariance[i];
        double mean = trace / (layout.IsMatrix ? layout.Length : covariance.Length);
        _collapsed[matrix] = !(mean > regularization);
        _added[matrix] = 0;
        AddToDiagonal(covariance, step, regularization);
        var factor = CovarianceFactor.FromCovariance(layout, covariance);
        if (factor is not null)
            return factor;
        double more = Math.Max(regularization, FirstShare * mean);
        if (!(more > 0))
            more = smallest();
        for (; ; more *= Growth)
        {
            // Only beliefs beyond all measure lead here; values of records are bounded before.
            if (!double.IsFinite(more) || !double.IsFinite(mean))
                throw new ArgumentException(string.Format(SR.CovarianceOverflows, matrix));
            AddToDiagonal(covariance, step, more);
            _added[matrix] += more;
            factor = CovarianceFactor.FromCovariance(layout, covariance);
            if (factor is not null)
                return factor;
        }
    }

    private static void AddToDiagonal(double[] covariance, int step, double value)
    {
        for (int i = 0; i < covariance.Length; i += step)
            covariance[i] += value;
    }
}
