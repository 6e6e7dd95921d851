using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Search;
using ClusterTools.Distances;
using ClusterTools.Rendering.Reports.Studies;
using ClusterTools.Series;

namespace ClusterTools.Tests.Rendering.Reports;

public class ReproducingCommandTests
{
    [Fact]
    public void AHistoryBecomesAPipeline()
    {
        string? command = Of(
            new KMeansOptions { ClusterCount = 2, RestartCount = 10, Distance = ClusterDistance.Correlation, Seed = 7 },
            new("import", "20 files (time001.tif to time020.tif), 20 frames of 2x76x87 UInt8"),
            new("gaussian filter", "sigma 0, 1.5, 1.5 (plane, row, column)"),
            new("series", "a record a voxel: 13224 of 20 UInt8 values"),
            new("normalize", "percentile 20, offset 0.1"),
            new("select", "standard deviation > 0.005: 7552 of 13224 records"),
            new("select", "index 0 to below 10: 10 of 20 values"));
        Assert.Equal(
            """
            Import-ImageStack '*.tif' |   # import: 20 files (time001.tif to time020.tif), 20 frames of 2x76x87 UInt8
                Invoke-ImageFilter -Gaussian 0, 1.5, 1.5 |
                ConvertTo-Series |
                Convert-Series -Normalize Percentile -Percentile 20 -Offset 0.1 |
                Select-Series -MinimumStdDev 0.005 |
                Select-Series -From 0 -To 10 |
                Invoke-KMeans 2 -RestartCount 10 -Distance Correlation -Seed 7
            """.Replace("\r", ""), command);
    }

    [Fact]
    public void ATableIsImportedByItsNameAndWordsStayComments() => Assert.Equal(
        "Import-Series 'it''s 1.csv' |   # import: 'it's 1.csv': 3 records of 2 values, Float64\n    # select: a condition: 3 of 9 records\n    Invoke-KMeans 2 -Seed 0",
        Of(new KMeansOptions { ClusterCount = 2 }, new("import", "'it's 1.csv': 3 records of 2 values, Float64"), new("select", "a condition: 3 of 9 records")));

    [Fact]
    public void ANameWithALineBreakCannotLeaveItsComment() =>
        Assert.DoesNotContain("\nevil", Of(new KMeansOptions { ClusterCount = 2 }, new("import", "1 file (a\nevil.tif), 1 frame of 1x1x3 UInt8"), new("a\nevil", "b\nevil")));

    [Fact]
    public void ThereIsNoneWhereTheFitTookArrays()
    {
        Assert.Null(Of(new KMeansOptions { ClusterCount = 2, Weights = [1, 1, 2] }, new ProvenanceStep("import", "x")));
        Assert.Null(Of(new KMeansOptions { InitialCentroids = [[0, 0], [1, 1]] }, new ProvenanceStep("import", "x")));
        Assert.Null(Of(new KMeansOptions { ClusterCount = 2 }));
    }

    [Fact]
    public void EveryKindOfFitHasItsCmdlet()
    {
        var set = new SeriesSet(SeriesSet.FromRows([[0, 1], [1, 1.5], [5, 6], [5, 7.5], [9, 1], [8, 2]]).Store) { History = [new ProvenanceStep("blobs", "six")] };
        const string Source = "$data |   # blobs: six\n    ";
        Assert.Equal(Source + "Invoke-GaussianMixture 2 -CovarianceType Diagonal -Seed 3",
            ReproducingCommand.Of(GaussianMixture.Fit(set, new GaussianMixtureOptions { ComponentCount = 2, CovarianceType = CovarianceType.Diagonal, Seed = 3 })));
        Assert.Equal(Source + "Invoke-AgglomerativeClustering -ClusterCount 3 -Linkage Average",
            ReproducingCommand.Of(AgglomerativeClustering.Fit(set, new AgglomerativeOptions { ClusterCount = 3, Linkage = AgglomerativeLinkage.Average })));
        Assert.Equal(Source + "Find-OptimalK -ClusterCount 2,3 -Criterion Silhouette -Seed 0",
            ReproducingCommand.Of(ClusterCountSearch.Run(set, new ClusterCountSearchOptions { ClusterCounts = [2, 3], Criterion = ClusterCountCriterion.Silhouette })));
        Assert.Equal(Source + "Find-OptimalK -ClusterCount 1,2 -Model GaussianMixture -Criterion Aic -CovarianceType Tied,Diagonal -RelativeRegularization 0.01 -Seed 0",
            ReproducingCommand.Of(ClusterCountSearch.Run(set, new ClusterCountSearchOptions
            {
                ClusterCounts = [1, 2],
                Model = ClusterCountModel.GaussianMixture,
                Criterion = ClusterCountCriterion.Aic,
                CovarianceTypes = [CovarianceType.Tied, CovarianceType.Diagonal],
                Mixture = new GaussianMixtureOptions { RelativeRegularization = 0.01 },
            })));
    }

    private static string? Of(KMeansOptions options, params ProvenanceStep[] history) =>
        ReproducingCommand.Of(KMeansClustering.Fit(new SeriesSet(SeriesSet.FromRows([[0, 1], [1, 1], [5, 6]]).Store) { History = history }, options));
}
