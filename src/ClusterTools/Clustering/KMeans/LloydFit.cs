using System.Diagnostics;
using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>One start of k-means from given centroids, pass after pass.</summary>
internal sealed class LloydFit
{
    // Where the bounds leave more than a share of the products to be computed, tiles that compute them all are faster: it rises with the length of records, because
    // a product of a single record has a fixed cost of some 160 values. In whole numbers a value costs less, too.
    private const double SingleRecordCost = 160;
    private const double WholeRecordCost = 110;
    private const double WholeValueCost = 0.4;
    private const int PassesToJudge = 3;

    // One bound for all centroids tells when the centroids have nearly come to rest: below this share of labels that changed. It pays if it spares half of the records.
    private const double ChangesToBegin = 0.04;
    private const double OneBoundShare = 0.5;

    private readonly FitProblem _problem;
    private readonly LloydRules _rules;
    private readonly ClusterSums _sums;
    private readonly PassEnd _end;
    private readonly int[] _passLabels;
    private int[]? _labels;
    private bool _finishing;
    private bool _gaveUp;
    private int _passesWithBounds;

    /// <summary>Begins a fit.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="centroids">Where to start; changed.</param>
    /// <param name="rules">When to end, and how to go about it.</param>
    public LloydFit(FitProblem problem, double[] centroids, LloydRules rules)
    {
        _problem = problem;
        _rules = rules;
        _passLabels = new int[problem.PassRecords.Count];
        _passLabels.AsSpan().Fill(-1);
        int clusterCount = centroids.Length / problem.Records.Length;
        _sums = new ClusterSums(problem, clusterCount, problem.Execution.EffectiveThreadCount);
        _end = new PassEnd(problem, _sums, centroids);
        var bounds = DistanceBounds.For(rules.Algorithm, centroids, problem.Records.Length, _passLabels.Length, problem.Centring.Scale);
        Target = new AssignmentTarget(centroids, _passLabels, _sums, bounds);
    }

    /// <summary>All centroids, one after the other.</summary>
    public double[] Centroids => _end.Centroids;

    /// <summary>The labels of all records.</summary>
    public int[] Labels => _problem.Duplicates is null ? _passLabels : _labels ??= Spread();

    /// <summary>What takes part in passes.</summary>
    public AssignmentTarget Target { get; private set; }

    public bool IsDone { get; private set; }

    public List<double> InertiaHistory { get; } = [];

    /// <summary>What each pass cost, the one that only matched the labels to the centroids included.</summary>
    public List<IterationStatistics> Statistics { get; } = [];

    public double Inertia { get; private set; }

    public bool Converged { get; private set; }

    /// <summary>Empty clusters that were given a record.</summary>
    public int Relocations { get; private set; }

    /// <summary>Makes passes until all fits are done. A run of records is read once for all that are not.</summary>
    public static void RunAll(FitProblem problem, IReadOnlyList<LloydFit> fits, ProgressCounter progress)
    {
        while (true)
        {
            // Fits begin bounds and give them up on the way: each pass takes those of a kind together.
            var kinds = fits.Where(f => !f.IsDone).GroupBy(f => f.Target.Bounds?.IsOneGroup).ToArray();
            if (kinds.Length == 0)
                return;
            foreach (LloydFit[] live in kinds.Select(k => k.ToArray()))
            {
                AssignmentTarget[] targets = Array.ConvertAll(live, f => f.Target);
                var clock = Stopwatch.StartNew();
                var counters = problem.FitPass.Run(targets, problem.Execution);
                for (int i = 0; i < live.Length; i++)
                {
                    bool counts = !live[i]._finishing;
                    live[i].EndPass(counters.Changed[i], counters.Products[i]);
                    live[i].Statistics.Add(counters.Of(i, clock.Elapsed));
                    if (counts)
                        progress.Add();
                    if (live[i].IsDone)
                        progress.Add(live[i]._rules.MaxIterations - live[i].InertiaHistory.Count);
                }
            }
        }
    }

    /// <summary>Takes the labels of a pass in: inertia, new centroids, and whether to go on.</summary>
    private void EndPass(long changed, long products)
    {
        if (changed > 0)
            _labels = null;
        Inertia = _end.Take(isLast: _finishing, () => Labels);
        if (_finishing)
        {
            IsDone = true;
            return;
        }

        InertiaHistory.Add(Inertia);
        double shift = Update();
        IsDone = changed == 0;
        Converged = IsDone || shift <= _rules.Tolerance;

        // If it ends without labels that stayed, one more pass makes them match the centroids.
        _finishing = Converged || InertiaHistory.Count == _rules.MaxIterations;
        if (IsDone)
            Inertia = _end.Inertia(() => Labels);
        else if (_rules.Algorithm == KMeansAlgorithm.Auto)
            Target = Target with { Bounds = Target.Bounds is null ? BoundsToBegin(changed) : BoundsThatPay(products) };
    }

    private int[] Spread()
    {
        var labels = new int[_problem.Records.Count];
        _problem.Duplicates!.Spread(_passLabels, labels);
        return labels;
    }

    private DistanceBounds? BoundsToBegin(long changed)
    {
        if (_gaveUp || changed > ChangesToBegin * _passLabels.Length || !DistanceBounds.OneIsUseful(_problem.Records.Length, _sums.Sizes.Length))
            return null;
        _passesWithBounds = 0;
        return new DistanceBounds(Centroids, _problem.Records.Length, _passLabels.Length, _problem.Centring.Scale, oneGroup: true);
    }

    private DistanceBounds? BoundsThatPay(long products)
    {
        // The first pass with bounds only sets them.
        double length = _problem.Records.Length;
        double cost = _problem.FitPass.MeasuresIntegers ? (WholeValueCost * length) + WholeRecordCost : length + SingleRecordCost;
        double share = products / ((double)_passLabels.Length * _sums.Sizes.Length);
        bool pays = Target.Bounds!.IsOneGroup
            ? ++_passesWithBounds < PassesToJudge || share <= OneBoundShare
            : InertiaHistory.Count < PassesToJudge || share <= length / cost;
        _gaveUp = !pays;
        return pays ? Target.Bounds : null;
    }

    private double Update()
    {
        var moves = EmptyClusterRelocation.Relocate(_problem, Centroids, () => Labels, _sums, _problem.Execution);
        if (moves.Count > 0)
            _end.UpdateAgain();
        double shift = _end.Turn();
        Target = Target with { Centroids = Centroids };
        Target.Bounds?.Move(_end.SquaredShifts);
        Relocations += moves.Count;

        // The labels did not change: the next pass finds the moved records near their new centroids by itself.
        var record = new double[_problem.Records.Length];
        foreach (var (row, from, to) in moves)
            _sums.Move(row, _problem.Records.Read(row, 1, record), to, from);
        return shift;
    }
}
