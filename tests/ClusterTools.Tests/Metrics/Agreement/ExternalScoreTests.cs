using ClusterTools.Clustering.KMeans;
using ClusterTools.Metrics.Agreement;

namespace ClusterTools.Tests.Metrics.Agreement;

public sealed class ExternalScoreTests
{
    [Theory]
    [InlineData("tiny")]
    [InlineData("permuted_identical")]
    [InlineData("pred_all_one_cluster")]
    [InlineData("pred_all_singletons")]
    [InlineData("iris")]
    [InlineData("digits")]
    public void AllScoresAreThoseOfTheReference(string name)
    {
        var reference = ReferenceFile.Open("external_metrics.json")[name];
        var (truth, labels) = name == "digits" ? Digits(reference) : (reference["true"].Ints, reference["pred"].Ints);
        var table = new ContingencyTable(truth, labels);
        Assert.Equal(reference["contingency_rows_true_cols_pred"].IntRows, Rows(table.ToArray()));
        Close.Equal(reference["ari"].Number, AdjustedRand.Score(truth, labels), 1e-12);
        Close.Equal(reference["rand"].Number, RandIndex.Score(truth, labels), 1e-12);
        Close.Equal(reference["nmi_arithmetic"].Number, NormalizedMutualInformation.Score(truth, labels), 1e-12);
        Close.Equal(reference["nmi_geometric"].Number, NormalizedMutualInformation.Score(truth, labels, MutualInformationAverage.Geometric), 1e-12);
        Close.Equal(reference["ami"].Number, AdjustedMutualInformation.Score(truth, labels), 1e-11);
        Close.Equal(reference["mi_nats"].Number, MutualInformation.Of(table), 1e-12);
        Close.Equal(reference["homogeneity"].Number, Homogeneity.Score(truth, labels), 1e-12);
        Close.Equal(reference["completeness"].Number, Completeness.Score(truth, labels), 1e-12);
        Close.Equal(reference["v_measure"].Number, VMeasure.Score(truth, labels), 1e-12);
        Close.Equal(reference["fowlkes_mallows"].Number, FowlkesMallows.Score(truth, labels), 1e-12);
        Close.Equal(reference["purity"].Number, Purity.Score(truth, labels), 1e-12);
        Close.Equal(reference["inverse_purity"].Number, Purity.InverseScore(truth, labels), 1e-12);
        var pairs = new PairCounts(table);
        long[] expected = [.. reference["pair_confusion"].IntRows.SelectMany(r => r).Select(v => (long)v)];
        long[] actual = [pairs.BothApart, pairs.OnlyClustersTogether, pairs.OnlyTruthTogether, pairs.BothTogether];
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void TheSamePartitionScoresOneAlsoInSingletonsAndInOneCluster(int count)
    {
        int[] singletons = [.. Enumerable.Range(0, count)], one = new int[count], pairs = [.. singletons.Select(i => i / 2)];
        foreach (int[] labels in new[] { singletons, one, pairs })
        {
            int[] renumbered = [.. labels.Select(l => 7 - l)];
            foreach (MutualInformationAverage average in Enum.GetValues(typeof(MutualInformationAverage)))
            {
                Assert.Equal(1, AdjustedMutualInformation.Score(labels, renumbered, average));
                Assert.Equal(1, NormalizedMutualInformation.Score(labels, renumbered, average));
            }

            Assert.Equal(1, AdjustedRand.Score(labels, renumbered));
            Assert.Equal(1, FowlkesMallows.Score(labels, renumbered));
        }
    }

    [Fact]
    public void NothingExceedsChanceInSingletonsOrInOneCluster()
    {
        int[] truth = [0, 0, 1, 1, 2, 2];
        foreach (int[] labels in new int[][] { [0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0] })
        {
            foreach (MutualInformationAverage average in Enum.GetValues(typeof(MutualInformationAverage)))
                Assert.Equal(0, AdjustedMutualInformation.Score(truth, labels, average));
        }
    }

    [Fact]
    public void ASmallTableByHand()
    {
        // Two classes of two, one record misplaced: pairs together in both: 1; n = 4.
        int[] truth = [5, 5, 9, 9];
        int[] labels = [0, 0, 0, 1];
        Assert.Equal(0, AdjustedRand.Score(truth, labels), 1e-15);
        Assert.Equal(0.5, RandIndex.Score(truth, labels), 1e-15);
        Assert.Equal(0.75, Purity.Score(truth, labels), 1e-15);
        Assert.Equal(Math.Sqrt(1.0 / 3 / 2), FowlkesMallows.Score(truth, labels), 1e-15);
        Assert.Equal([[2, 0], [1, 1]], Rows(new ContingencyTable(truth, labels).ToArray()));
    }

    [Fact]
    public void OneClusterAgainstOneClassIsPerfect()
    {
        int[] one = [3, 3, 3];
        Assert.Equal(1, AdjustedRand.Score(one, one));
        Assert.Equal(1, NormalizedMutualInformation.Score(one, one));
        Assert.Equal(1, AdjustedMutualInformation.Score(one, one));
        Assert.Equal(1, VMeasure.Score(one, one));
    }

    [Fact]
    public void ListsOfDifferentLengthAreRefused() =>
        Assert.Throws<ArgumentException>(() => AdjustedRand.Score([1, 2], [1]));

    [Fact]
    public void MoreLabelsThanATableCouldHold()
    {
        int[] labels = [.. Enumerable.Range(0, 100_000)];
        Assert.Equal(1, AdjustedRand.Score(labels, labels));
    }

    private static (int[] Truth, int[] Labels) Digits(ReferenceFile reference)
    {
        var digits = SharedTables.Digits();
        double[][] centroids = Array.ConvertAll(reference["init_rows"].Ints, digits.GetRecord);
        int[] labels = KMeansClustering.Fit(digits, new KMeansOptions { InitialCentroids = centroids, Tolerance = 0 }).Labels;
        Assert.Equal(reference["pred_sha"].Text, Labels.Hash(labels));
        return (digits.Truth!, labels);
    }

    private static int[][] Rows(int[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(0)).Select(r => Enumerable.Range(0, table.GetLength(1)).Select(c => table[r, c]).ToArray())];
}
