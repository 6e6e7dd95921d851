using ClusterTools.Clustering.KMeans;

namespace ClusterTools.Tests.Clustering.KMeans.Seeding;

/// <summary>The quality of the initial centroids, compared with the medians of scikit-learn over 50 runs (kmeanspp_bounds.json).</summary>
public sealed class SeedingQualityTests
{
    [Theory]
    [InlineData("fish_all_13224", KMeansInitialization.KMeansPlusPlus, 1.005)]
    [InlineData("fish_all_init_random", KMeansInitialization.Random, 1.02)]
    public void MediansOfTheFish(string name, KMeansInitialization initialization, double most)
    {
        // The 50 runs of a number of clusters are seeded together.
        const int Starts = 50;
        var series = FishMatrix.Series;
        foreach (var expected in ReferenceFile.Open("kmeanspp_bounds.json")[name].Items)
        {
            int clusterCount = expected["K"].Int;
            KMeansOptions[] options = [.. Enumerable.Range(0, Starts).Select(seed => new KMeansOptions { ClusterCount = clusterCount, Initialization = initialization, Seed = seed })];
            double[] inertias = [.. KMeansClustering.FitMany(series, options).Select(r => r.Inertia).Order()];
            double median = (inertias[(Starts / 2) - 1] + inertias[Starts / 2]) / 2;
            double reference = expected["median"].Number;
            Assert.True(median <= reference * most, $"K {clusterCount}: {median} against {reference}");
            Assert.True(inertias[0] > expected["best"].Number * 0.98);
        }
    }
}
