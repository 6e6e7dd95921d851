using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>The posterior of the weights of a Bayesian mixture: a Dirichlet distribution, or the sticks of a Dirichlet process (Blei and Jordan 2006).</summary>
internal sealed class VariationalWeights
{
    private readonly bool _sticks;

    private VariationalWeights(bool sticks, double[][] concentrations)
    {
        _sticks = sticks;
        Concentrations = concentrations;
    }

    /// <summary>One row, or two for sticks: a and b of their beta distributions.</summary>
    public double[][] Concentrations { get; }

    /// <summary>The posterior, given the total responsibility of each component.</summary>
    public static VariationalWeights Of(WeightPrior prior, double concentration, double[] weights)
    {
        if (prior == WeightPrior.DirichletDistribution)
            return new VariationalWeights(sticks: false, [Array.ConvertAll(weights, w => concentration + w)]);
        var b = new double[weights.Length];
        double after = 0;
        for (int k = weights.Length - 1; k >= 0; k--)
        {
            b[k] = concentration + after;
            after += weights[k];
        }

        return new VariationalWeights(sticks: true, [Array.ConvertAll(weights, w => 1 + w), b]);
    }

    /// <summary>The expected logarithm of each weight.</summary>
    public double[] ExpectedLogs()
    {
        double[] a = Concentrations[0];
        if (!_sticks)
        {
            double whole = GammaFunctions.Digamma(Moments.Sum(a));
            return Array.ConvertAll(a, v => GammaFunctions.Digamma(v) - whole);
        }

        var logs = new double[a.Length];
        double rest = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double both = GammaFunctions.Digamma(a[k] + Concentrations[1][k]);
            logs[k] = GammaFunctions.Digamma(a[k]) - both + rest;
            rest += GammaFunctions.Digamma(Concentrations[1][k]) - both;
        }

        return logs;
    }

    /// <summary>The expected weights, scaled to sum to 1.</summary>
    public double[] Expected()
    {
        double[] a = Concentrations[0];
        var weights = new double[a.Length];
        double rest = 1;
        for (int k = 0; k < a.Length; k++)
        {
            double share = _sticks ? a[k] / (a[k] + Concentrations[1][k]) : a[k];
            weights[k] = share * rest;
            if (_sticks)
                rest *= Concentrations[1][k] / (a[k] + Concentrations[1][k]);
        }

        double sum = Moments.Sum(weights);
        return Array.ConvertAll(weights, w => w / sum);
    }

    /// <summary>The logarithm of the distribution's normalising constant.</summary>
    public double LogNormalization()
    {
        double[] a = Concentrations[0];
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += _sticks ? -GammaFunctions.LogBeta(a[k], Concentrations[1][k]) : -GammaFunctions.LogGamma(a[k]);
        return _sticks ? sum : sum + GammaFunctions.LogGamma(Moments.Sum(a));
    }
}
