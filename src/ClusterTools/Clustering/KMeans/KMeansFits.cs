using ClusterTools.Clustering.Bisecting;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.MiniBatch;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>The best run of each of several models that are fitted to the same records together, wherever the records are.</summary>
internal sealed class KMeansFits
{
    private readonly KMeansOutcome?[] _best;
    private readonly int[] _restarts;

    private KMeansFits(FitProblem problem, int models)
    {
        Problem = problem;
        _best = new KMeansOutcome?[models];
        _restarts = new int[models];
    }

    /// <summary>The problem that the fits share.</summary>
    public FitProblem Problem { get; }

    /// <summary>The best outcome of a model.</summary>
    public KMeansOutcome Best(int model) => _best[model]!;

    /// <summary>The restart (0-based) of a model that was kept.</summary>
    public int Restart(int model) => _restarts[model];

    /// <summary>Makes all runs of all models.</summary>
    /// <param name="data">The records.</param>
    /// <param name="options">The options of each model, validated.</param>
    /// <param name="clusterCounts">The number of clusters of each model.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <param name="kernel">The kernels.</param>
    public static KMeansFits Run(FitData data, IReadOnlyList<KMeansOptions> options, int[] clusterCounts, ExecutionOptions execution, KernelSet kernel)
    {
        var starts = new List<KMeansStart>();
        for (int m = 0; m < options.Count; m++)
        {
            for (int restart = 0; restart < KMeansStart.CountOf(options[m]); restart++)
                starts.Add(new KMeansStart(m, options[m], restart, clusterCounts[m]));
        }

        bool makesPasses = starts.Any(s => s.SharesPasses);
        var fits = new KMeansFits(new FitProblem(data, execution, kernel, makesPasses), options.Count);
        if (makesPasses)
            fits.Problem.CollapseDuplicates();
        var progress = new ProgressCounter(execution.Progress, SR.KMeansActivity, starts.Sum(s => (long)s.Options.MaxIterations));
        foreach (var batch in KMeansStart.Batches(starts.Where(s => s.SharesPasses), fits.Problem))
            fits.RunTogether(batch, progress);
        foreach (var start in starts.Where(s => !s.SharesPasses))
        {
            fits.Offer(start, start.Options.Algorithm switch
            {
                KMeansAlgorithm.MiniBatch => MiniBatchFit.Run(fits.Problem, start, progress),
                KMeansAlgorithm.Bisecting => BisectingFit.Run(fits.Problem, start, progress),
                _ => throw EnumGuard.Unexpected(start.Options.Algorithm),
            });
        }

        return fits;
    }

    private void RunTogether(KMeansStart[] batch, ProgressCounter progress)
    {
        var fits = KMeansStart.Begin(batch, Problem);
        LloydFit.RunAll(Problem, fits, progress);
        for (int i = 0; i < fits.Length; i++)
            Offer(batch[i], KMeansOutcome.Of(fits[i]));
    }

    private void Offer(KMeansStart start, KMeansOutcome fit)
    {
        if (_best[start.Model] is not { } before || fit.Inertia < before.Inertia)
            (_best[start.Model], _restarts[start.Model]) = (fit, start.Restart);
    }
}
