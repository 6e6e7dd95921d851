using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Search;
using ClusterTools.Clustering.Storage;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Clustering.Storage;

public sealed class ResultCopyTests
{
    private static readonly SeriesSet Raw = new(SeriesSet.FromArray([.. Enumerable.Range(0, 120).Select(i => (short)((i * 37 % 101) + (i % 6)))], 20, 6).Store, new GridShape(1, 4, 5))
    {
        ValueNames = ["a", "b", "c", "d", "e", "f"],
        Truth = [.. Enumerable.Range(0, 20).Select(i => i % 3)],
        Warnings = [new DataWarning("Test", "A warning.") { IsUsual = true }],
        History = [new ProvenanceStep("made", "by hand")],
    };

    private static readonly SeriesSet Prepared = SeriesSelection.Records(SeriesTransforms.Standardize(Raw), [.. Enumerable.Range(2, 17)]);

    [Fact]
    public void SeriesComeBackWithAllThatTheyKnow()
    {
        foreach (var set in new[] { Raw, Prepared, SeriesTransforms.ToPrecision(SeriesSelection.ByIndexRange(Raw, 1, 4), Precision.Single) })
        {
            var copy = ResultCopy.Read(ResultCopy.Write(set)!);
            Assert.Null(copy.Model);
            Assert.Null(copy.Clustering);
            var back = copy.Series!;
            Assert.Equal(set.ToArray(), back.ToArray());
            Assert.Equal(set.Shape, back.Shape);
            Assert.Equal(set.Positions, back.Positions);
            Assert.Equal(set.IsComplete, back.IsComplete);
            Assert.Equal(set.Index, back.Index);
            Assert.Equal(set.ValueNames, back.ValueNames);
            Assert.Equal(set.Truth, back.Truth);
            Assert.Equal(set.History, back.History);
            Assert.Equal(set.Warnings, back.Warnings);
            Assert.Equal(set.Pipeline.Apply(Raw).ToArray(), back.Pipeline.Apply(Raw).ToArray());
            Assert.Equal(set.Original?.ToArray(), back.Original?.ToArray());
        }
    }

    [Fact]
    public void AKMeansFitComesBackWhole()
    {
        double[] weights = [.. Enumerable.Range(0, Prepared.Count).Select(i => 1.0 + (i % 2))];
        var fit = KMeansClustering.Fit(Prepared, new KMeansOptions { ClusterCount = 3, Weights = weights, Seed = 5, RestartCount = 2 });
        var copy = ResultCopy.Read(ResultCopy.Write(fit)!);
        var back = Assert.IsType<KMeansResult>(copy.Clustering);
        Assert.Same(back, copy.Model);
        Assert.Equal(fit.Labels, back.Labels);
        Assert.Equal(fit.Centroids, back.Centroids);
        Assert.Equal(fit.Sizes, back.Sizes);
        Assert.Equal(fit.Inertia, back.Inertia);
        Assert.Equal(fit.InertiaHistory, back.InertiaHistory);
        Assert.Equal(fit.Statistics, back.Statistics);
        Assert.Equal(fit.Elapsed, back.Elapsed);
        Assert.Equal(fit.Options with { Weights = null }, back.Options with { Weights = null });
        Assert.Equal(weights, back.Options.Weights);
        Assert.Equal(fit.Assign(Raw).Distance, back.Assign(Raw).Distance);
    }

    [Fact]
    public void MixturesScansTreesAndAssignmentsComeBackAsClusterings()
    {
        var mixture = GaussianMixture.Fit(Prepared, new GaussianMixtureOptions { ComponentCount = 2, Regularization = 0.1 });
        Same(mixture);
        Assert.Equal(mixture.LabelProbabilities, ((IProbabilisticClustering)ResultCopy.Read(ResultCopy.Write(mixture)!).Clustering!).LabelProbabilities);
        Same(BayesianGaussianMixture.Fit(Prepared, new BayesianGaussianMixtureOptions { ComponentCount = 2, Regularization = 0.1 }));
        Same(ClusterCountSearch.Run(Prepared, new ClusterCountSearchOptions { ClusterCounts = [2, 3] }));
        Same(AgglomerativeClustering.Fit(Prepared, new AgglomerativeOptions { ClusterCount = 3 }));
        Same(mixture.Assign(Raw));

        static void Same(IClustering clustering)
        {
            var copy = ResultCopy.Read(ResultCopy.Write(clustering)!);
            Assert.Equal(clustering.Labels, copy.Clustering!.Labels);
            Assert.Equal(clustering.Centroids, copy.Clustering.Centroids);
            Assert.Equal(clustering.Series.ToArray(), copy.Clustering.Series.ToArray());
            Assert.Equal(clustering is IClusterModel, copy.Model is not null);
        }
    }

    [Fact]
    public void RecordsLeftOutStayLeftOut()
    {
        var set = SeriesSet.FromRows([[0, 1], [double.NaN, 1], [5, 6], [5, 7]]);
        var fit = KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2, SkipNonFinite = true });
        var back = Assert.IsType<KMeansResult>(ResultCopy.Read(ResultCopy.Write(fit)!).Clustering);
        Assert.Equal(fit.Labels, back.Labels);
        Assert.Equal(fit.Warnings, back.Warnings);
    }

    [Fact]
    public void LargeSeriesDoNotGoAlong()
    {
        var fit = KMeansClustering.Fit(Prepared, new KMeansOptions { ClusterCount = 2 });
        var copy = ResultCopy.Read(ResultCopy.Write(fit, 100)!);
        Assert.Null(copy.Series);
        Assert.Null(copy.Clustering);
        Assert.Equal(fit.Centroids, Assert.IsType<KMeansModel>(copy.Model).Centroids);
        Assert.Null(ResultCopy.Write(Prepared, 100));
        Assert.Null(ResultCopy.Write("text"));
    }

    [Fact]
    public void DamageIsRefused()
    {
        byte[] bytes = ResultCopy.Write(KMeansClustering.Fit(Prepared, new KMeansOptions { ClusterCount = 2 }))!;
        for (int length = 0; length < bytes.Length; length += 7)
            Assert.Throws<InvalidDataException>(() => ResultCopy.Read(bytes.AsSpan(0, length).ToArray()));
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                ResultCopy.Read(damaged);
            }
            catch (InvalidDataException)
            {
                // A changed value is no damage that can be seen; anything else must be told like this.
            }
        }
    }
}
