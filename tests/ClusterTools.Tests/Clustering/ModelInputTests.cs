using ClusterTools.Clustering;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Search;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Clustering;

/// <summary>Models store the columns and the preprocessing of the series they were fitted on.</summary>
public sealed class ModelInputTests
{
    private static readonly SeriesSet Training = Named(["x", "y"], [[0, 100], [1, 101], [0, 0], [1, 1], [2, 102], [2, 3]]);

    private static readonly Dictionary<string, Func<SeriesSet, IClusterModel>> Fits = new()
    {
        ["KMeansResult"] = set => KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2 }),
        ["KMeansModel"] = set => KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2 }).ToModel(),
        ["GaussianMixtureResult"] = set => GaussianMixture.Fit(set, new GaussianMixtureOptions { ComponentCount = 2 }),
        ["GaussianMixtureModel"] = set => GaussianMixture.Fit(set, new GaussianMixtureOptions { ComponentCount = 2 }).ToModel(),
        ["BayesianGaussianMixtureResult"] = set => BayesianGaussianMixture.Fit(set, new BayesianGaussianMixtureOptions { ComponentCount = 2 }),
        ["ClusterCountSearchResult"] = set => ClusterCountSearch.Run(set, new ClusterCountSearchOptions { ClusterCounts = [2, 3] }),
    };

    public static TheoryData<string> Kinds => [.. Fits.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ColumnsInAnotherOrderArePutInOrder(string kind)
    {
        var fit = Fits[kind];
        var model = fit(Training);
        int[] expected = model.Assign(Training).Labels;
        var swapped = Named(["y", "x"], [[100, 0], [101, 1], [0, 0], [1, 1], [102, 2], [3, 2]]);
        Assert.Equal(expected, model.Assign(swapped).Labels);
        Assert.Equal(["x", "y"], model.Assign(swapped).Series.ValueNames);
        var unnamed = SeriesSet.FromRows([[0, 100], [0, 0]]);
        Assert.Equal([expected[0], expected[2]], model.Assign(unnamed).Labels);
        Assert.Empty(model.Assign(unnamed).Warnings);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OtherColumnsAreRefusedByName(string kind)
    {
        var fit = Fits[kind];
        var model = fit(Training);
        var error = Assert.Throws<ArgumentException>(() => model.Assign(Named(["height", "weight"], [[0, 100]])));
        Assert.Contains("height, weight", error.Message);
        Assert.Contains("x, y", error.Message);
        Assert.Throws<ArgumentException>(() => model.Assign(Named(["x", "X"], [[0, 100]])));
        Assert.Throws<ArgumentException>(() => model.Assign(Named(["x", "x"], [[0, 100]])));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AModelSaysWhatItWasFittedOn(string kind)
    {
        var fit = Fits[kind];
        var model = fit(SeriesTransforms.Standardize(Training));
        Assert.Equal(["x", "y"], model.ValueNames);
        Assert.Equal(ElementType.Float64, model.ElementType);
        Assert.Equal("standardize", Assert.Single(model.Pipeline!.Transforms).Steps[0].Operation);
        Assert.Equal("standardize", model.History[0].Operation);
        Assert.Equal(2, model.History.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void RawColumnsInAnotherOrderGoThroughTheSteps(string kind)
    {
        var fit = Fits[kind];
        var prepared = SeriesTransforms.Standardize(Training);
        var model = fit(prepared);
        int[] expected = model.Assign(prepared).Labels;
        Assert.Empty(model.Assign(prepared).Warnings);
        var raw = model.Assign(Named(["y", "x"], [[100, 0], [101, 1], [0, 0], [1, 1], [102, 2], [3, 2]]));
        Assert.Equal(expected, raw.Labels);
        Assert.Equal("PipelineApplied", Assert.Single(raw.Warnings).Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PreparationThatDiffersIsTold(string kind)
    {
        var fit = Fits[kind];
        var model = fit(SeriesTransforms.Standardize(Training));
        var others = Named(["x", "y"], [[5, 7], [6, 90]]);
        Assert.Contains("other records", Assert.Single(model.Assign(SeriesTransforms.Standardize(others)).Warnings).Message);
        var warning = Assert.Single(model.Assign(SeriesTransforms.ScaleToRange(others)).Warnings);
        Assert.Equal("PipelineDiffers", warning.Id);
        Assert.Contains("standardize", warning.Message);
        Assert.Contains("min-max", warning.Message);
        Assert.Contains("Model: nothing", Assert.Single(fit(Training).Assign(SeriesTransforms.Standardize(others)).Warnings).Message);
        Assert.Empty(model.AssignAsIs(others).Warnings);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LengthsAreThoseOfBothEnds(string kind)
    {
        var fit = Fits[kind];
        var set = SeriesSet.FromRows([[0, 1, 5, 6], [0, 2, 5, 7], [9, 1, 0, 6], [8, 2, 1, 6], [9, 2, 1, 7]]);
        var model = fit(SeriesTransforms.BlockMean(set, 2));
        Assert.Equal(model.AssignAsIs(SeriesTransforms.BlockMean(set, 2)).Labels, model.Assign(set).Labels);
        Assert.Contains("4, which the steps (block mean: 2) turned into 2", Assert.Throws<ArgumentException>(() => model.Assign(SeriesSet.FromRows([[1, 2, 3]]))).Message);
        Assert.Equal("PipelineDiffers", Assert.Single(model.Assign(SeriesSet.FromRows([[1, 2]])).Warnings).Id);
    }

    [Fact]
    public void RoundingIsNotTold()
    {
        var set = SeriesSet.FromRows([[0.1, 1], [0.2, 1], [5, 6], [5.1, 6]]);
        var single = SeriesTransforms.ToPrecision(set, Precision.Single);
        var model = KMeansClustering.Fit(single, new KMeansOptions { ClusterCount = 2 });
        Assert.Empty(model.Assign(set).Warnings);
        Assert.Equal(model.Assign(single).Distance, model.Assign(set).Distance);
        Assert.Empty(KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2 }).Assign(single).Warnings);
    }

    private static SeriesSet Named(string[] names, double[][] rows) => new(SeriesSet.FromRows(rows).Store) { ValueNames = names };
}
