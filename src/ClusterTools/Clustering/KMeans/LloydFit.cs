using System.Diagnostics;
using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>One run of k-means from given centroids, pass by pass. What a pass needs goes to the shards as a <see cref="PassOrder"/> and comes back as <see
/// cref="PassStatistics"/>; labels and bounds stay in the shards.</summary>
internal sealed class LloydFit
{
    private readonly FitProblem _problem;
    private readonly LloydRules _rules;
    private readonly ClusterSums _sums;
    private readonly PassEnd _end;
    private readonly BoundChoice _bounds;
    private IShards<FitShard> _shards = new LocalShards<FitShard>();
    private int _number;
    private bool _finishing;

    /// <summary>Starts a fit.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="centroids">The initial centroids; overwritten.</param>
    /// <param name="rules">When to stop, and by which algorithm.</param>
    public LloydFit(FitProblem problem, double[] centroids, LloydRules rules)
    {
        _problem = problem;
        _rules = rules;
        int clusterCount = centroids.Length / problem.Data.Length;
        Layout = new SumLayout(problem.Data, problem.Profile, clusterCount);
        _sums = new ClusterSums(Layout);
        _end = new PassEnd(problem, _sums, centroids);
        _bounds = new BoundChoice(problem.Plan, rules.Algorithm, clusterCount);
    }

    /// <summary>All centroids, contiguous.</summary>
    public double[] Centroids => _end.Centroids;

    /// <summary>The labels of all records, in the shards that hold them.</summary>
    public IShards<LabelledShard> Labelled => _shards.Select(s => s.Labelled(_number));

    /// <summary>Whether the fit has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The inertia of each iteration, with the centroids before its update.</summary>
    public List<double> InertiaHistory { get; } = [];

    /// <summary>The cost of each pass, including the one that only matched the labels to the centroids.</summary>
    public List<IterationStatistics> Statistics { get; } = [];

    /// <summary>The inertia of the labels with the centroids.</summary>
    public double Inertia { get; private set; }

    /// <summary>Whether it converged before the iteration limit.</summary>
    public bool Converged { get; private set; }

    /// <summary>The number of empty clusters that were relocated.</summary>
    public int Relocations { get; private set; }

    private SumLayout Layout { get; }

    /// <summary>Runs passes until all fits are done. A block of records is read once for all fits that are not.</summary>
    public static void RunAll(FitProblem problem, IReadOnlyList<LloydFit> fits, ProgressCounter progress)
    {
        SumLayout[] layouts = [.. fits.Select(f => f.Layout)];
        var shards = problem.Plan.Shards.Select(s => new FitShard(s, layouts, problem.Execution));
        for (int i = 0; i < fits.Count; i++)
            (fits[i]._shards, fits[i]._number) = (shards, i);
        while (true)
        {
            // Fits start and drop bounds on the way: each pass runs the fits with the same kind of bounds together.
            var kinds = fits.Where(f => !f.IsDone).GroupBy(f => f._bounds.Kind).ToArray();
            if (kinds.Length == 0)
                return;
            foreach (LloydFit[] live in kinds.Select(k => k.ToArray()))
            {
                var clock = Stopwatch.StartNew();
                PassOrder[] orders = Array.ConvertAll(live, f => new PassOrder(f._number, f.Centroids, f._bounds.Kind, f._bounds.Begins, f._end.SquaredShifts));
                var pass = shards.Merge(s => s.Assign(orders));
                for (int i = 0; i < live.Length; i++)
                {
                    bool counts = !live[i]._finishing;
                    live[i].EndPass(pass.Counters.Changed[i], pass.Counters.Products[i], pass.Moved(i));
                    live[i].Statistics.Add(pass.Counters.Of(i, clock.Elapsed));
                    if (counts)
                        progress.Add();
                    if (live[i].IsDone)
                        progress.Add(live[i]._rules.MaxIterations - live[i].InertiaHistory.Count);
                }
            }
        }
    }

    /// <summary>Applies the results of a pass: inertia, new centroids, and whether to continue.</summary>
    private void EndPass(long changed, long products, IReadOnlyList<MovedSums> moved)
    {
        Inertia = _end.Take(isLast: _finishing, moved) ?? InertiaOfRecords();
        if (_finishing)
        {
            IsDone = true;
            return;
        }

        InertiaHistory.Add(Inertia);
        double shift = Update();
        IsDone = changed == 0;
        Converged = IsDone || shift <= _rules.Tolerance;

        // If a fit stops while labels still change, one more pass makes them match the centroids.
        _finishing = Converged || InertiaHistory.Count == _rules.MaxIterations;
        if (IsDone)
            Inertia = _end.Inertia() ?? InertiaOfRecords();
        else
            _bounds.Choose(changed, products, InertiaHistory.Count);
    }

    private double InertiaOfRecords() => PassInertia.FromRecords(_problem, Labelled, Centroids);

    private double Update()
    {
        int[] empty = EmptyClusterRelocation.EmptyIn(_sums);
        var moves = empty.Length == 0 ? [] : EmptyClusterRelocation.Relocate(empty, _problem.Data, Labelled, Centroids, _sums, _problem.Execution);
        if (moves.Length > 0)
            _end.UpdateAgain();
        double shift = _end.UseNewCentroids();
        Relocations += moves.Length;

        // The labels did not change: the next pass finds by itself that the relocated records are nearest to their new centroids.
        foreach (var move in moves)
            _sums.Move(move.Values.Span, move.Weight, move.To, move.From);
        return shift;
    }
}
