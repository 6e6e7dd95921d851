namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>Makes covariances positive definite: the regularisation is added to each diagonal, and if the Cholesky decomposition still fails, more is added, sixteen times
/// as much each time, starting at 2⁻⁴⁰ of each variance.</summary>
/// <remarks>Every addition is proportional to its own column's variance or to the regularisation of that column, so that the units of the columns do not matter.</remarks>
/// <param name="layout">The shape.</param>
/// <param name="regularization">Added to every diagonal: a number per entry.</param>
/// <param name="smallest">The smallest amounts to add where there is neither variance nor regularisation; evaluated only then.</param>
internal sealed class CovarianceRepair(MixtureLayout layout, double[] regularization, Func<double[]> smallest)
{
    private const double FirstShare = 1.0 / (1L << 40);
    private const double Growth = 16;

    private readonly bool[] _collapsed = new bool[layout.MatrixCount];
    private readonly double[] _added = new double[layout.MatrixCount];

    /// <summary>The covariances that were hardly more than the regularisation in the last update.</summary>
    public ReadOnlySpan<bool> Collapsed => _collapsed;

    /// <summary>The largest amount that was added to a diagonal beyond the regularisation in the last update; 0 where nothing was needed.</summary>
    public ReadOnlySpan<double> Added => _added;

    /// <summary>The number of covariances that collapsed or stayed singular in the last update.</summary>
    public int DegenerateCount
    {
        get
        {
            int count = 0;
            for (int m = 0; m < _collapsed.Length; m++)
                count += _collapsed[m] || _added[m] > 0 ? 1 : 0;
            return count;
        }
    }

    /// <summary>Regularises a covariance.</summary>
    /// <param name="matrix">The index of the covariance.</param>
    /// <param name="covariance">The covariance; modified in place.</param>
    /// <returns>Its factor.</returns>
    public CovarianceFactor Apply(int matrix, double[] covariance)
    {
        _collapsed[matrix] = IsCollapsed(covariance);
        _added[matrix] = 0;
        double[] more = FirstAddition(covariance);
        Add(covariance, regularization);
        for (; ; Grow(more))
        {
            if (CovarianceFactor.FromCovariance(layout, covariance) is { } factor)
                return factor;
            foreach (double addition in more)
            {
                // Only priors of excessive strength lead here; the values of records are bounded beforehand.
                if (!double.IsFinite(addition))
                    throw new ArgumentException(string.Format(SR.CovarianceOverflows, matrix));
                _added[matrix] = Math.Max(_added[matrix], addition);
            }

            Add(covariance, more);
        }
    }

    private static void Grow(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] *= Growth;
    }

    /// <summary>Whether the variances are on average no more than the regularisation.</summary>
    private bool IsCollapsed(double[] covariance)
    {
        double ratio = 0;
        for (int i = 0; i < regularization.Length; i++)
        {
            double variance = covariance[i * layout.DiagonalStep];
            if (variance > 0)
                ratio += variance / regularization[i];
        }

        return !(ratio > regularization.Length);
    }

    private double[] FirstAddition(double[] covariance)
    {
        var addition = new double[regularization.Length];
        for (int i = 0; i < addition.Length; i++)
        {
            addition[i] = Math.Max(regularization[i], FirstShare * covariance[i * layout.DiagonalStep]);
            if (!(addition[i] > 0))
                addition[i] = smallest()[i];
        }

        return addition;
    }

    private void Add(double[] covariance, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            covariance[i * layout.DiagonalStep] += values[i];
    }
}
