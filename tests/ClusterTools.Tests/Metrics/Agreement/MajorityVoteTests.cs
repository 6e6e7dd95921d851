using System.Buffers.Binary;
using System.IO.Compression;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Series;

namespace ClusterTools.Tests.Metrics.Agreement;

public sealed class MajorityVoteTests
{
    [Fact]
    public void TiesGoToTheLowestClassAndEmptyClustersToClassZero()
    {
        int[] labels = [0, 0, 2, 2, 2, 4];
        int[] classes = [7, 3, 5, 5, 1, 9];
        var vote = MajorityVote.Fit(labels, classes, clusterCount: 6);
        Assert.Equal([3, 0, 5, 0, 9, 0], vote.ClassOfCluster);
        Assert.Equal([3, 3, 5, 5, 5, 9], vote.Predict(labels));
        var confusion = vote.Evaluate(labels, classes);
        Assert.Equal(4.0 / 6, confusion.Accuracy, 1e-15);
        Assert.Equal([1, 3, 5, 7, 9], confusion.Classes);
        Assert.Equal(1, confusion.ToArray()[0, 2]);
        Assert.Equal(2, confusion.ToArray()[2, 2]);
        Assert.Equal(1, confusion.ToArray()[3, 1]);
    }

    [Fact]
    public void MoreClustersThanClasses()
    {
        var vote = MajorityVote.Fit([0, 1, 2, 3], [1, 0, 1, 0]);
        Assert.Equal([1, 0, 1, 0], vote.ClassOfCluster);
        Assert.Equal(1, vote.Evaluate([0, 1, 2, 3], [1, 0, 1, 0]).Accuracy);
    }

    [Fact]
    public void LabelsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentException>(() => MajorityVote.Fit([0, -1], [0, 0]));
        Assert.Throws<ArgumentException>(() => MajorityVote.Fit([0, 2], [0, 0], clusterCount: 2));
        Assert.Throws<ArgumentException>(() => MajorityVote.Fit([0, 1], [0, 0]).Predict([2]));
    }

    [Fact]
    public void Digits()
    {
        var reference = ReferenceFile.Open("classification.json")["digits"];
        var digits = SharedTables.Digits();
        int[] labels = Fit(digits, reference["init_rows"].Ints).Labels;
        var vote = MajorityVote.Fit(labels, digits.Truth!);
        Assert.Equal(reference["assignment"].Ints, vote.ClassOfCluster);
        var confusion = vote.Evaluate(labels, digits.Truth!);
        Close.Equal(reference["accuracy"].Number, confusion.Accuracy, 1e-15);
        Assert.Equal(reference["confusion_rows_true"].IntRows, Rows(confusion.ToArray()));
        Assert.Equal(reference["crosstab_rows_label_cols_cluster"].IntRows, Rows(new ContingencyTable(digits.Truth!, labels).ToArray()));
    }

    [Fact]
    public void DigitsFromRandomStarts()
    {
        var reference = ReferenceFile.Open("classification.json")["digits_random_init_accuracy"];
        var digits = SharedTables.Digits();
        double Accuracy(int restarts, long seed)
        {
            int[] labels = KMeansClustering.Fit(digits, new KMeansOptions { ClusterCount = 10, RestartCount = restarts, Seed = seed }).Labels;
            return MajorityVote.Fit(labels, digits.Truth!).Evaluate(labels, digits.Truth!).Accuracy;
        }

        double[] known = reference["n_init10_10_seeds"].Numbers;
        // Ten runs end within a few records of one another.
        Assert.InRange(Accuracy(10, 0), known.Min() - 0.005, known.Max() + 0.005);
        var range = reference["n_init1_20_seeds"];
        double[] single = [.. Enumerable.Range(0, 9).Select(seed => Accuracy(1, seed)).Order()];
        Assert.InRange(single[0], range["min"].Number - 0.03, 1);
        Assert.InRange(single[8], 0, range["max"].Number + 0.03);
        Assert.Equal(range["median"].Number, single[4], 0.03);
    }

    [Fact]
    public void FashionTrainAndTest()
    {
        var reference = ReferenceFile.Open("classification.json")["fashion"];
        var train = Images("train5000-images-idx3-ubyte.gz", 5000);
        int[] trainClasses = Classes("train5000-labels-idx1-ubyte.gz", 5000);
        var test = Images("t10k1000-images-idx3-ubyte.gz", 1000);
        int[] testClasses = Classes("t10k1000-labels-idx1-ubyte.gz", 1000);
        var fit = Fit(train, reference["init_rows_in_train"].Ints);
        Assert.Equal(reference["labels_sha256_int32le"].Text, Labels.Hash(fit.Labels));
        var vote = MajorityVote.Fit(fit.Labels, trainClasses);
        Assert.Equal(reference["assignment"].Ints, vote.ClassOfCluster);
        Close.Equal(reference["train_accuracy"].Number, vote.Evaluate(fit.Labels, trainClasses).Accuracy, 1e-15);
        var assigned = fit.Assign(test);
        Assert.Equal(reference["test_cluster_counts"].Ints, assigned.Sizes);
        var confusion = vote.Evaluate(assigned.Labels, testClasses);
        Close.Equal(reference["test_accuracy"].Number, confusion.Accuracy, 1e-15);
        Assert.Equal(reference["test_confusion_rows_true"].IntRows, Rows(confusion.ToArray()));
    }

    private static KMeansResult Fit(SeriesSet set, int[] rows) =>
        KMeansClustering.Fit(set, new KMeansOptions { InitialCentroids = Array.ConvertAll(rows, set.GetRecord), Tolerance = 0 });

    private static SeriesSet Images(string name, int count)
    {
        byte[] content = Unzip(name);
        Assert.Equal(count, BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4)));
        return SeriesSet.FromArray(content[16..], count, 784);
    }

    private static int[] Classes(string name, int count) => [.. Unzip(name).Skip(8).Take(count).Select(b => (int)b)];

    private static byte[] Unzip(string name)
    {
        using var file = new GZipStream(File.OpenRead(SharedData.Path("data", "fashion", name)), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    private static int[][] Rows(int[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(0)).Select(r => Enumerable.Range(0, table.GetLength(1)).Select(c => table[r, c]).ToArray())];
}
