using ClusterTools.Clustering.KMeans;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>The zebrafish runs of fish_kmeans.json.</summary>
public sealed class KMeansFishTests
{
    private static readonly Lazy<ReferenceFile> Reference = new(() => ReferenceFile.Open("fish_kmeans.json"));

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
        var expected = Reference.Value[name];
        var result = Fit(FishMatrix.Rows, expected, tolerance);
        AssertRun(expected, result);
        if (expected.Has("similarity", out var similarity))
        {
            Assert.Equal(similarity["zero_count"].Int, result.Similarity.Count(r => r == 0));
            Assert.Equal(similarity["negative_count"].Int, result.Similarity.Count(r => r < 0));
            Close.Relative(similarity["min"].Number, result.Similarity.Min(), 1e-9);
            Close.Relative(similarity["max"].Number, result.Similarity.Max(), 1e-9);
            Close.Relative(expected["similarity_total"].Number, result.Similarity.Sum(), 1e-9);
            Close.Relative(expected["model_error_1"].Number, result.ModelError, 1e-9);
            Close.Relative(expected["model_error_2"].Number, result.SimilarityError, 1e-9);
        }
    }

    [Fact]
    public void FilteredRecordsAndThePredictionOfAll()
    {
        var expected = Reference.Value["filtered"];
        double[][] rows = FishMatrix.Filtered;
        Assert.Equal(7552, rows.Length);
        var result = Fit(rows, expected, 0);
        AssertRun(expected, result);
        Close.Relative(expected["model_error_2"].Number, result.SimilarityError, 1e-9);

        var all = expected["predict_all_13224"];
        var assignment = result.Assign(FishMatrix.Series);
        Assert.Equal(all["sha"].Text, LabelHash.Of(assignment.Labels));
        Assert.Equal(all["counts"].Ints, assignment.Sizes);
        Close.Relative(all["inertia"].Number, assignment.Inertia, 1e-9);
    }

    /// <summary>Exact to the last bit, in every build and on every runtime.</summary>
    [Fact]
    public void TheInertiaFromSeedOneIsTheOneOnRecord()
    {
        var result = KMeansClustering.Fit(SeriesTransforms.Normalize(FishData.Series(), new NormalizeOptions()), new KMeansOptions { ClusterCount = 20, Seed = 1 });
        Assert.Equal((20.229955275858202, 78), (result.Inertia, result.Iterations));
    }

    [Fact]
    public void CentroidsOfSomeTimePointsPredictTheOthers()
    {
        var reference = Reference.Value["train_test_time_split"];
        double[][] At(string name)
        {
            int[] points = reference[name].Ints;
            return Array.ConvertAll(FishMatrix.Filtered, row => Array.ConvertAll(points, t => row[t]));
        }

        var train = Fit(At("train_time_points"), reference["train"], 0);
        AssertRun(reference["train"], train);
        var test = reference["test"];
        var assignment = train.Assign(SeriesSet.FromRows(At("test_time_points")));
        Assert.Equal(test["sha"].Text, LabelHash.Of(assignment.Labels));
        Assert.Equal(test["counts"].Ints, assignment.Sizes);
        Close.Relative(test["model_error_1"].Number, assignment.Inertia, 1e-9);
        Close.Relative(test["model_error_2"].Number, 1 / assignment.Similarity.Sum(), 1e-9);
    }

    [Fact]
    public void Weights()
    {
        var expected = Reference.Value["sample_weight"];
        double[][] rows = FishMatrix.Filtered;
        double[][] initial = Array.ConvertAll(expected["init_row_indices"].Ints, i => rows[i]);
        var weights = new double[rows.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = 1 + (i % 5);
        var result = KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions { InitialCentroids = initial, Tolerance = 0, Weights = weights });
        Assert.Equal(expected["sha"].Text, LabelHash.Of(result.Labels));
        Assert.Equal(expected["n_iter"].Int, result.Iterations);
        Close.Relative(expected["final_inertia_weighted"].Number, result.Inertia, 1e-9);
        Close.Relative(expected["centers_row_sums"].Numbers, Array.ConvertAll(result.Centroids, c => c.Sum()), 1e-9);
    }

    [Fact]
    public void DistancesFromCentroids()
    {
        var expected = Reference.Value["transform_predict_score"];
        var fit = Fit(FishMatrix.Rows, Reference.Value["K5_tol0"], 0);
        int[][] voxels = expected["voxels"].IntRows;
        double[][] distances = expected["transform"].Rows;
        var assignment = fit.Assign(FishMatrix.Series);
        for (int v = 0; v < voxels.Length; v++)
            Close.Relative(distances[v].Min(), assignment.Distance[(((voxels[v][0] * 76) + voxels[v][1]) * 87) + voxels[v][2]], 1e-9);
        Close.Relative(-expected["score_all"].Number, assignment.Inertia, 1e-9);
    }

    private static KMeansResult Fit(double[][] rows, ReferenceFile expected, double tolerance) => KMeansClustering.Fit(SeriesSet.FromRows(rows), new KMeansOptions
    {
        ClusterCount = expected["K"].Int,
        InitialCentroids = Array.ConvertAll(expected["init_row_indices"].Ints, i => rows[i]),
        Tolerance = tolerance,
        MaxIterations = expected["max_iter"].Int,
    });

    private static void AssertRun(ReferenceFile expected, KMeansResult actual)
    {
        Assert.Equal(expected["labels_sha256_int32le"].Text, LabelHash.Of(actual.Labels));
        Assert.Equal(expected["n_iter"].Int, actual.Iterations);
        Assert.Equal(expected["label_counts"].Ints, actual.Sizes);
        Close.Relative(expected["final_inertia"].Number, actual.Inertia, 1e-9);
        Close.Relative(expected["inertia_per_iteration"].Numbers, actual.InertiaHistory, 1e-9);
        Close.Relative(expected["centers_row_sums"].Numbers, Array.ConvertAll(actual.Centroids, c => c.Sum()), 1e-9);
        if (expected.Has("centers", out var centres))
        {
            double[][] rows = centres.Rows;
            for (int k = 0; k < rows.Length; k++)
            {
                for (int j = 0; j < rows[k].Length; j++)
                    Assert.InRange(actual.Centroids[k][j] - rows[k][j], -1e-11, 1e-11);
            }
        }

        Assert.Empty(actual.Warnings);
    }
}
