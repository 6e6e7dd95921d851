using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>One run of a mixture, iteration by iteration (expectation-maximisation: Dempster, Laird and Rubin 1977).</summary>
internal sealed class MixtureFit
{
    private MixtureFit(MixtureParameters start, CovarianceRepair repair)
    {
        Parameters = start;
        Repair = repair;
        Reseeds = new int[start.Layout.ComponentCount];
    }

    public MixtureParameters Parameters { get; private set; }

    public CovarianceRepair Repair { get; }

    /// <summary>The lower bound of each iteration: the mean log-likelihood under the parameters before its M-step.</summary>
    public List<double> LowerBoundHistory { get; } = [];

    public double LowerBound => LowerBoundHistory[LowerBoundHistory.Count - 1];

    public bool Converged { get; private set; }

    /// <summary>How often each component was relocated to another record.</summary>
    public int[] Reseeds { get; }

    public static MixtureFit Run(MixtureProblem problem, MixtureParameters start, int maxIterations, double tolerance, ProgressCounter progress)
    {
        var fit = new MixtureFit(start, problem.NewRepair());
        int reseedsLeft = start.Layout.ComponentCount;
        while (!fit.Converged && fit.LowerBoundHistory.Count < maxIterations)
        {
            double before = fit.LowerBoundHistory.Count > 0 ? fit.LowerBound : double.NegativeInfinity;
            var packed = PackedMixture.Of(fit.Parameters);
            var (sums, moments) = problem.Sum(packed, fit.Parameters.Means);
            fit.LowerBoundHistory.Add(sums.LogLikelihood / problem.Series.Count);
            fit.Parameters = MixtureMaximization.Maximize(problem.Layout, moments, fit.Parameters, fit.Repair, problem.Execution);
            bool reseeded = fit.Reseed(problem, packed, ref reseedsLeft);
            fit.Converged = !reseeded && Math.Abs(fit.LowerBound - before) < tolerance;
            progress.Add();
        }

        return fit;
    }

    /// <summary>Relocates vanished components to the records that the mixture explains worst, with the covariance of all records and the weight of one record. A run does
    /// so at most as often as it has components; after that they remain with weight 0.</summary>
    private bool Reseed(MixtureProblem problem, PackedMixture packed, ref int left)
    {
        double[]? logLikelihoods = null;
        double[] weights = Parameters.Weights;
        for (int k = 0; k < weights.Length && left > 0; k++)
        {
            if (weights[k] > 0)
                continue;
            logLikelihoods ??= MixtureDensity.LogLikelihoods(problem.Pass, packed, problem.Series.Count, problem.Execution);
            int worst = 0;
            for (int i = 1; i < logLikelihoods.Length; i++)
            {
                if (logLikelihoods[i] < logLikelihoods[worst])
                    worst = i;
            }

            logLikelihoods[worst] = double.PositiveInfinity;
            Parameters.Means[k] = problem.Series.GetRecord(worst);
            weights[k] = 1.0 / problem.Series.Count;
            if (!problem.Layout.IsShared)
                (Parameters.Covariances[k], Parameters.Factors[k]) = (problem.Whole.Covariances[0], problem.Whole.Factors[0]);
            Reseeds[k]++;
            left--;
        }

        if (logLikelihoods is null)
            return false;
        double sum = Moments.Sum(weights);
        for (int k = 0; k < weights.Length; k++)
            weights[k] /= sum;
        return true;
    }
}
