using System.Diagnostics;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Metrics;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>Fits several numbers of clusters together and scores each.</summary>
internal sealed class ClusterCountScores
{
    // The typical number of passes of a fit, to estimate how its time compares with that of the silhouette.
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
        _scored = ScoredRecords.Of(series, options.KMeans.Distance, _quiet);
        _gap = options.EffectiveCriterion == ClusterCountCriterion.Gap ? new GapStatistic(series, options.Seed, _quiet) : null;
        _progress = new SearchProgress(execution, SR.ActivityClusterCountSearch, counts.Sum(WeightOf));
    }

    private int SampleSize => _options.SampleSize == 0 ? _series.Count : Math.Min(_options.SampleSize, _series.Count);

    private double SilhouetteWeight => (double)SampleSize * SampleSize / (UsualPasses * _series.Count);

    /// <summary>The number of fits that the score of one number of clusters takes.</summary>
    public static int FitCount(ClusterCountSearchOptions options) => 1 + (options.EffectiveCriterion switch
    {
        ClusterCountCriterion.Gap => options.ReferenceCount,
        ClusterCountCriterion.Stability => options.SubsampleCount,
        ClusterCountCriterion.Similarity or ClusterCountCriterion.Elbow or ClusterCountCriterion.Silhouette or ClusterCountCriterion.CalinskiHarabasz
            or ClusterCountCriterion.DaviesBouldin or ClusterCountCriterion.Bic or ClusterCountCriterion.Aic => 0,
        _ => throw EnumGuard.Unexpected(options.EffectiveCriterion),
    });

    /// <summary>Fits and scores some numbers of clusters.</summary>
    public (ClusterCountCandidate Candidate, IFittedClustering Fit)[] Run(int[] clusterCounts)
    {
        var clock = Stopwatch.StartNew();
        var fits = ModelFits.FitTogether(_series, _options, clusterCounts, _options.Seed, _progress.Begin(FitWeight(clusterCounts)));
        TimeSpan scored = default;
        ClusterCountCandidate[] candidates = Array.ConvertAll(fits, fit =>
        {
            var start = clock.Elapsed;
            var candidate = Score(fit);
            var own = clock.Elapsed - start;
            scored += own;
            return candidate with { Seconds = own.TotalSeconds };
        });
        if (_options.EffectiveCriterion == ClusterCountCriterion.Gap)
            AddGap(clusterCounts, candidates);
        else if (_options.EffectiveCriterion == ClusterCountCriterion.Stability)
            AddStability(clusterCounts, candidates);
        // What was done for all together, by the work of each.
        double shared = (clock.Elapsed - scored).TotalSeconds / candidates.Sum(c => (double)c.ClusterCount * c.Iterations);
        candidates = Array.ConvertAll(candidates, c => c with { Seconds = c.Seconds + (shared * c.ClusterCount * c.Iterations) });
        return [.. candidates.Zip(fits, (candidate, fit) => (candidate, fit))];
    }

    /// <summary>Fits without scoring, if a checkpoint held only the scores.</summary>
    public IFittedClustering FitAgain(int clusterCount) => ModelFits.FitTogether(_series, _options, [clusterCount], _options.Seed, _quiet)[0];

    /// <summary>Advances the progress past a number of clusters that a checkpoint held.</summary>
    public void Skip(int clusterCount) => _progress.Begin(WeightOf(clusterCount));

    /// <summary>Completes the progress.</summary>
    public void Complete() => _progress.Begin(0);

    private double SampleSilhouette(int[] labels, ExecutionOptions execution)
    {
        try
        {
            return Silhouette.Compute(_scored, labels, new SilhouetteOptions { SampleSize = SampleSize, Seed = _options.Seed }, execution).Mean;
        }
        catch (ArgumentException)
        {
            // The sample happens to hold only one cluster, or one record of each.
            return double.NaN;
        }
    }

    private ClusterCountCandidate Score(IFittedClustering fit)
    {
        var execution = _progress.Begin(SilhouetteWeight);
        var candidate = ModelFits.Describe(fit, _quiet);
        int filled = fit.Sizes.Count(n => n > 0);
        // A score that is undefined for these labels, because clusters are empty or hold one record each, is no reason to abort the scan.
        if (filled <= 1 || filled >= _series.Count)
        {
            _progress.Begin(1);
            return candidate;
        }

        candidate = candidate with { Silhouette = SampleSilhouette(fit.Labels, execution) };
        _progress.Begin(1);
        return candidate with
        {
            CalinskiHarabasz = CalinskiHarabasz.Score(_scored, fit.Labels, _quiet),
            DaviesBouldin = DaviesBouldin.Score(_scored, fit.Labels, _quiet),
        };
    }

    private void AddGap(int[] clusterCounts, ClusterCountCandidate[] candidates)
    {
        double[][] inertias = Array.ConvertAll(candidates, _ => new double[_options.ReferenceCount]);
        for (int b = 0; b < _options.ReferenceCount; b++)
        {
            var execution = _progress.Begin(FitWeight(clusterCounts));
            var reference = _gap!.Reference(b, execution.CancellationToken);
            var fits = ModelFits.FitTogether(reference, _options, clusterCounts, _options.Seed, execution);
            for (int i = 0; i < fits.Length; i++)
                inertias[i][b] = ((KMeansResult)fits[i]).Inertia;
        }

        for (int i = 0; i < candidates.Length; i++)
        {
            var (gap, error) = GapStatistic.Of(candidates[i].Inertia, inertias[i]);
            candidates[i] = candidates[i] with { Gap = gap, GapError = error };
        }
    }

    private void AddStability(int[] clusterCounts, ClusterCountCandidate[] candidates)
    {
        int[][][] labels = Array.ConvertAll(candidates, _ => new int[_options.SubsampleCount][]);
        for (int s = 0; s < _options.SubsampleCount; s++)
        {
            var execution = _progress.Begin(FitWeight(clusterCounts));
            var (subset, weights) = SubsampleStability.Subsample(_series, _options.KMeans.Weights, s, _options.Seed, _quiet);
            // Each subset has its own initialisation, so that a model that depends on its initial centroids is exposed.
            var fits = ModelFits.FitTogether(subset, _options with { KMeans = _options.KMeans with { Weights = weights } }, clusterCounts, unchecked(_options.Seed + s), execution);
            for (int i = 0; i < fits.Length; i++)
                labels[i][s] = fits[i].Assign(_series, _quiet).Labels;
        }

        for (int i = 0; i < candidates.Length; i++)
            candidates[i] = candidates[i] with { Stability = SubsampleStability.Agreement(labels[i], _quiet.CancellationToken) };
    }

    private double FitWeight(int[] clusterCounts) => clusterCounts.Sum(k => FitWeight(k));

    private double FitWeight(int clusterCount) => (double)clusterCount * _options.RestartCount;

    private double WeightOf(int clusterCount) => (FitWeight(clusterCount) * FitCount(_options)) + SilhouetteWeight + 1;
}
