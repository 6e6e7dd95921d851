using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>One run of a Bayesian mixture, iteration by iteration.</summary>
internal sealed class BayesianFit
{
    private BayesianFit(VariationalMixture start, CovarianceRepair repair)
    {
        Posterior = start;
        Repair = repair;
    }

    public VariationalMixture Posterior { get; private set; }

    public CovarianceRepair Repair { get; }

    public List<double> LowerBoundHistory { get; } = [];

    public double LowerBound => LowerBoundHistory[LowerBoundHistory.Count - 1];

    public bool Converged { get; private set; }

    public static BayesianFit Run(MixtureProblem problem, VariationalPrior prior, MixtureMoments start, int maxIterations, double tolerance, ProgressCounter progress)
    {
        // The scatter is regularised before the prior is added; the repair adds only where that is not enough.
        var repair = new CovarianceRepair(problem.Layout, regularization: 0, problem.SmallestVariance);
        var fit = new BayesianFit(Step(start), repair);
        while (!fit.Converged && fit.LowerBoundHistory.Count < maxIterations)
        {
            double before = fit.LowerBoundHistory.Count > 0 ? fit.LowerBound : double.NegativeInfinity;
            var (sums, moments) = problem.Sum(fit.Posterior.Pack(), fit.Posterior.Means);
            fit.Posterior = Step(moments);
            fit.LowerBoundHistory.Add(fit.Posterior.LowerBound(sums.Entropy));
            fit.Converged = Math.Abs(fit.LowerBound - before) < tolerance;
            progress.Add();
        }

        return fit;

        VariationalMixture Step(MixtureMoments moments) =>
            VariationalMixture.Maximize(problem.Layout, moments, prior, problem.Regularization, repair, problem.Execution);
    }
}
