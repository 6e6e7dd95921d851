using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Evaluation;

public sealed class ClusteringMeasurementTests
{
    [Fact]
    public void AllScoresOfTheDigitsInOneGo()
    {
        var inner = ReferenceFile.Open("internal_metrics.json")["digits_kmeans"];
        var outer = ReferenceFile.Open("external_metrics.json")["digits"];
        var digits = SharedTables.Digits();
        double[][] start = [.. inner["init_rows"].Ints.Select(digits.GetRecord)];
        var fit = KMeansClustering.Fit(digits, new KMeansOptions { InitialCentroids = start, Tolerance = 0 });
        var score = ClusteringMeasurement.Compute(fit);
        Assert.Equal(inner["silhouette_mean"].Number, score.Silhouette!.Value, 1e-9);
        Assert.Equal(inner["calinski_harabasz"].Number, score.CalinskiHarabasz!.Value, 1e-7);
        Assert.Equal(inner["davies_bouldin"].Number, score.DaviesBouldin!.Value, 1e-9);
        Assert.Equal(fit.Inertia, score.ModelError, 1e-6);
        Assert.Equal(outer["ari"].Number, score.Truth!.AdjustedRand, 1e-12);
        Assert.Equal(outer["ami"].Number, score.Truth.AdjustedMutualInformation, 1e-10);
        Assert.Equal(outer["fowlkes_mallows"].Number, score.Truth.FowlkesMallows, 1e-12);
        var vote = ReferenceFile.Open("classification.json")["digits"];
        Assert.Equal(vote["accuracy"].Number, score.Truth.Accuracy, 1e-12);
        Assert.Equal(vote["assignment"].Ints, score.Truth.ClassOfCluster);
        Assert.Equal(vote["counts"].Ints, score.Sizes);
    }

    [Fact]
    public void BitsAreThoseOfEveryBuild()
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 600, Dimension = 9, ClusterCount = 5, StdDev = 4, Seed = 6 });
        var clusters = KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 6, Seed = 1 });
        string? first = null;
        foreach (int threads in new[] { 1, 2, 7 })
        {
            var all = ClusteringMeasurement.Compute(clusters, set.Truth, null, new ExecutionOptions { ThreadCount = threads });
            var truth = all.Truth!;
            double[] scores =
            [
                .. all.Silhouettes!.PerRecord, all.CalinskiHarabasz!.Value, all.DaviesBouldin!.Value, all.ModelError, all.SimilarityError,
                truth.AdjustedRand, truth.RandIndex, truth.NormalizedMutualInformation, truth.AdjustedMutualInformation, truth.Homogeneity, truth.Completeness, truth.FowlkesMallows,
            ];
            byte[] bytes = [.. scores.SelectMany(BitConverter.GetBytes)];
            string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16];
            first ??= hash;
            Assert.Equal(first, hash);
        }

        Assert.Equal("2e4f7c145bcfc561", first);
    }

    [Fact]
    public void OneClusterHasNoScoresOfSeparation()
    {
        var set = SeriesSet.FromRows([[1.0, 2], [2, 1]]);
        var score = ClusteringMeasurement.Compute(KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 1 }));
        Assert.Null(score.Silhouette);
        Assert.Null(score.CalinskiHarabasz);
        Assert.Null(score.Truth);
        Assert.Equal(1, score.ModelError);
        Assert.Throws<ArgumentException>(() => ClusteringMeasurement.Compute(KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 1 }), [1]));
    }

    [Fact]
    public void AComparisonRenumbersClustersAndCentroids()
    {
        var set = SeriesSet.FromRows([[0.0], [1], [10], [11], [20]]);
        var reference = KMeansClustering.Fit(set, new KMeansOptions { InitialCentroids = [[20], [0], [10]] });
        var other = KMeansClustering.Fit(set, new KMeansOptions { InitialCentroids = [[0], [12]] });
        var comparison = ClusteringComparison.Compute(other, reference);
        Assert.Equal([1, 1, 2, 2, 2], comparison.Matched.Labels);
        Assert.Equal(3, comparison.Matched.ClusterCount);
        Assert.Equal(other.Centroids[0], comparison.Matched.Centroids[1]);
        Assert.Equal(0.8, comparison.Agreement, 1e-15);
        Assert.Equal(AdjustedRand.Score(reference.Labels, other.Labels), comparison.AdjustedRand);
        Assert.Throws<ArgumentException>(() => ClusteringComparison.Compute(other, KMeansClustering.Fit(SeriesSet.FromRows([[1.0]]), new KMeansOptions { ClusterCount = 1 })));
    }
}
