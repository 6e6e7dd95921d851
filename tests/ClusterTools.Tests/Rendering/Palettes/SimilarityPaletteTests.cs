using System.Text.Json;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Palettes;

public class SimilarityPaletteTests
{
    /// <summary>Four directions in a plane at 0°, 45°, 90° and 180°.</summary>
    private static readonly double[][] Four = [[2, 0], [3, 3], [0, 0.5], [-1, 0]];

    [Fact]
    public void ObjectiveOfGivenColorsIsOneMinusPearson()
    {
        // Cosine distances of the centroids: 0-1 1−√½, 0-2 1, 1-2 1−√½; of the colours: 0-1 1, 0-2 1, 1-2 0. Flattened with both triangles and the diagonal
        // r = cov/√(var·var), by hand: a = .292893, 1, .292893 and b = 1, 1, 0, each twice, beside three zeros.
        double a = 1 - Math.Sqrt(0.5);
        double cov = (2 * (a + 1)) - (2 * ((2 * a) + 1) * 4 / 9);
        double varA = (2 * ((2 * a * a) + 1)) - (Math.Pow(2 * ((2 * a) + 1), 2) / 9), varB = 4 - (16.0 / 9);
        double expected = 1 - (cov / Math.Sqrt(varA * varB));
        Assert.Equal(expected, Objective([[1, 0], [1, 1], [0, 1]], [[1, 0, 0], [0, 0.5, 0.5], [0, 1, 1]]), 12);
    }

    [Fact]
    public void GradientIsThatOfTheObjective()
    {
        var objective = new PaletteObjective(CosineDistances.Between(Four), 4);
        double[] colors = [0.2, 0.5, 0.9, 0.7, 0.1, 0.3, 0.4, 0.8, 0.6, 0.3, 0.2, 0.1];
        var gradient = new double[12];
        objective.Evaluate(colors, gradient);
        for (int i = 0; i < 12; i++)
        {
            double[] up = [.. colors], down = [.. colors];
            up[i] += 1e-6;
            down[i] -= 1e-6;
            double slope = (objective.Evaluate(up, new double[12]) - objective.Evaluate(down, new double[12])) / 2e-6;
            Assert.Equal(slope, gradient[i], 7);
        }
    }

    [Fact]
    public void DistancesThatColorsCanShowAreShownExactly()
    {
        // Three right angles and a copy: red, green, blue and a copy.
        var result = SimilarityPalette.Optimize([[5, 0, 0], [0, 1, 0], [0, 0, 2], [0, 0, 4]]);
        Assert.Equal(0, result.Objective, 8);
        Assert.Equal(result.Objective, Objective([[5, 0, 0], [0, 1, 0], [0, 0, 2], [0, 0, 4]], result.Colors), 12);
    }

