using ClusterTools.Clustering.KMeans;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>The small runs of kmeans_small.json, and the classification runs with given centroids.</summary>
public sealed class KMeansSmallTests
{
    [Theory]
    [InlineData("blobs_3d.csv")]
    [InlineData("blobs_2d.csv")]
    public void Blobs(string file)
    {
        double[][] rows = [.. File.ReadLines(SharedData.Path("data", file)).Skip(1)
            .Select(line => line.Split(',').SkipLast(1).Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        int[]? first = null;
        var reference = ReferenceFile.Open("kmeans_small.json")[file];
        foreach (var run in reference.Members)
        {
            int[] initial = run.Value.Has("init_rows", out var given) ? given.Ints : first!;
            if (run.Name == "init_first_K_rows")
                first = initial;
            var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions
            {
                InitialCentroids = Array.ConvertAll(initial, i => rows[i]),
                Tolerance = run.Name.EndsWith("tol1e-2", StringComparison.Ordinal) ? 1e-2 : 0,
                MaxIterations = run.Name.EndsWith("max_iter1", StringComparison.Ordinal) ? 1 : 300,
            });
            AssertRun(run.Value, result);
            if (run.Value.Has("labels", out var labels))
                Assert.Equal(labels.Ints, result.Labels);
        }
    }

    [Fact]
    public void AnEmptyClusterTakesTheFarthestRecord()
    {
        double[][] points = [[0, 0], [0, 1], [1, 0], [1, 1], [10, 10], [10, 11], [11, 10], [11, 11.5], [5, 0.2], [0.3, 5]];
        var result = KMeansClustering.Fit(SeriesSet.FromRows(points), new KMeansOptions
        {
            InitialCentroids = [[0.5, 0.5], [10.5, 10.5], [100, 100]],
            Tolerance = 0,
        });
        Assert.Equal(new[] { 0, 0, 0, 0, 1, 1, 1, 1, 2, 0 }, result.Labels);
        Assert.InRange(result.Iterations, 2, 3);
        Close.Relative([45.379999999999995, 20.9195], result.InertiaHistory[..2], 1e-12);
        Close.Relative(20.9195, result.Inertia, 1e-12);
        double[][] centroids = [[0.46, 1.4], [10.5, 10.625], [5, 0.2]];
        for (int k = 0; k < 3; k++)
            Close.Relative(centroids[k], result.Centroids[k], 1e-12);
        Assert.Equal("EmptyClusterRelocated", Assert.Single(result.Warnings).Id);
    }

    [Fact]
    public void DuplicatesUpToTheNumberOfClusters()
    {
        double[][] points = [[1, 1], [1, 1], [2, 2], [2, 2], [2, 2], [3, 3]];
        var three = KMeansClustering.Fit(SeriesSet.FromRows(points), new KMeansOptions { ClusterCount = 3 });
        Assert.Equal(0, three.Inertia);
        Assert.Empty(three.Warnings);
        for (int k = 4; k <= 6; k++)
        {
            var more = KMeansClustering.Fit(SeriesSet.FromRows(points), new KMeansOptions { ClusterCount = k });
            Assert.Equal(0, more.Inertia);
            Assert.Equal(k - 3, more.Sizes.Count(n => n == 0));
            Assert.Contains(more.Warnings, w => w.Id == "FewerDistinctRecords" && w.Message.Contains("only 3 distinct"));
        }

        Assert.Throws<ArgumentException>(() => KMeansClustering.Fit(SeriesSet.FromRows(points), new KMeansOptions { ClusterCount = 7 }));
    }

    [Fact]
    public void Digits()
    {
        var reference = ReferenceFile.Open("classification.json")["digits"];
        using var stream = new System.IO.Compression.GZipStream(File.OpenRead(SharedData.Path("data", "digits.csv.gz")), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var values = new List<byte>();
        int count = 0;
        while (reader.ReadLine() is { } line)
        {
            values.AddRange(line.Split(',').SkipLast(1).Select(v => (byte)double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)));
            count++;
        }

        var series = SeriesSet.FromArray(values.ToArray(), count, 64);
        AssertRun(reference, FitFromRows(series, reference["init_rows"].Ints));
    }

    [Fact]
    public void Fashion()
    {
        var reference = ReferenceFile.Open("classification.json")["fashion"];
        SeriesSet Load(string name, int count)
        {
            using var stream = new System.IO.Compression.GZipStream(File.OpenRead(SharedData.Path("data", "fashion", name)), System.IO.Compression.CompressionMode.Decompress);
            var bytes = new byte[16 + (count * 784)];
            stream.ReadExactly(bytes);
            return SeriesSet.FromArray(bytes[16..], count, 784);
        }

        var result = FitFromRows(Load("train5000-images-idx3-ubyte.gz", 5000), reference["init_rows_in_train"].Ints);
        AssertRun(reference, result);
        Assert.Equal(reference["test_cluster_counts"].Ints, result.Assign(Load("t10k1000-images-idx3-ubyte.gz", 1000)).Sizes);
    }

    private static KMeansResult FitFromRows(SeriesSet series, int[] rows) =>
        KMeansClustering.Fit(series, new KMeansOptions { InitialCentroids = Array.ConvertAll(rows, series.GetRecord), Tolerance = 0 });

    private static void AssertRun(ReferenceFile expected, KMeansResult actual)
    {
        Assert.Equal(expected["labels_sha256_int32le"].Text, LabelHash.Of(actual.Labels));
        Assert.Equal(expected["n_iter"].Int, actual.Iterations);
        Assert.Equal(expected["counts"].Ints, actual.Sizes);
        Close.Relative(expected["final_inertia"].Number, actual.Inertia, 1e-9);
        Close.Relative(expected["inertia_per_iteration"].Numbers, actual.InertiaHistory, 1e-9);
        Close.Relative(expected["centers_row_sums"].Numbers, Array.ConvertAll(actual.Centroids, c => c.Sum()), 1e-9);
    }
}
