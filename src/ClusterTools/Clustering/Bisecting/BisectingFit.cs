using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Bisecting;

/// <summary>Bisecting k-means (Steinbach, Karypis and Kumar 2000): starts with one cluster and repeatedly splits the cluster with the largest inertia in two by
/// k-means.</summary>
/// <remarks>The rule is that of scikit-learn's BisectingKMeans with <c>biggest_inertia</c>: labels follow the tree of splits, and each centroid is the mean of its records.
/// The half with the first centroid keeps the number of the cluster that was split; the other half gets the next number. Each split runs once per restart, and the best is
/// kept.</remarks>
internal sealed class BisectingFit
{
    private readonly FitProblem _problem;
    private readonly KMeansStart _start;
    private readonly ProgressCounter _progress;
    private readonly List<BisectedCluster> _clusters = [];
    private readonly IShards<BisectionShard> _shards;
    private readonly List<double> _history = [];
    private readonly List<IterationStatistics> _statistics = [];
    private int _iterations;
    private int _splits;
    private bool _converged = true;

    private BisectingFit(FitProblem problem, KMeansStart start, ProgressCounter progress)
    {
        _problem = problem;
        _shards = problem.Data.Shards.Select(s => new BisectionShard(s));
        _start = start;
        _progress = progress;
    }

    /// <summary>Splits until there are as many clusters as requested. With fewer distinct records than clusters, the remaining clusters stay empty.</summary>
    public static KMeansOutcome Run(FitProblem problem, KMeansStart start, ProgressCounter progress) => new BisectingFit(problem, start, progress).Run();

    private KMeansOutcome Run()
    {
        var whole = Fit(_problem, clusterCount: 1);
        _clusters.Add(new BisectedCluster(whole.Centroids, whole.Inertia));
        _history.Add(whole.Inertia);
        long reported = 0;
        for (int k = 1; k < _start.ClusterCount && SplitLargest(); k++)
        {
            _history.Add(_clusters.Sum(c => c.Inertia));
            long done = (long)_start.Options.MaxIterations * k / _start.ClusterCount;
            _progress.Add(done - reported);
            reported = done;
        }

        _progress.Add(_start.Options.MaxIterations - reported);
        return Describe();
    }

    /// <summary>Splits the cluster with the largest inertia (ties: the lowest number).</summary>
    /// <returns>False if there was none that could be split.</returns>
    private bool SplitLargest()
    {
        while (true)
        {
            int largest = 0;
            for (int k = 1; k < _clusters.Count; k++)
            {
                if (_clusters[k].Splittable > _clusters[largest].Splittable)
                    largest = k;
            }

            var cluster = _clusters[largest];
            if (!(cluster.Splittable > 0))
                return false;
            var problem = PartOf(largest);
            var fit = Fit(problem, clusterCount: 2);
            var halves = BisectedCluster.Halves(problem, fit);
            if (halves.Length == 2)
            {
                _ = _shards.Zip(fit.Labelled, (shard, labelled) => shard.Split(largest, labelled.Labels));
                _clusters[largest] = halves[0];
                _clusters.Add(halves[1]);
                return true;
            }

            // The inertia that remains is rounding: all its records are equal.
            _clusters[largest] = cluster with { CanSplit = false };
        }
    }

    private FitProblem PartOf(int cluster) => _clusters.Count == 1
        ? _problem
        : new FitProblem(FitData.Of(_shards.Select(s => s.PartOf(cluster)), _problem.Data.Distance), _problem.Execution, _problem.Plan.Kernel);

    private KMeansOutcome Fit(FitProblem problem, int clusterCount)
    {
        int restarts = clusterCount == 1 ? 1 : _start.Options.RestartCount;
        var options = _start.Options with { Algorithm = KMeansAlgorithm.Auto };
        var starts = Enumerable.Range(0, restarts).Select(r => new KMeansStart(0, options, (_splits * _start.Options.RestartCount) + r, clusterCount));
        _splits++;
        LloydFit? best = null;
        foreach (var batch in KMeansStart.Batches(starts, problem))
        {
            var fits = KMeansStart.Begin(batch, problem);
            LloydFit.RunAll(problem, fits, new ProgressCounter(null, string.Empty, 0));
            foreach (var fit in fits)
            {
                if (best is null || fit.Inertia < best.Inertia)
                    best = fit;
            }
        }

        _iterations += best!.InertiaHistory.Count;
        _statistics.AddRange(best.Statistics);
        _converged &= best.Converged;
        return KMeansOutcome.Of(best);
    }

    private KMeansOutcome Describe()
    {
        int length = _problem.Data.Length;
        var centroids = new double[checked(_start.ClusterCount * length)];

        // An empty cluster shares the first centroid, and the first cluster wins the tie.
        for (int k = 0; k < _start.ClusterCount; k++)
            _clusters[k < _clusters.Count ? k : 0].Centroid.CopyTo(centroids, k * length);
        return new KMeansOutcome(
            centroids, _shards.Select(s => s.Label()), _clusters.Sum(c => c.Inertia), [.. _history], _iterations, _converged, Relocations: 0, _statistics);
    }
}
