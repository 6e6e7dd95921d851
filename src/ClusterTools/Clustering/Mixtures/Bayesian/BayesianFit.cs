using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>One run of a Bayesian mixture, iteration by iteration.</summary>
internal sealed class BayesianFit
{
    private readonly MixtureProblem _problem;
    private readonly VariationalPrior _prior;

    private BayesianFit(MixtureProblem problem, VariationalPrior prior, MixtureMoments start)
    {
        _problem = problem;
        _prior = prior;
        // The scatter is regularised before the prior is added; the repair adds only where that is not enough.
        Repair = new CovarianceRepair(problem.Layout, new double[problem.Amounts.Length], problem.SmallestVariances);
        Posterior = Step(start);
    }

    public VariationalMixture Posterior { get; private set; }

    public CovarianceRepair Repair { get; }

    public List<double> LowerBoundHistory { get; } = [];

    public double LowerBound => LowerBoundHistory[LowerBoundHistory.Count - 1];

    /// <summary>The lower bound without the scale that all runs share, so that comparisons do not depend on the units of the values.</summary>
    public double Score { get; private set; } = double.NegativeInfinity;

    public bool Converged { get; private set; }

    /// <summary>Runs the inference from the best of several starts: after a few iterations the one with the highest lower bound (ties: the first) is continued.</summary>
    public static BayesianFit Run(MixtureProblem problem, VariationalPrior prior, IReadOnlyList<StartGroups> starts, int maxIterations, double tolerance, ProgressCounter progress)
    {
        BayesianFit? best = null;
        foreach (var groups in starts)
        {
            var fit = new BayesianFit(problem, prior, problem.MomentsOfLabels(problem.Layout, groups.Labels, groups.Centres));
            if (starts.Count > 1)
                fit.Advance(Math.Min(MixtureFit.ShortRun, maxIterations), tolerance, progress: null);
            if (best is null || fit.Score > best.Score)
                best = fit;
        }

        progress.Add(best!.LowerBoundHistory.Count);
        best.Advance(maxIterations, tolerance, progress);
        return best;
    }

    private void Advance(int iterations, double tolerance, ProgressCounter? progress)
    {
        while (!Converged && LowerBoundHistory.Count < iterations)
        {
            double before = Score;
            var (sums, moments) = _problem.Sum(Posterior.Pack(), Posterior.Means);
            Posterior = Step(moments);
            Score = Posterior.LowerBound(sums.Entropy, _problem.Exponent);
            LowerBoundHistory.Add(Score + Posterior.LogScale(_problem.Exponent));
            Converged = Math.Abs(Score - before) < tolerance;
            progress?.Add();
        }
    }

    private VariationalMixture Step(MixtureMoments moments) =>
        VariationalMixture.Maximize(_problem.Layout, moments, _prior, _problem.Amounts, Repair, _problem.Execution);
}
