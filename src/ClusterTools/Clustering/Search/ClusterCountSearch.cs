using System.Diagnostics;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Distances;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>Finds the number of clusters: fits a model for each number of a list, scores every fit, and chooses the best by a criterion.</summary>
public static class ClusterCountSearch
{
    /// <summary>Scans the numbers of clusters in ascending order. The inertia, the errors, the silhouette, the Caliński-Harabasz and Davies-Bouldin indices and the elbow
    /// are computed whatever the criterion; gap and stability, which cost many fits, only if they are the criterion.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the records, the records contain non-finite values, or the checkpoint belongs to
    /// another scan.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or not a checkpoint.</exception>
    /// <exception cref="IOException">The checkpoint cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ClusterCountSearchResult Run(SeriesSet series, ClusterCountSearchOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        options = options with { Criterion = options.CriterionFor(series) };
        int[] counts = ClusterCountValidation.Check(series, options);
        if (options.CovarianceTypes?.Distinct().ToArray() is { Length: > 0 } types)
        {
            if (types.Length > 1)
                return CovarianceTypeSearch.Run(series, options, types, execution);
            options = options with { Mixture = options.Mixture with { CovarianceType = types[0] } };
        }

        var whole = series;
        var asked = options;
        int[]? kept = options.SkipsNonFinite ? FiniteRecords.Find(series.Store, execution) : null;
        if (kept is not null)
        {
            options = options with { KMeans = options.KMeans with { Weights = options.KMeans.Weights is { } all ? Array.ConvertAll(kept, r => all[r]) : null } };
            KMeansValidation.CheckLeft(kept.Length, whole.Count, counts, options.KMeans.Weights);
            series = DerivedSeries.SomeRecords(whole, new SelectedSeriesStore(whole.Store, kept), kept);
        }

        var checkpoint = SearchCheckpoint.Open(series, options, counts, execution.CancellationToken);
        var scores = new ClusterCountScores(series, options, counts, execution);
        var fits = new IFittedClustering?[counts.Length];
        var candidates = new ClusterCountCandidate[counts.Length];
        var pending = new List<int>();
        for (int i = 0; i < counts.Length; i++)
        {
            if (checkpoint is not null && checkpoint.TryGet(counts[i], out candidates[i], out fits[i]))
                scores.Skip(counts[i]);
            else
                pending.Add(i);
        }

        foreach (int[] group in ScanGroups.Of(pending, counts, options, series.Count))
        {
            var found = scores.Run(Array.ConvertAll(group, i => counts[i]));
            for (int i = 0; i < group.Length; i++)
                (candidates[group[i]], fits[group[i]]) = found[i];
            checkpoint?.Add(found);
        }

        scores.Complete();
        candidates = ClusterCountChoice.Complete(candidates, options.EffectiveCriterion);
        // No more clusters than distinct records: beyond them the fits have empty clusters, and their scores repeat.
        int distinct = DistinctRecords.Of(RecordSource.Create(series.Store, options.KMeans.Distance), counts[counts.Length - 1], execution.CancellationToken).Count;
        var attainable = candidates.TakeWhile((c, i) => i == 0 || c.ClusterCount <= distinct).ToArray();
        int best = distinct == 1 ? (counts[0] == 1 ? 0 : -1) : ClusterCountChoice.Choose(attainable, options.EffectiveCriterion);
        var votes = ClusterCountVote.Of(attainable, distinct, options.EffectiveCriterion);
        var warnings = Warnings(attainable, best, options);
        best = Math.Max(best, 0);
        candidates[best] = candidates[best] with { IsBest = true };
        var chosen = fits[best] ?? scores.FitAgain(counts[best]);
        if (kept is not null)
            chosen = chosen is KMeansResult fit ? fit.Over(whole, kept, asked.KMeans.Weights) : ((GaussianMixtureResult)chosen).Over(whole, kept);
        return new ClusterCountSearchResult(chosen, Array.AsReadOnly(candidates), asked)
        {
            Votes = votes,
            Warnings = [.. warnings, .. chosen.Warnings],
            Elapsed = clock.Elapsed,
        };
    }

    private static List<DataWarning> Warnings(ClusterCountCandidate[] candidates, int best, ClusterCountSearchOptions options)
    {
        var warnings = new List<DataWarning>();
        if (best < 0)
            warnings.Add(new DataWarning("CriterionUndefined", string.Format(SR.CriterionUndefined, options.EffectiveCriterion, candidates[0].ClusterCount)));
        else if (options.EffectiveCriterion == ClusterCountCriterion.Gap && best == candidates.Length - 1)
            warnings.Add(new DataWarning("GapStillRising", string.Format(SR.GapStillRising, candidates[best].ClusterCount)));
        int unfinished = candidates.Count(c => !c.Converged);
        if (unfinished > 0)
            warnings.Add(new DataWarning("NotConverged", string.Format(SR.SearchNotConverged, unfinished, candidates.Length)));
        return warnings;
    }
}
