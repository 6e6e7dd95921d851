using ClusterTools.Series;

namespace ClusterTools.Clustering.KMeans;

/// <summary>Validates options before any work.</summary>
internal static class KMeansValidation
{
    /// <summary>Checks the options of models that are fitted together.</summary>
    /// <returns>The number of clusters of each.</returns>
    public static int[] Check(SeriesSet series, IReadOnlyList<KMeansOptions> options)
    {
        var clusterCounts = new int[options.Count];
        for (int m = 0; m < clusterCounts.Length; m++)
        {
            clusterCounts[m] = Check(series, options[m]);
            if (options[m].Distance != options[0].Distance || options[m].SkipNonFinite != options[0].SkipNonFinite || !ReferenceEquals(options[m].Weights, options[0].Weights))
                throw new ArgumentException(string.Format(SR.ModelsTogetherDiffer, m));
        }

        return clusterCounts;
    }

    private static int Check(SeriesSet series, KMeansOptions options)
    {
        int clusterCount = options.ClusterCount;
        if (options.InitialCentroids is { } given)
        {
            CentroidMatrix.Validate(given, nameof(options.InitialCentroids), series.Length);
            if (clusterCount == 0)
                clusterCount = given.Length;
            if (given.Length != clusterCount)
                throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(options.InitialCentroids), given.Length, clusterCount));
        }

        if (clusterCount < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.ClusterCount), clusterCount, 1));
        if (clusterCount > series.Count)
            throw new ArgumentException(string.Format(SR.ClusterCountAboveRecords, clusterCount, series.Count));
        if (options.RestartCount < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.RestartCount), options.RestartCount, 1));
        if (options.MaxIterations < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MaxIterations), options.MaxIterations, 1));
        if (options.BatchSize < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.BatchSize), options.BatchSize, 1));
        if (options.Algorithm == KMeansAlgorithm.Bisecting && options.InitialCentroids is not null)
            throw new ArgumentException(SR.BisectingWithCentroids);
        if (!(options.Tolerance >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.Tolerance), options.Tolerance, 0));
        if (options.Weights is { } weights)
            CheckWeights(weights, series.Count);
        return clusterCount;
    }

    /// <summary>The checks that depend on how many records are left out.</summary>
    public static void CheckLeft(int left, int count, int[] clusterCounts, double[]? weights)
    {
        if (left == 0)
            throw new ArgumentException(string.Format(SR.AllRecordsNonFinite, count));
        if (clusterCounts.Max() > left)
            throw new ArgumentException(string.Format(SR.ClusterCountAboveRecords, clusterCounts.Max(), left));
        if (weights is not null)
            CheckWeights(weights, left);
    }

    /// <summary>Checks that there is one valid weight per record, and that not all are 0.</summary>
    public static void CheckWeights(double[] weights, int count)
    {
        if (weights.Length != count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(KMeansOptions.Weights), weights.Length, count));
        bool any = false;
        for (int i = 0; i < count; i++)
        {
            if (!(weights[i] >= 0) || double.IsInfinity(weights[i]))
                throw new ArgumentException(string.Format(SR.WeightInvalid, i, weights[i]));
            any |= weights[i] > 0;
        }

        if (!any)
            throw new ArgumentException(SR.WeightsAllZero);
    }
}
