namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>Makes covariances positive definite: the regularisation is added to each diagonal, and if the Cholesky decomposition still fails, more is added, sixteen times
/// as much each time, starting at 2⁻⁴⁰ of the mean variance.</summary>
/// <param name="layout">The shape.</param>
/// <param name="regularization">Added to every diagonal.</param>
/// <param name="smallest">The smallest amount to add if there is neither variance nor regularisation; evaluated only then.</param>
internal sealed class CovarianceRepair(MixtureLayout layout, double regularization, Func<double> smallest)
{
    private const double FirstShare = 1.0 / (1L << 40);
    private const double Growth = 16;

    private readonly bool[] _collapsed = new bool[layout.MatrixCount];
    private readonly double[] _added = new double[layout.MatrixCount];

    /// <summary>The covariances that were hardly more than the regularisation in the last update.</summary>
    public ReadOnlySpan<bool> Collapsed => _collapsed;

    /// <summary>What was added beyond the regularisation in the last update; 0 where nothing was needed.</summary>
    public ReadOnlySpan<double> Added => _added;

    /// <summary>Regularises a covariance.</summary>
    /// <param name="matrix">The index of the covariance.</param>
    /// <param name="covariance">The covariance; modified in place.</param>
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
            // Only priors of excessive strength lead here; the values of records are bounded beforehand.
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
