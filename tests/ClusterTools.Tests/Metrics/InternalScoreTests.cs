using ClusterTools.Clustering.KMeans;
using ClusterTools.Metrics;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Synthetic;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Metrics;

public sealed class InternalScoreTests
{
    [Fact]
    public void BlobsWithTheirTrueLabels()
    {
        var blobs = SharedTables.Blobs3D();
        Require(Reference("blobs_true_labels"), blobs, blobs.Truth!);
    }

    [Fact]
    public void BlobsWithPoorLabels()
    {
        int[] labels = ReferenceFile.Open("kmeans_small.json")["blobs_3d.csv"]["init_first_K_rows"]["labels"].Ints;
        Require(Reference("blobs_kmeans_first_K_rows"), SharedTables.Blobs3D(), labels);
    }

    [Fact]
    public void ASingleton()
    {
        var blobs = SharedTables.Blobs2D();
        int[] labels = [.. blobs.Truth!];
        labels[5] = 9;
        Require(Reference("singleton_case"), blobs, labels);
    }

    [Fact]
    public void Iris()
    {
        var iris = SharedTables.Iris();
        Require(Reference("iris_true_labels"), iris, iris.Truth!);
    }

    [Fact]
    public void Digits()
    {
        var reference = Reference("digits_kmeans");
        var digits = SharedTables.Digits();
        Require(reference, digits, Fit(digits, reference["init_rows"].Ints).Labels);
    }

    [Fact]
    public void PartOfTheFish()
    {
        var reference = Reference("fish_subset");
        var normalized = SeriesTransforms.Normalize(FishData.Series(), new NormalizeOptions(), Precision.Double);
        var filtered = SeriesSelection.ByStdDev(normalized, 0.005);
        var set = SeriesSelection.Records(filtered, [.. Enumerable.Range(0, filtered.Count).Where(i => i % 7 == 0)]);
        Assert.Equal(reference["rows"].Int, set.Count);
        var fit = Fit(set, reference["init_rows"].Ints);
        Assert.Equal(reference["counts"].Ints, fit.Sizes);
        Close.Equal(reference["inertia"].Number, fit.Inertia, 1e-9);
        Require(reference, set, fit.Labels);
    }

