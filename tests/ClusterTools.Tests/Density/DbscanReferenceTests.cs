using ClusterTools.Density;
using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Tests.Density;

/// <summary>Labels, numbers included, and core records of scikit-learn 1.2.1: DBSCAN(eps, min_samples, metric).fit(X, sample_weight).</summary>
public sealed class DbscanReferenceTests
{
    [Theory]
    [InlineData("blobs_2d", 0.9, 5, NeighborDistance.Euclidean, 3, 7, 178, "6870e88e8544b9679dd3b85d7d7460ab0c0e45b36abf0296d604ca0d4cc99555")]
    [InlineData("blobs_2d", 1.1, 5, NeighborDistance.Manhattan, 3, 12, 171, "e209955157d7d316beffbb383fbe817c7417616bde074558ef681efd6c1cf9ee")]
    [InlineData("blobs_3d", 0.45, 4, NeighborDistance.Euclidean, 11, 101, 136, "2429acff0039b25d079ae736a4c1be71dd6d79c3d411094ee34bb980952d4600")]
    [InlineData("blobs_3d", 0.6, 4, NeighborDistance.Manhattan, 14, 127, 112, "4d500175e56200309f95472de41f7b5b7505bad343986587e9680b25d7789ec7")]
    [InlineData("aniso_2d", 0.35, 6, NeighborDistance.Euclidean, 8, 141, 204, "9c721727920a074bcc016443810c0122738de4135c5f5f571d9738821b0af169")]
    [InlineData("digits", 18, 5, NeighborDistance.Euclidean, 37, 888, 529, "a8be4e1ebb99ef1af0f7c05fdbba1242d5ee1957fd42d1cdf64193db98ed0a0f")]
    [InlineData("digits", 20, 5, NeighborDistance.Euclidean, 25, 464, 932, "6f3e286b5ff50e16d0a685c7833fdd419f3812ef951f5d9792613222074fefc6")]
    [InlineData("digits", 22, 5, NeighborDistance.Euclidean, 13, 233, 1293, "487714553d586defc1c4984129b164e2b6daf222e3685de838ec830d926eea2b")]
    [InlineData("digits", 85, 4, NeighborDistance.Manhattan, 23, 488, 1016, "3cec85768eee025e207cc9a6b1451e9a9eed770621f100d1c66e5ce3e0f80813")]
    [InlineData("digits", 0.05, 5, NeighborDistance.Cosine, 18, 453, 964, "71c3f4f062408f52125890db9fe752d7ebf9f57fa7dd81450242fd0558cdd9a4")]
    [InlineData("digits", 0.06, 5, NeighborDistance.Correlation, 33, 1071, 394, "7cff9c41db432a12930d4f03288bb65433f97d6afd62bb7e503b4e16ae9e48d1")]
    [InlineData("fish", 8, 8, NeighborDistance.Euclidean, 5, 388, 12537, "728080004539e5f5f4755dfb593f51f215d6b05560b7f194ba533381a4bc2a95")]
    [InlineData("fish", 12, 8, NeighborDistance.Euclidean, 1, 47, 13084, "28927c2f792dc4bbc6a996734453709a3c8d5ba96ef239353980936d25ffa87c")]
    [InlineData("fish", 40, 8, NeighborDistance.Manhattan, 1, 69, 13026, "8fe2342ffe451ded9978f609e22232c70b2fc193f39de8496b2f38d4e602dfc2")]
    [InlineData("moons", 130, 6, NeighborDistance.Euclidean, 2, 0, 396, "a35c7f45d93807687c1e1f9a446ba10c77b1e0969044e85d631c88f85949ae45")]
    [InlineData("moons", 160, 5, NeighborDistance.Manhattan, 2, 0, 399, "a35c7f45d93807687c1e1f9a446ba10c77b1e0969044e85d631c88f85949ae45")]
    public void LabelsAreThoseOfScikitLearn(string data, double radius, int minimum, NeighborDistance distance, int clusters, int noise, int cores, string hash) =>
        Check(Open(data), new DbscanOptions { Radius = radius, MinimumCount = minimum, Distance = distance }, clusters, noise, cores, hash);

    [Fact]
    public void WeightsAreThoseOfScikitLearn()
    {
        var blobs = Open("blobs_2d");
        double[] halves = [.. Enumerable.Range(0, blobs.Count).Select(i => i % 4 / 2.0)];
        Check(blobs, new DbscanOptions { Radius = 0.6, MinimumCount = 4, Weights = halves }, 3, 60, 116, "387bddc1486e12a921613af1752135c4701225131b673cb137f58a5a44b8e857");
        var digits = Open("digits");
        double[] counts = [.. Enumerable.Range(0, digits.Count).Select(i => (double)(i % 3))];
        Check(digits, new DbscanOptions { Radius = 20, MinimumCount = 7, Weights = counts }, 22, 625, 674, "5fdcc4173c2bf5346354bb0c356f0acc9be65d6031261aa39f83dae5636fd829");
    }

    internal static SeriesSet Open(string data) => data switch
    {
        "digits" => SharedTables.Digits(),
        "fish" => FishData.Series(),
        "moons" => Moons(),
        "blobs_2d" => SharedTables.Blobs2D(),
        "blobs_3d" => SharedTables.Blobs3D(),
        _ => SharedTables.Aniso2D(),
    };

    /// <summary>Two half circles of radius 1000, with rounded values and a jitter of whole numbers, so that any language makes the same ones.</summary>
    internal static SeriesSet Moons()
    {
        const int Count = 400;
        long state = 12345;
        double[][] rows = [.. Enumerable.Range(0, Count).Select(i =>
        {
            double angle = Math.PI * (i / 2) / ((Count / 2) - 1);
            var (x, y) = i % 2 == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            return (double[])[Math.Round(x * 1000) + Jitter(), Math.Round(y * 1000) + Jitter()];
        })];
        return SeriesSet.FromRows(rows);

        double Jitter()
        {
            state = ((state * 1103515245) + 12345) % (1L << 31);
            return Math.Floor((((state >> 8) % 2001) - 1000) / 12.0);
        }
    }

    private static void Check(SeriesSet set, DbscanOptions options, int clusters, int noise, int cores, string hash)
    {
        var result = DensityClustering.Fit(set, options);
        Assert.Equal(clusters, result.ClusterCount);
        Assert.Equal(noise, result.NoiseCount);
        Assert.Equal(cores, result.CoreCount);
        Assert.Equal(hash, LabelHash.Of(result.Labels));
    }
}