    [Fact]
    public void ColorsLieInTheCubeAndGrowBrighterWithStrength()
    {
        double[] brightness = [.. SimilarityPalette.Optimize(Four).Colors.Select(c => c.Max())];
        Assert.Equal([0.7 + (0.3 * 2 / 3), 1, 0.7, 0.7 + (0.3 / 3)], brightness, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(SimilarityPalette.Optimize(Four).Colors.SelectMany(c => c), v => Assert.InRange(v, 0, 1));
    }

    [Fact]
    public void EqualSeedsGiveEqualBitsOnAnyNumberOfThreads()
    {
        double[][] centroids = RandomCentroids(24, 9);
        var one = SimilarityPalette.Optimize(centroids, 3, new ExecutionOptions { ThreadCount = 1 });
        var four = SimilarityPalette.Optimize(centroids, 3, new ExecutionOptions { ThreadCount = 4 });
        Assert.Equal(one.Objective, four.Objective);
        Assert.Equal(one.Colors, four.Colors);
        Assert.NotEqual(one.Colors, SimilarityPalette.Optimize(centroids, 4).Colors);
    }

    [Fact]
    public void OrderOfClustersDoesNotMatterToTheOptimum()
    {
        double[][] centroids = RandomCentroids(8, 5);
        double[][] reversed = [.. centroids.Reverse()];
        Assert.Equal(SimilarityPalette.Optimize(centroids).Objective, SimilarityPalette.Optimize(reversed).Objective, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void CentroidsOfOneDirectionGetDistinctColors(int count)
    {
        var result = SimilarityPalette.Optimize([.. Enumerable.Range(1, count).Select(i => new double[] { i, 3.0 * i })]);
        Assert.True(double.IsNaN(result.Objective));
        Assert.Equal(LabelPalette.Distinct(count), result.Colors);
    }

    [Fact]
    public void TwoClustersFitPerfectly()
    {
        var result = SimilarityPalette.Optimize([[1, 2], [3, 1]]);
        Assert.Equal(0, result.Objective);
        Assert.Equal(0, Objective([[1, 2], [3, 1]], result.Colors), 12);
    }

    [Fact]
    public void ZeroCentroidIsAtARightAngleToAllButZero()
    {
        Assert.Equal([0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0], CosineDistances.Between([[1, 2], [0, 0], [0, 0], [2, 4]]));
        Assert.Equal(0, SimilarityPalette.Optimize([[1, 2], [0, 0], [0, 0], [2, 4]]).Objective, 8);
    }

    [Fact]
    public void ExtremeValuesNeitherOverflowNorVanish()
    {
        double[] distances = CosineDistances.Between([[1e300, 0], [0, 1e-300], [-1e300, 0]]);
        Assert.Equal([0, 1, 2, 1, 0, 1, 2, 1, 0], distances);
    }

    [Fact]
    public void ObjectiveIsUndefinedForColorsOfOneHue() =>
        Assert.True(double.IsNaN(Objective(Four, [[1, 0, 0], [0.5, 0, 0], [0.2, 0, 0], [0.1, 0, 0]])));

    [Fact]
    public void BadCentroidsAreRefused()
    {
        Assert.Contains("Centroid 1", Assert.Throws<ArgumentException>(() => SimilarityPalette.Optimize([[1, 2], [double.NaN, 1], [1, 1]])).Message);
        Assert.Throws<ArgumentException>(() => SimilarityPalette.Optimize([[1, 2], [1]]));
        Assert.Throws<ArgumentException>(() => SimilarityPalette.Optimize([]));
        double[][] many = [.. Enumerable.Range(0, SimilarityPalette.MaxClusterCount + 1).Select(i => new double[] { i, 1 })];
        Assert.Contains("Label", Assert.Throws<ArgumentException>(() => SimilarityPalette.Optimize(many)).Message);
    }

    [Fact]
    public void CancellationStopsTheSearch()
    {
        // Once the first of two or more starts is done, whatever the speed.
        using var source = new CancellationTokenSource();
        var execution = new ExecutionOptions { ThreadCount = 1, CancellationToken = source.Token, Progress = new Cancelling(source) };
        Assert.ThrowsAny<OperationCanceledException>(() => SimilarityPalette.Optimize(RandomCentroids(50, 20), 0, execution));
    }

    [Fact]
    public void TwoHundredClustersAreFitted()
    {
        var result = SimilarityPalette.Optimize(RandomCentroids(200, 20));
        double random = Objective(RandomCentroids(200, 20), LabelPalette.Distinct(200));
        Assert.InRange(result.Objective, 0, random / 2);
    }

    [Fact]
    public void ReferenceObjectiveAndOptimumOfTheFish()
    {
        double[][] centroids = MapData.FishCentroids(10);
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", "fish_colorize.json")));
        var root = json.RootElement;
        Assert.Equal(root.GetProperty("objective_value").GetDouble(), Objective(centroids, MapData.Rows(root.GetProperty("colors"))), 9);
        double[] row = [.. root.GetProperty("cosine_distance_centers_row0").EnumerateArray().Select(v => v.GetDouble())];
        Assert.Equal(row, CosineDistances.Between(centroids).Take(10), (x, y) => Math.Abs(x - y) < 1e-10);
        double best = root.GetProperty("optimised_objective_10_seeds").GetProperty("best").GetDouble();
        for (int seed = 0; seed < 5; seed++)
        {
            var result = SimilarityPalette.Optimize(centroids, seed);
            Assert.InRange(result.Objective, best - 1e-7, best + 1e-7);
            Assert.Equal(result.Objective, Objective(centroids, result.Colors), 10);
        }
    }

    private static double[][] RandomCentroids(int count, int length)
    {
        var random = new RandomSource(11);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.2).ToArray())];
    }

    private static double Objective(double[][] centroids, double[][] colors) =>
        new PaletteObjective(CosineDistances.Between(centroids), centroids.Length).Evaluate([.. colors.SelectMany(c => c)], new double[3 * colors.Length]);

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => source.Cancel();
    }
}
