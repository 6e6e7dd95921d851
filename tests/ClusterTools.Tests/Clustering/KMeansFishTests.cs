using System.Text.Json;
using ClusterTools.Clustering;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering;

/// <summary>The zebrafish runs of fish_kmeans.json.</summary>
public sealed class KMeansFishTests
{
    private static readonly Lazy<JsonElement> Reference = new(() => ReferenceFile.Open("fish_kmeans.json"));

    [Theory]
    [InlineData("K5_tol0", 0)]
    [InlineData("K5_tol1e-4", 1e-4)]
    [InlineData("K5_max_iter3", 0)]
    [InlineData("K10_tol0", 0)]
    [InlineData("K10_tol1e-4", 1e-4)]
    [InlineData("K10_max_iter3", 0)]
    [InlineData("K20_tol0", 0)]
    [InlineData("K20_tol1e-4", 1e-4)]
    [InlineData("K20_max_iter3", 0)]
    public void RunsOverAllRecords(string name, double tolerance)
    {
        var expected = Reference.Value.GetProperty(name);
        var result = Fit(FishMatrix.Rows, expected, tolerance);
        AssertRun(expected, result);
        if (expected.TryGetProperty("similarity", out var similarity))
        {
            Assert.Equal(similarity.GetProperty("zero_count").GetInt32(), result.Similarity.Count(r => r == 0));
            Assert.Equal(similarity.GetProperty("negative_count").GetInt32(), result.Similarity.Count(r => r < 0));
            ReferenceFile.AssertClose(similarity.GetProperty("min").GetDouble(), result.Similarity.Min(), 1e-9);
            ReferenceFile.AssertClose(similarity.GetProperty("max").GetDouble(), result.Similarity.Max(), 1e-9);
            ReferenceFile.AssertClose(expected.GetProperty("similarity_total").GetDouble(), result.Similarity.Sum(), 1e-9);
            ReferenceFile.AssertClose(expected.GetProperty("model_error_1").GetDouble(), result.ModelError, 1e-9);
            ReferenceFile.AssertClose(expected.GetProperty("model_error_2").GetDouble(), result.SimilarityError, 1e-9);
        }
    }

    [Fact]
    public void FilteredRecordsAndThePredictionOfAll()
    {
        var expected = Reference.Value.GetProperty("filtered");
        double[][] rows = FishMatrix.Filtered;
        Assert.Equal(7552, rows.Length);
        var result = Fit(rows, expected, 0);
        AssertRun(expected, result);
        ReferenceFile.AssertClose(expected.GetProperty("model_error_2").GetDouble(), result.SimilarityError, 1e-9);

        var all = expected.GetProperty("predict_all_13224");
        var assignment = result.Assign(FishMatrix.Series);
        Assert.Equal(all.GetProperty("sha").GetString(), ReferenceFile.Hash(assignment.Labels));
        Assert.Equal(ReferenceFile.Ints(all.GetProperty("counts")), assignment.Sizes);
        ReferenceFile.AssertClose(all.GetProperty("inertia").GetDouble(), assignment.Inertia, 1e-9);
    }

    [Fact]
    public void CentroidsOfSomeTimePointsPredictTheOthers()
    {
        var reference = Reference.Value.GetProperty("train_test_time_split");
        double[][] At(string name)
        {
            int[] points = ReferenceFile.Ints(reference.GetProperty(name));
            return Array.ConvertAll(FishMatrix.Filtered, row => Array.ConvertAll(points, t => row[t]));
        }

        var train = Fit(At("train_time_points"), reference.GetProperty("train"), 0);
        AssertRun(reference.GetProperty("train"), train);
        var test = reference.GetProperty("test");
        var assignment = train.Assign(SeriesSet.FromRows(At("test_time_points")));
        Assert.Equal(test.GetProperty("sha").GetString(), ReferenceFile.Hash(assignment.Labels));
        Assert.Equal(ReferenceFile.Ints(test.GetProperty("counts")), assignment.Sizes);
        ReferenceFile.AssertClose(test.GetProperty("model_error_1").GetDouble(), assignment.Inertia, 1e-9);
        ReferenceFile.AssertClose(test.GetProperty("model_error_2").GetDouble(), 1 / assignment.Similarity.Sum(), 1e-9);
    }

