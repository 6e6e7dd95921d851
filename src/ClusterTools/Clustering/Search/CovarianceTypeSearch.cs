using System.Diagnostics;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>A scan over several types of covariance: one scan each, of which the criterion chooses.</summary>
internal static class CovarianceTypeSearch
{
    /// <summary>Whether scores of a criterion are comparable between types of covariance; the others compare the numbers of clusters of one scan.</summary>
    public static bool Compares(ClusterCountCriterion criterion) => criterion is ClusterCountCriterion.Bic or ClusterCountCriterion.Aic or ClusterCountCriterion.Silhouette
        or ClusterCountCriterion.CalinskiHarabasz or ClusterCountCriterion.DaviesBouldin;

    /// <summary>Runs the scans in the order given.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options; the criterion is set.</param>
    /// <param name="types">The distinct types of covariance, of which there are several.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <returns>The scan of the chosen type (ties: the first), with the others in <see cref="ClusterCountSearchResult.CovarianceTypes"/>.</returns>
    public static ClusterCountSearchResult Run(SeriesSet series, ClusterCountSearchOptions options, CovarianceType[] types, ExecutionOptions execution)
    {
        var clock = Stopwatch.StartNew();
        var progress = new SearchProgress(execution, SR.ActivityClusterCountSearch, types.Length);
        ClusterCountSearchResult[] scans = Array.ConvertAll(types, type => ClusterCountSearch.Run(series, Of(options, type), progress.Begin(1)));
        ClusterCountCandidate[] chosen = Array.ConvertAll(scans, scan => scan.Candidates.First(c => c.IsBest));
        int best = Math.Max(ClusterCountChoice.Choose(chosen, options.EffectiveCriterion), 0);
        return new ClusterCountSearchResult(scans[best].Best, scans[best].Candidates, Of(options, types[best]) with { CovarianceTypes = types })
        {
            Votes = scans[best].Votes,
            Warnings = scans[best].Warnings,
            Elapsed = clock.Elapsed,
            CovarianceTypes = Array.AsReadOnly(types.Select((type, i) => new CovarianceTypeScan
            {
                CovarianceType = type,
                BestK = chosen[i].ClusterCount,
                Score = chosen[i].Score,
                Candidates = scans[i].Candidates,
                IsBest = i == best,
            }).ToArray()),
        };
    }

    private static ClusterCountSearchOptions Of(ClusterCountSearchOptions options, CovarianceType type) =>
        options with { Mixture = options.Mixture with { CovarianceType = type }, CovarianceTypes = null };
}
