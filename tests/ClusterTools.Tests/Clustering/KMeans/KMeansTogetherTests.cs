using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans;

/// <summary>Models that are fitted together equal those of separate fits.</summary>
public sealed class KMeansTogetherTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(60)]
    public void EachIsThatOfAFitAlone(int length)
    {
        var series = Scatter(300, length);
        KMeansOptions[] options =
        [
            new() { ClusterCount = 1 },
            new() { ClusterCount = 7, RestartCount = 3, Seed = 5 },
            new() { ClusterCount = 4, Initialization = KMeansInitialization.Random, Tolerance = 0 },
            new() { InitialCentroids = [series.GetRecord(3), series.GetRecord(9)], MaxIterations = 2 },
            new() { ClusterCount = 12, Algorithm = KMeansAlgorithm.Elkan },
            new() { ClusterCount = 12, Algorithm = KMeansAlgorithm.Lloyd },
        ];
        var together = KMeansClustering.FitMany(series, options);
        for (int m = 0; m < options.Length; m++)
        {
            var alone = KMeansClustering.Fit(series, options[m]);
            Assert.Equal(alone.Labels, together[m].Labels);
            Assert.Equal(alone.Centroids, together[m].Centroids);
            Assert.Equal(alone.InertiaHistory, together[m].InertiaHistory);
            Assert.Equal(alone.Restart, together[m].Restart);
            Assert.Equal(alone.Inertia, together[m].Inertia);
        }

        Assert.Empty(KMeansClustering.FitMany(series, []));
        Assert.Throws<ArgumentException>(() => KMeansClustering.FitMany(series, [options[0], options[1] with { Distance = ClusterDistance.Cosine }]));
    }

    [Theory]
    [InlineData(1, 7, false)]
    [InlineData(3, 3, true)]
    [InlineData(4, 8, false)]
    [InlineData(5, 9, true)]
    [InlineData(20, 7, false)]
    [InlineData(47, 17, false)]
    [InlineData(48, 4, true)]
    [InlineData(130, 5, false)]
    [InlineData(300, 6, true)]
    public void PlusPlusSeesTheDistancesOfDoubles(int length, int trialCount, bool weighted)
    {
        // Trials among records, near and far, compared with distances in double of all, and sums of eight lanes chunk by chunk.
        const int Count = 1001;
        var series = Scatter(Count, length);
        double[][] values = [.. Enumerable.Range(0, Count).Select(series.GetRecord)];
        double[]? weights = weighted ? [.. Enumerable.Range(0, Count).Select(i => i % 7 / 3.0)] : null;
        double[][] distances = [.. Enumerable.Range(0, 8 * trialCount).Select(trial => Array.ConvertAll(values, record => Distance(record, values[trial])))];
        foreach (var kernel in KernelSet.Supported)
        {
            foreach (int[] sizes in new int[][] { [Count], [1, 300, 0, 33, 667] })
                Check(new FitProblem(FitData.Of(ShardCuts.Cut(series, weights, sizes), ClusterDistance.Euclidean), ExecutionOptions.Default, kernel));
        }

        void Check(FitProblem problem)
        {
            var shards = problem.Plan.Shards.Select(s => new SeedingShard(s.Records, problem.Plan, Count));
            double whole = shards.Chain(new TrialSums(1), (shard, sums) => shard.Begin(1, sums)).Potential(0);
            int rows = Math.Max(1, (1 << 15) / length / 32) * 32;
            Assert.Equal(ChunkedSum([.. Enumerable.Repeat(1.0, Count)], rows), whole);
            var nearest = new double[Count];
            nearest.AsSpan().Fill(double.PositiveInfinity);
            for (int k = 0; k < 8; k++)
            {
                int[] trials = [.. Enumerable.Range(0, trialCount).Select(t => (k * trialCount) + t)];
                double[] points = problem.Data.Gather(trials);
                var sums = shards.Select(s => s.Try([0], [points])).Chain(new[] { new TrialSums(trialCount) }, (shard, state) => shard.AddTo([0], state))[0];
                for (int t = 0; t < trials.Length; t++)
                {
                    double[] left = [.. nearest.Zip(distances[trials[t]], Math.Min)];
                    Assert.Equal(ChunkedSum(left, rows), sums.Potential(t));
                }

                // The third is accepted with the next draws.
                shards.ForEach(s => s.FindChunks([0], [2], [[]]));
                for (int i = 0; i < Count; i++)
                    nearest[i] = Math.Min(nearest[i], distances[trials[2]][i]);
            }

            shards.ForEach(s => s.Dispose());
        }

        // Column by column, as the kernel sums.
        static double Distance(double[] record, double[] centroid)
        {
            double sum = 0;
            for (int d = 0; d < record.Length; d++)
                sum += (record[d] - centroid[d]) * (record[d] - centroid[d]);
            return sum;
        }

        double ChunkedSum(double[] left, int rows)
        {
            var sums = new List<double>();
            for (int first = 0; first < Count; first += rows)
            {
                var own = left.AsSpan(first, Math.Min(rows, Count - first));
                sums.Add(weights is null ? LaneSums.ScalarSum(own) : LaneSums.ScalarDot(own, weights.AsSpan(first, own.Length)));
            }

            return LaneSums.ScalarSum(sums.ToArray());
        }
    }

    private static SeriesSet Scatter(int count, int length)
    {
        var random = new RandomSource(length);
        var values = new double[count * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextNormal() + (3 * (i / length % 5));
        return SeriesSet.FromArray(values, count, length);
    }
}