    [Fact]
    public void FourPointsByHand()
    {
        // Two pairs on a line: a = 1, b = 10.5 or 9.5.
        var set = SeriesSet.FromRows([[0.0], [1], [10], [11]]);
        var silhouette = Silhouette.Compute(set, [4, 4, 2, 2]);
        Assert.Equal([2, 4], silhouette.Clusters);
        Close.Equal([9.5 / 10.5, 8.5 / 9.5, 8.5 / 9.5, 9.5 / 10.5], silhouette.PerRecord);
        Assert.Equal(0.1, DaviesBouldin.Score(set, [4, 4, 2, 2]), 1e-15);
        // Between: 4·25 over 1; within: 4·0.25 over 2.
        Assert.Equal(200, CalinskiHarabasz.Score(set, [4, 4, 2, 2]), 1e-12);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1, 1 })]
    [InlineData(new[] { 0, 1, 2, 3 })]
    public void OneClusterOrAllSingletonsCannotBeScored(int[] labels)
    {
        var set = SeriesSet.FromRows([[0.0], [1], [10], [11]]);
        Assert.Throws<ArgumentException>(() => Silhouette.Compute(set, labels));
        Assert.Throws<ArgumentException>(() => DaviesBouldin.Score(set, labels));
        Assert.Throws<ArgumentException>(() => CalinskiHarabasz.Score(set, labels));
    }

    [Fact]
    public void AllPointsAlike()
    {
        var set = SeriesSet.FromRows([[2.0, 3], [2, 3], [2, 3]]);
        Assert.Equal([0.0, 0, 0], Silhouette.Compute(set, [0, 0, 1]).PerRecord);
        Assert.Equal(0, DaviesBouldin.Score(set, [0, 0, 1]));
        Assert.Equal(1, CalinskiHarabasz.Score(set, [0, 0, 1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void ThreadsDoNotShow(int threads)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 1000, Dimension = 7, ClusterCount = 5, StdDev = 4, Seed = 3 });
        var execution = new ExecutionOptions { ThreadCount = threads };
        var one = new ExecutionOptions { ThreadCount = 1 };
        Assert.Equal(Silhouette.Compute(set, set.Truth!, null, one).PerRecord, Silhouette.Compute(set, set.Truth!, null, execution).PerRecord);
        Assert.Equal(DaviesBouldin.Score(set, set.Truth!, one), DaviesBouldin.Score(set, set.Truth!, execution));
        Assert.Equal(CalinskiHarabasz.Score(set, set.Truth!, one), CalinskiHarabasz.Score(set, set.Truth!, execution));
    }

    [Theory]
    [InlineData(333, 5)]
    [InlineData(1201, 5)]
    [InlineData(50, 20_000)]
    public void DistancesAreThoseOfAPlainLoop(int count, int length)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = count, Dimension = length, ClusterCount = 4, StdDev = 3, Seed = 1 });
        double[][] rows = [.. Enumerable.Range(0, set.Count).Select(set.GetRecord)];
        int[] labels = set.Truth!;
        double[] scores = Silhouette.Compute(set, labels).PerRecord;

        // The first records of the first cluster are compared with all others in the order of a plain loop, and so are bit-identical to it.
        int[] exact = [.. Enumerable.Range(0, count).Where(i => labels[i] == 0).Take(8)];
        for (int i = 0; i < rows.Length; i++)
        {
            if (i % 37 != 0 && !exact.Contains(i))
                continue;
            var sums = new double[4];
            var sizes = new int[4];
            for (int j = 0; j < rows.Length; j++)
            {
                double squares = 0;
                for (int v = 0; v < length; v++)
                    squares += (rows[i][v] - rows[j][v]) * (rows[i][v] - rows[j][v]);
                sums[labels[j]] += Math.Sqrt(squares);
                sizes[labels[j]]++;
            }

            double a = sums[labels[i]] / (sizes[labels[i]] - 1);
            double b = Enumerable.Range(0, 4).Where(c => c != labels[i]).Min(c => sums[c] / sizes[c]);
            Assert.Equal((b - a) / Math.Max(a, b), scores[i], exact.Contains(i) ? 0 : 1e-14);
        }
    }

    [Fact]
    public void ASampleIsScoredAlone()
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 500, ClusterCount = 3, Seed = 5 });
        var options = new SilhouetteOptions { SampleSize = 100, Seed = 2 };
        var sampled = Silhouette.Compute(set, set.Truth!, options);
        Assert.Equal(100, sampled.Records.Distinct().Count());
        var part = SeriesSelection.Records(set, sampled.Records);
        Assert.Equal(Silhouette.Compute(part, part.Truth!).PerRecord, sampled.PerRecord);
        Assert.Equal(sampled.Records, Silhouette.Compute(set, set.Truth!, options).Records);
        Assert.NotEqual(sampled.Records, Silhouette.Compute(set, set.Truth!, options with { Seed = 3 }).Records);
    }

    [Fact]
    public void ACancelledTokenStopsTheSilhouette()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var set = BlobSeries.Create();
        Assert.Throws<OperationCanceledException>(() => Silhouette.Compute(set, set.Truth!, null, new ExecutionOptions { CancellationToken = source.Token }));
    }

    private static ReferenceFile Reference(string name) => ReferenceFile.Open("internal_metrics.json")[name];

    private static KMeansResult Fit(SeriesSet set, int[] rows) =>
        KMeansClustering.Fit(set, new KMeansOptions { InitialCentroids = Array.ConvertAll(rows, set.GetRecord), Tolerance = 0 });

    private static void Require(ReferenceFile reference, SeriesSet set, int[] labels)
    {
        var silhouette = Silhouette.Compute(set, labels);
        Close.Equal(reference["silhouette_mean"].Number, silhouette.Mean);
        foreach (var (record, score) in reference["silhouette_at"].Members)
            Close.Equal(score.Number, silhouette.PerRecord[int.Parse(record)]);
        Close.Equal(reference["silhouette_by_cluster"].Numbers, silhouette.PerCluster);
        Close.Equal(reference["silhouette_min"].Number, silhouette.PerRecord.Min());
        Assert.Equal(reference["negative"].Int, silhouette.PerRecord.Count(s => s < 0));
        Close.Equal(reference["calinski_harabasz"].Number, CalinskiHarabasz.Score(set, labels));
        Close.Equal(reference["davies_bouldin"].Number, DaviesBouldin.Score(set, labels));
    }
}
