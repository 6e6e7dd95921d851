using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Decomposition;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Clustering.Evaluation;

public sealed class ClusterTableTests
{
    private static readonly object[] Names = ["a", "b", "c", "d"];
    private static readonly SeriesSet Table = new(SeriesSet.FromRows([[0, 100], [1, 0], [90, 900], [80, 900]]).Store) { ValueNames = ["x", "y"], SourceObjects = Names };

    [Fact]
    public void RecordsAreThoseThatWereRead()
    {
        var set = SeriesSelection.Records(SeriesTransforms.Standardize(Table), [3, 1, 2]);
        var table = ClusterTable.Of(KMeansClustering.Fit(PrincipalComponents.Fit(set, 1).Transform(set), new KMeansOptions { ClusterCount = 2 }));
        Assert.Equal([80, 900], table.Records.GetRecord(0));
        Assert.Equal([1, 0], table.Records.GetRecord(1));
        Assert.Equal(["d", "b", "c"], table.Records.SourceObjects);
        Assert.Equal(["x", "y"], table.Records.ValueNames);
        Assert.Equal(table.Labels[0], table.Labels[2]);
    }

    [Fact]
    public void AnAssignmentShowsWhatWasGiven()
    {
        var model = KMeansClustering.Fit(SeriesTransforms.Standardize(Table), new KMeansOptions { ClusterCount = 2 });
        var assignment = model.Assign(Table);
        var table = ClusterTable.Of(assignment);
        Assert.Same(Table, table.Records);
        Assert.Equal(assignment.Distance, table.Distance);
        Assert.Equal(assignment.Similarity, table.Similarity);
        Assert.Null(table.Probability);
    }

    [Fact]
    public void AFitSaysTheSameAsItsAssignment()
    {
        var mixture = GaussianMixture.Fit(Table, new GaussianMixtureOptions { ComponentCount = 2 });
        var (fit, assignment) = (ClusterTable.Of(mixture), ClusterTable.Of(mixture.Assign(Table)));
        Assert.Equal(assignment.Labels, fit.Labels);
        Close.Equal(assignment.Distance, fit.Distance);
        Close.Equal(assignment.Similarity!, fit.Similarity!);
        Close.Equal(assignment.Probability!, fit.Probability!);
    }

    [Fact]
    public void ARecordThatWasLeftOutHasNoNumbers()
    {
        var set = SeriesSet.FromRows([[0, 1], [double.NaN, 1], [5, 6], [5, 7]]);
        var table = ClusterTable.Of(KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2, SkipNonFinite = true }));
        Assert.Equal(-1, table.Labels[1]);
        Assert.True(double.IsNaN(table.Distance[1]));
        Assert.True(double.IsNaN(table.Similarity![1]));
        Assert.Equal(0.5, table.Distance[3]);
    }

    [Fact]
    public void SetsWithoutNamesKeepNoSecondCopy()
    {
        var set = SeriesTransforms.Standardize(SeriesSet.FromRows([[0, 1], [5, 6]]));
        Assert.Null(set.Original);
        Assert.Null(Table.Original);
        Assert.Same(Table, SeriesTransforms.ScaleToRange(SeriesTransforms.Standardize(Table)).Original);
        Assert.Throws<ArgumentException>(() => new SeriesSet(Table.Store) { SourceObjects = ["one"] });
    }
}
