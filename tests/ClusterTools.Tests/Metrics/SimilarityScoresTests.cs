using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Metrics;

public sealed class SimilarityScoresTests
{
    [Fact]
    public void ShapeAndDistanceByHand()
    {
        // Correlated, anti-correlated, constant; around centroids of length 3.
        var set = SeriesSet.FromRows([[2.0, 4, 6], [3, 2, 1], [5, 5, 5]]);
        double[][] centroids = [[1, 2, 3], [4, 4, 4]];
        var scores = SimilarityScores.Compute(set, [0, 0, 1], centroids);
        Close.Equal([1.0, -1, 0], scores.Similarity, 1e-15);
        Assert.Equal([14.0, 8, 3], scores.SquaredDistance);
        Assert.Equal(25, scores.ModelError);
        // 1 / (1 − 1 + 0): negative similarities count.
        Assert.True(Math.Abs(1 / scores.SimilarityError) < 1e-15);
    }

    [Fact]
    public void AConstantCentroidIsLikeNothing()
    {
        var set = SeriesSet.FromRows([[1.0, 2, 3]]);
        Assert.Equal([0.0], SimilarityScores.Compute(set, [0], [[2, 2, 2]]).Similarity);
    }

    [Fact]
    public void WrongLabelsAndCentroidsAreRefused()
    {
        var set = SeriesSet.FromRows([[1.0, 2, 3], [3, 2, 1]]);
        Assert.Throws<ArgumentException>(() => SimilarityScores.Compute(set, [0], [[1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => SimilarityScores.Compute(set, [0, 1], [[1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => SimilarityScores.Compute(set, [0, 0], [[1, 2]]));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void FishErrors(int clusters)
    {
        var reference = ReferenceFile.Open("fish_kmeans.json")[$"K{clusters}_tol0"];
        var fish = SeriesTransforms.Normalize(FishData.Series(), new NormalizeOptions(), Precision.Double);
        int[] labels = [.. File.ReadAllBytes(SharedData.Path("reference", $"fish_kmeans_K{clusters}_labels.npy")).Skip(128).Select(b => (int)b)];
        Assert.Equal(reference["labels_sha256_int32le"].Text, Labels.Hash(labels));
        var scores = SimilarityScores.Compute(fish, labels, Means(fish, labels, clusters));
        Close.Equal(reference["model_error_1"].Number, scores.ModelError, 1e-11);
        Close.Equal(reference["model_error_2"].Number / 1e-4, scores.SimilarityError / 1e-4, 1e-10);
        var similarity = reference["similarity"];
        int[] voxels = FishData.Records(ReferenceFile.Open("fish_kmeans.json")["transform_predict_score"]["voxels"]);
        Close.Equal(similarity["at_voxels"].Numbers, [.. voxels.Select(v => scores.Similarity[v])]);
        Assert.Equal(similarity["zero_count"].Int, scores.Similarity.Count(s => s == 0));
        Assert.Equal(similarity["negative_count"].Int, scores.Similarity.Count(s => s < 0));
        Close.Equal(similarity["min"].Number, scores.Similarity.Min());
        Close.Equal(similarity["max"].Number, scores.Similarity.Max());
        Close.Equal(similarity["sum_plane"].Numbers, [scores.Similarity.Take(6612).Sum(), scores.Similarity.Skip(6612).Sum()]);
    }

    private static double[][] Means(SeriesSet set, int[] labels, int clusters)
    {
        var means = Enumerable.Range(0, clusters).Select(_ => new double[set.Length]).ToArray();
        for (int i = 0; i < set.Count; i++)
        {
            double[] record = set.GetRecord(i);
            for (int v = 0; v < record.Length; v++)
                means[labels[i]][v] += record[v];
        }

        for (int c = 0; c < clusters; c++)
        {
            int size = labels.Count(l => l == c);
            means[c] = Array.ConvertAll(means[c], s => s / size);
        }

        return means;
    }
}