    [Fact]
    public void Weights()
    {
        var expected = Reference.Value.GetProperty("sample_weight");
        double[][] rows = FishMatrix.Filtered;
        double[][] initial = Array.ConvertAll(ReferenceFile.Ints(expected.GetProperty("init_row_indices")), i => rows[i]);
        var weights = new double[rows.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = 1 + (i % 5);
        var result = KMeans.Fit(SeriesSet.FromRows(rows), new KMeansOptions { InitialCentroids = initial, Tolerance = 0, Weights = weights });
        Assert.Equal(expected.GetProperty("sha").GetString(), ReferenceFile.Hash(result.Labels));
        Assert.Equal(expected.GetProperty("n_iter").GetInt32(), result.Iterations);
        ReferenceFile.AssertClose(expected.GetProperty("final_inertia_weighted").GetDouble(), result.Inertia, 1e-9);
        ReferenceFile.AssertClose(ReferenceFile.Doubles(expected.GetProperty("centers_row_sums")), Array.ConvertAll(result.Centroids, c => c.Sum()), 1e-9);
    }

    [Fact]
    public void DistancesFromCentroids()
    {
        var expected = Reference.Value.GetProperty("transform_predict_score");
        var fit = Fit(FishMatrix.Rows, Reference.Value.GetProperty("K5_tol0"), 0);
        int[][] voxels = [.. expected.GetProperty("voxels").EnumerateArray().Select(ReferenceFile.Ints)];
        double[][] distances = ReferenceFile.Matrix(expected.GetProperty("transform"));
        var assignment = fit.Assign(FishMatrix.Series);
        for (int v = 0; v < voxels.Length; v++)
            ReferenceFile.AssertClose(distances[v].Min(), assignment.Distance[(((voxels[v][0] * 76) + voxels[v][1]) * 87) + voxels[v][2]], 1e-9);
        ReferenceFile.AssertClose(-expected.GetProperty("score_all").GetDouble(), assignment.Inertia, 1e-9);
    }

    private static KMeansResult Fit(double[][] rows, JsonElement expected, double tolerance) => KMeans.Fit(SeriesSet.FromRows(rows), new KMeansOptions
    {
        ClusterCount = expected.GetProperty("K").GetInt32(),
        InitialCentroids = Array.ConvertAll(ReferenceFile.Ints(expected.GetProperty("init_row_indices")), i => rows[i]),
        Tolerance = tolerance,
        MaxIterations = expected.GetProperty("max_iter").GetInt32(),
    });

    private static void AssertRun(JsonElement expected, KMeansResult actual)
    {
        Assert.Equal(expected.GetProperty("labels_sha256_int32le").GetString(), ReferenceFile.Hash(actual.Labels));
        Assert.Equal(expected.GetProperty("n_iter").GetInt32(), actual.Iterations);
        Assert.Equal(ReferenceFile.Ints(expected.GetProperty("label_counts")), actual.Sizes);
        ReferenceFile.AssertClose(expected.GetProperty("final_inertia").GetDouble(), actual.Inertia, 1e-9);
        ReferenceFile.AssertClose(ReferenceFile.Doubles(expected.GetProperty("inertia_per_iteration")), actual.InertiaHistory, 1e-9);
        ReferenceFile.AssertClose(ReferenceFile.Doubles(expected.GetProperty("centers_row_sums")), Array.ConvertAll(actual.Centroids, c => c.Sum()), 1e-9);
        if (expected.TryGetProperty("centers", out var centres))
        {
            double[][] rows = ReferenceFile.Matrix(centres);
            for (int k = 0; k < rows.Length; k++)
            {
                for (int j = 0; j < rows[k].Length; j++)
                    Assert.InRange(actual.Centroids[k][j] - rows[k][j], -1e-11, 1e-11);
            }
        }

        Assert.Empty(actual.Warnings);
    }
}
