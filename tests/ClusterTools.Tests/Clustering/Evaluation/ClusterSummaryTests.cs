using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Distances;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Evaluation;

public sealed class ClusterSummaryTests
{
    private static readonly SeriesSet Set = SeriesSet.FromRows([[0, 0], [0, 2], [0, 4], [10, 0], [10, 4]]);

    [Fact]
    public void SizesSharesInertiaAndRadiusAreThoseOfTheRecords()
    {
        var fit = KMeansClustering.Fit(Set, new KMeansOptions { ClusterCount = 2, InitialCentroids = [[0, 2], [10, 2]] });
        var clusters = ClusterSummary.Of((IClustering)fit);
        Assert.Equal([0, 1], clusters.Select(c => c.Cluster));
        Assert.Equal([3, 2], clusters.Select(c => c.Size!.Value));
        Assert.Equal([0.6, 0.4], clusters.Select(c => c.Share!.Value));
        Assert.Equal([8, 8], clusters.Select(c => c.Inertia!.Value));
        Assert.Equal([2, 2], clusters.Select(c => c.Radius!.Value));
        Assert.Equal([0, 2], clusters[0].Centroid);
        Assert.All(clusters, c => Assert.Null(c.Weight));
    }

    [Theory]
    [InlineData(ClusterDistance.Euclidean)]
    [InlineData(ClusterDistance.Cosine)]
    [InlineData(ClusterDistance.Correlation)]
    public void InertiaAddsUpToThatOfTheFit(ClusterDistance distance)
    {
        var set = SeriesSet.FromRows([.. Enumerable.Range(0, 60).Select(i => new double[] { 1 + (i * 7 % 11), 2 + (i * 5 % 13), 1 + (i * 3 % 7) })]);
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 1.0 + (i % 3))];
        var fit = KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 4, Distance = distance, Weights = weights });
        Close.Equal(fit.Inertia, ClusterSummary.Of((IClustering)fit).Sum(c => c.Inertia!.Value), 1e-9);
    }

    [Fact]
    public void RecordsLeftOutAreNotCounted()
    {
        var set = SeriesSet.FromRows([[0, 0], [double.NaN, 2], [0, 4], [10, 0]]);
        var clusters = ClusterSummary.Of((IClustering)KMeansClustering.Fit(set, new KMeansOptions { InitialCentroids = [[0, 2], [10, 0]], ClusterCount = 2, SkipNonFinite = true }));
        Assert.Equal([2, 1], clusters.Select(c => c.Size!.Value));
        Assert.Equal([8, 0], clusters.Select(c => c.Inertia!.Value));
    }

    [Fact]
    public void EveryKindOfClusteringHasThem()
    {
        var mixture = GaussianMixture.Fit(Set, new GaussianMixtureOptions { ComponentCount = 2, Regularization = 0.1 });
        Assert.Equal(mixture.Weights, ClusterSummary.Of((IClustering)mixture).Select(c => c.Weight!.Value));
        Assert.Equal(mixture.Weights, ClusterSummary.Of(mixture.ToModel()).Select(c => c.Weight!.Value));
        var search = ClusterCountSearch.Run(Set, new ClusterCountSearchOptions { ClusterCounts = [2, 3] });
        Assert.Equal(search.Sizes, ClusterSummary.Of((IClustering)search).Select(c => c.Size!.Value));
        var assignment = search.Assign(Set);
        Close.Equal(assignment.Inertia, ClusterSummary.Of((IClustering)assignment).Sum(c => c.Inertia!.Value));
        Assert.Equal(5, ClusterSummary.Of(AgglomerativeClustering.Fit(Set, new AgglomerativeOptions { ClusterCount = 2 })).Sum(c => c.Size!.Value));
    }

    [Fact]
    public void AModelWithoutItsRecordsSaysWhatItKnows()
    {
        var fit = KMeansClustering.Fit(Set, new KMeansOptions { ClusterCount = 2 });
        var clusters = ClusterSummary.Of(fit.ToModel());
        Assert.Equal(fit.Sizes, clusters.Select(c => c.Size!.Value));
        Assert.All(clusters, c => Assert.Null(c.Radius));
        Assert.Null(ClusterSummary.Of(new KMeansModel([[1, 2]]))[0].Size);
    }
}
