using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>Fits one number of clusters after the other and scores it.</summary>
internal sealed class ClusterCountScores
{
    // Passes that a fit usually takes, to guess how its time compares with that of the silhouette.
    private const double UsualPasses = 30;
    private readonly SeriesSet _series;
    private readonly SeriesSet _scored;
    private readonly ClusterCountSearchOptions _options;
    private readonly GapStatistic? _gap;
    private readonly ExecutionOptions _quiet;
    private readonly SearchProgress _progress;

    public ClusterCountScores(SeriesSet series, ClusterCountSearchOptions options, int[] counts, ExecutionOptions execution)
    {
        _series = series;
        _options = options;
        _quiet = new ExecutionOptions { ThreadCount = execution.ThreadCount, CancellationToken = execution.CancellationToken };
        FiniteRecords.Require(series.Store, _quiet);
        _scored = ScoredRecords.Of(series, options.Distance, _quiet);
        _gap = options.EffectiveCriterion == ClusterCountCriterion.Gap ? new GapStatistic(series, options.Seed, _quiet) : null;
        _progress = new SearchProgress(execution, SR.ActivityClusterCountSearch, counts.Sum(WeightOf));
    }

    private int SampleSize => _options.SampleSize == 0 ? _series.Count : Math.Min(_options.SampleSize, _series.Count);

    private double SilhouetteWeight => (double)SampleSize * SampleSize / (UsualPasses * _series.Count);

    private int FitCount => 1 + (_options.EffectiveCriterion switch
    {
        ClusterCountCriterion.Gap => _options.ReferenceCount,
        ClusterCountCriterion.Stability => _options.SubsampleCount,
        _ => 0,
    });

    /// <summary>Fits and scores.</summary>
    public (ClusterCountCandidate Candidate, IFittedClustering Fit) Run(int clusterCount)
    {
        var fit = ModelFits.Fit(_series, _options, clusterCount, _options.Seed, _progress.Begin(FitWeight(clusterCount)));
        var execution = _progress.Begin(SilhouetteWeight);
        var candidate = ModelFits.Describe(fit, _quiet);
        int filled = fit.Sizes.Count(n => n > 0);
        // What is not defined for these labels, because clusters are empty or hold a record each, is no reason to end the scan.
        if (filled > 1 && filled < _series.Count)
        {
            candidate = candidate with { Silhouette = SampleSilhouette(fit.Labels, execution) };
            _progress.Begin(1);
            candidate = candidate with
            {
                CalinskiHarabasz = CalinskiHarabasz.Score(_scored, fit.Labels, _quiet),
                DaviesBouldin = DaviesBouldin.Score(_scored, fit.Labels, _quiet),
            };
        }
        else
        {
            _progress.Begin(1);
        }

        return (AddCostly(candidate), fit);
    }

    /// <summary>Fits without scores, where a checkpoint had these alone.</summary>
    public IFittedClustering FitAgain(int clusterCount) => ModelFits.Fit(_series, _options, clusterCount, _options.Seed, _quiet);

    /// <summary>Moves the progress over a number of clusters that a checkpoint had.</summary>
    public void Skip(int clusterCount) => _progress.Begin(WeightOf(clusterCount));

    /// <summary>Ends the progress.</summary>
    public void Complete() => _progress.Begin(0);

    private double SampleSilhouette(int[] labels, ExecutionOptions execution)
    {
        try
        {
            return Silhouette.Compute(_scored, labels, new SilhouetteOptions { SampleSize = SampleSize, Seed = _options.Seed }, execution).Mean;
        }
        catch (ArgumentException)
        {
            // The sample happens to hold one cluster alone, or a record of each.
            return double.NaN;
        }
    }

    private ClusterCountCandidate AddCostly(ClusterCountCandidate candidate) => _options.EffectiveCriterion switch
    {
        ClusterCountCriterion.Gap => AddGap(candidate),
        ClusterCountCriterion.Stability => candidate with { Stability = Stability(candidate.ClusterCount) },
        _ => candidate,
    };

    private ClusterCountCandidate AddGap(ClusterCountCandidate candidate)
    {
        var inertias = new double[_options.ReferenceCount];
        for (int b = 0; b < inertias.Length; b++)
        {
            var execution = _progress.Begin(FitWeight(candidate.ClusterCount));
            var reference = _gap!.Reference(b, execution.CancellationToken);
            inertias[b] = KMeans.Fit(reference, ModelFits.KMeansOptionsOf(_options, candidate.ClusterCount), execution).Inertia;
        }

        var (gap, error) = GapStatistic.Of(candidate.Inertia, inertias);
        return candidate with { Gap = gap, GapError = error };
    }

    private double Stability(int clusterCount)
    {
        var labels = new int[_options.SubsampleCount][];
        for (int s = 0; s < labels.Length; s++)
        {
            var execution = _progress.Begin(FitWeight(clusterCount));
            var subset = SubsampleStability.Subsample(_series, s, _options.Seed, _quiet);
            // Each subset starts in its own way, so that a model that hangs on its start shows.
            labels[s] = ModelFits.Fit(subset, _options, clusterCount, unchecked(_options.Seed + s), execution).Assign(_series, _quiet).Labels;
        }

        return SubsampleStability.Agreement(labels, _quiet.CancellationToken);
    }

    private double FitWeight(int clusterCount) => (double)clusterCount * _options.RestartCount;

    private double WeightOf(int clusterCount) => (FitWeight(clusterCount) * FitCount) + SilhouetteWeight + 1;
}
