using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Distances;
using ClusterTools.Files;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Search;

/// <summary>Validates the options of a scan before any work.</summary>
internal static class ClusterCountValidation
{
    /// <summary>Validates the options.</summary>
    /// <returns>The distinct numbers of clusters, ascending.</returns>
    public static int[] Check(SeriesSet series, ClusterCountSearchOptions options)
    {
        if (options.ClusterCounts is not { Length: > 0 })
            throw new ArgumentException(SR.ClusterCountsEmpty);
        int[] counts = [.. options.ClusterCounts.Distinct().OrderBy(k => k)];
        int largest = counts[counts.Length - 1];
        RequireAtLeast(nameof(KMeansOptions.ClusterCount), counts[0], 1);
        if (largest > series.Count)
            throw new ArgumentException(string.Format(SR.ClusterCountAboveRecords, largest, series.Count));
        RequireAtLeast(nameof(options.RestartCount), options.RestartCount, 1);
        RequireAtLeast(nameof(options.MaxIterations), options.MaxIterations, 1);
        RequireAtLeast(nameof(options.SampleSize), options.SampleSize, 0);
        RequireAtLeast(nameof(options.ReferenceCount), options.ReferenceCount, 1);
        RequireAtLeast(nameof(options.SubsampleCount), options.SubsampleCount, 2);
        if (!(options.Tolerance >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.Tolerance), options.Tolerance, 0));
        CheckModel(options);
        CheckTypes(options);
        if (options.KMeans.Weights is { } weights)
            KMeansValidation.CheckWeights(weights, series.Count);
        CheckCriterion(series.Count, SubsampleStability.Drawn(series.Count, options.KMeans.Weights), options.EffectiveCriterion, counts);
        if (options.CheckpointPath is { } path)
            WholeFile.RequireWritable(path, overwrite: true);
        return counts;
    }

    private static void CheckModel(ClusterCountSearchOptions options)
    {
        var criterion = options.EffectiveCriterion;
        bool mixture = options.Model == ClusterCountModel.GaussianMixture;
        if (mixture && options.KMeans.Distance != ClusterDistance.Euclidean)
            throw new ArgumentException(string.Format(SR.MixtureWithoutDistance, options.KMeans.Distance));
        if (options.KMeans.InitialCentroids is not null || options.Mixture.InitialMeans is not null || options.Mixture.InitialWeights is not null || options.Mixture.InitialPrecisions is not null)
            throw new ArgumentException(SR.ScanFindsStarts);
        if (mixture && options.KMeans.Weights is not null)
            throw new ArgumentException(SR.WeightsOfKMeans);
        if (mixture && (options.KMeans.Algorithm != KMeansAlgorithm.Auto || options.KMeans.Initialization != KMeansInitialization.KMeansPlusPlus))
            throw new ArgumentException(SR.AlgorithmOfKMeans);
        if (mixture ? criterion == ClusterCountCriterion.Gap : criterion is ClusterCountCriterion.Bic or ClusterCountCriterion.Aic)
            throw new ArgumentException(string.Format(SR.CriterionOfOtherModel, criterion, mixture ? ClusterCountModel.KMeans : ClusterCountModel.GaussianMixture));
    }

    private static void CheckTypes(ClusterCountSearchOptions options)
    {
        if (options.CovarianceTypes is not { Length: > 0 } types)
            return;
        if (options.Model != ClusterCountModel.GaussianMixture)
            throw new ArgumentException(string.Format(SR.OptionOfMixtures, nameof(MixtureResult.CovarianceType)));
        if (types.Distinct().Take(2).Count() == 1)
            return;
        if (!CovarianceTypeSearch.Compares(options.EffectiveCriterion))
            throw new ArgumentException(string.Format(SR.CriterionOfOneCovarianceType, options.EffectiveCriterion));
        if (options.CheckpointPath is not null)
            throw new ArgumentException(SR.CheckpointOfOneCovarianceType);
    }

    private static void CheckCriterion(int records, int weighing, ClusterCountCriterion criterion, int[] counts)
    {
        int largest = counts[counts.Length - 1];
        if (criterion == ClusterCountCriterion.Elbow && counts.Length < ClusterCountVote.ElbowCandidates)
            throw new ArgumentException(string.Format(SR.ElbowNeedsFive, counts.Length));
        if (criterion is ClusterCountCriterion.Silhouette or ClusterCountCriterion.CalinskiHarabasz or ClusterCountCriterion.DaviesBouldin
            && !Array.Exists(counts, k => k > 1 && k < records))
        {
            throw new ArgumentException(string.Format(SR.CriterionNeedsClusters, criterion, records));
        }

        if (criterion == ClusterCountCriterion.Gap && counts.Length < 2)
            throw new ArgumentException(SR.GapNeedsTwo);
        if (criterion == ClusterCountCriterion.Stability && largest > SubsampleStability.SubsampleSize(weighing))
            throw new ArgumentException(string.Format(SR.StabilityNeedsRecords, largest, SubsampleStability.SubsampleSize(weighing)));
    }

    private static void RequireAtLeast(string name, int value, int least)
    {
        if (value < least)
            throw new ArgumentException(string.Format(SR.AtLeast, name, value, least));
    }
}
