using ClusterTools.Clustering.KMeans;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>Cross-validates numbers of clusters on held-out time points.</summary>
/// <remarks>Each fold splits the time points at random into two halves (with an odd number, one is left out), each in order of time. K-means is fitted on one half, and its
/// centroids are applied unchanged to the other: a number of clusters that fits noise does worse there.</remarks>
public static class TimeSplitValidation
{
    /// <summary>Runs all folds of all numbers of clusters.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <returns>One row per number of clusters and fold, ordered by number of clusters, then fold.</returns>
    /// <exception cref="ArgumentException">There are fewer than 4 time points, no numbers of clusters, or one that is out of range.</exception>
    public static IReadOnlyList<TimeSplitScore> Run(SeriesSet series, TimeSplitOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        if (series.Length < 4)
            throw new ArgumentException(string.Format(SR.SplitNeedsValues, series.Length));
        if (options.FoldCount < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.FoldCount), options.FoldCount, 1));
        if (options.ClusterCounts is not { Length: > 0 })
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.ClusterCounts), 0, 1));
        foreach (int count in options.ClusterCounts)
        {
            if (count < 1)
                throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.ClusterCounts), count, 1));
            if (count > series.Count)
                throw new ArgumentException(string.Format(SR.ClusterCountAboveRecords, count, series.Count));
        }

        var rows = new TimeSplitScore[options.ClusterCounts.Length * options.FoldCount];
        var inner = new ExecutionOptions { ThreadCount = execution.ThreadCount, CancellationToken = execution.CancellationToken };
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTimeSplit, rows.Length);
        for (int fold = 0; fold < options.FoldCount; fold++)
        {
            int[] places = new RandomSource(options.Seed, fold).Sample(series.Length, series.Length);
            int half = series.Length / 2;
            int[] fitPoints = places.AsSpan(0, half).ToArray();
            int[] testPoints = places.AsSpan(half, half).ToArray();
            Array.Sort(fitPoints);
            Array.Sort(testPoints);
            var fitSet = Points(series, fitPoints, inner);
            var testSet = Points(series, testPoints, inner);
            for (int k = 0; k < options.ClusterCounts.Length; k++)
            {
                rows[(k * options.FoldCount) + fold] = Score(fitSet, testSet, options, options.ClusterCounts[k], fold, fitPoints, testPoints, inner);
                progress.Add();
            }
        }

        return rows;
    }

    private static SeriesSet Points(SeriesSet series, int[] places, ExecutionOptions execution) =>
        new ValueGather(series.Length, places, new ProvenanceStep("select", "time points of a fold")).Apply(series, execution);

    private static TimeSplitScore Score(SeriesSet fitSet, SeriesSet testSet, TimeSplitOptions options, int count, int fold, int[] fitPoints, int[] testPoints, ExecutionOptions execution)
    {
        var fit = KMeansClustering.Fit(fitSet, new KMeansOptions { ClusterCount = count, RestartCount = options.RestartCount, Distance = options.Distance, Seed = options.Seed }, execution);
        var fitScores = ClusteringSimilarity.Compute(fit, execution);
        var test = fit.Assign(testSet, execution);
        var testScores = ClusteringSimilarity.Compute(test, execution);
        return new TimeSplitScore
        {
            ClusterCount = count,
            Fold = fold,
            FitError = fitScores.ModelError / fitSet.Count,
            TestError = testScores.ModelError / testSet.Count,
            FitSimilarity = Mean(fitScores.Similarity),
            TestSimilarity = Mean(testScores.Similarity),
            Agreement = AdjustedRand.Score(fit.Labels, test.Labels),
            FitPoints = fitPoints,
            TestPoints = testPoints,
        };
    }

    private static double Mean(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }
}
