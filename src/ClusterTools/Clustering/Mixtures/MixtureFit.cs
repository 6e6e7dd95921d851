using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>One run of a mixture, iteration by iteration (expectation-maximisation: Dempster, Laird and Rubin 1977).</summary>
internal sealed class MixtureFit
{
    /// <summary>The iterations after which several starts are compared (short runs of EM: Biernacki, Celeux and Govaert 2003).</summary>
    public const int ShortRun = 5;

    private readonly MixtureProblem _problem;
    private int _reseedsLeft;

    private MixtureFit(MixtureProblem problem, MixtureParameters start)
    {
        _problem = problem;
        _reseedsLeft = start.Layout.ComponentCount;
        Parameters = start;
        Repair = problem.NewRepair();
        Reseeds = new int[start.Layout.ComponentCount];
    }

    public MixtureParameters Parameters { get; private set; }

    public CovarianceRepair Repair { get; }

    /// <summary>The lower bound of each iteration: the mean log-likelihood under the parameters before its M-step.</summary>
    public List<double> LowerBoundHistory { get; } = [];

    public double LowerBound => LowerBoundHistory[LowerBoundHistory.Count - 1];

    /// <summary>The lower bound without the scale that all runs share, so that comparisons do not depend on the units of the values.</summary>
    public double Score { get; private set; } = double.NegativeInfinity;

    public bool Converged { get; private set; }

    /// <summary>How often each component was relocated to another record.</summary>
    public int[] Reseeds { get; }

    /// <summary>Runs EM from the best of several starts: after a few iterations the one with the fewest degenerate components and, of these, the highest lower bound (ties: the
    /// first) is continued.</summary>
    public static MixtureFit Run(MixtureProblem problem, IReadOnlyList<MixtureParameters> starts, int maxIterations, double tolerance, ProgressCounter progress)
    {
        MixtureFit? best = null;
        foreach (var start in starts)
        {
            var fit = new MixtureFit(problem, start);
            if (starts.Count > 1)
                fit.Advance(Math.Min(ShortRun, maxIterations), tolerance, progress: null);
            if (best is null || fit.IsBetterThan(best))
                best = fit;
        }

        progress.Add(best!.LowerBoundHistory.Count);
        best.Advance(maxIterations, tolerance, progress);
        return best;
    }

    private bool IsBetterThan(MixtureFit other)
    {
        // Where the regularisation is small, a collapsed component has an arbitrarily high likelihood.
        int here = _problem.IsRegularizationLarge ? 0 : Repair.DegenerateCount;
        int there = _problem.IsRegularizationLarge ? 0 : other.Repair.DegenerateCount;
        return here == there ? Score > other.Score : here < there;
    }

    private void Advance(int iterations, double tolerance, ProgressCounter? progress)
    {
        while (!Converged && LowerBoundHistory.Count < iterations)
        {
            double before = Score;
            var packed = PackedMixture.Of(Parameters, exponent: _problem.Exponent);
            var (sums, moments) = _problem.Sum(packed, Parameters.Means);
            Score = sums.LogLikelihood / _problem.Series.Count;
            LowerBoundHistory.Add(Score + packed.LogScale);
            Parameters = MixtureMaximization.Maximize(_problem.Layout, moments, Parameters, Repair, _problem.Execution);
            bool reseeded = Reseed(packed);
            Converged = !reseeded && Math.Abs(Score - before) < tolerance;
            progress?.Add();
        }
    }

    /// <summary>Relocates vanished components to the records that the mixture explains worst, with the covariance of all records and the weight of one record. A run does
    /// so at most as often as it has components; after that they remain with weight 0.</summary>
    private bool Reseed(PackedMixture packed)
    {
        double[]? scores = null;
        double[] weights = Parameters.Weights;
        for (int k = 0; k < weights.Length && _reseedsLeft > 0; k++)
        {
            if (weights[k] > 0)
                continue;
            scores ??= MixtureDensity.Scores(_problem.Pass, packed, _problem.Series.Count, _problem.Execution);
            int worst = 0;
            for (int i = 1; i < scores.Length; i++)
            {
                if (scores[i] < scores[worst])
                    worst = i;
            }

            scores[worst] = double.PositiveInfinity;
            Parameters.Means[k] = _problem.Series.GetRecord(worst);
            weights[k] = 1.0 / _problem.Series.Count;
            if (!_problem.Layout.IsShared)
                (Parameters.Covariances[k], Parameters.Factors[k]) = (_problem.Whole.Covariances[0], _problem.Whole.Factors[0]);
            Reseeds[k]++;
            _reseedsLeft--;
        }

        if (scores is null)
            return false;
        double sum = Moments.Sum(weights);
        for (int k = 0; k < weights.Length; k++)
            weights[k] /= sum;
        return true;
    }
}
