using System.Diagnostics;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.MiniBatch;

/// <summary>One start of mini-batch k-means, by the rules of scikit-learn's MiniBatchKMeans.</summary>
internal static class MiniBatchFit
{
    private const int MostWithoutImprovement = 10;
    private const double ReassignmentRatio = 0.01;

    // The start is chosen among so many batches of records, or so many records for each cluster.
    private const int SeedingBatches = 3;

    /// <summary>Draws batches until the inertia of batches, smoothed over a pass or so, has not fallen for ten batches, the centroids shift by no more than the tolerance,
    /// or the records of all passes are drawn; then gives every record its nearest centroid.</summary>
    public static KMeansOutcome Run(FitProblem problem, KMeansStart start, ProgressCounter progress)
    {
        int count = problem.Records.Count;
        int batchSize = Math.Min(start.Options.BatchSize, count);
        var random = new RandomSource(start.Options.Seed, start.Restart);
        int[]? weighty = Weighty(problem.Weights);
        double[] centroids = start.Options.InitialCentroids is { } given
            ? KMeansStart.Prepare(given, problem.Distance)
            : Seed(problem, start, batchSize, weighty, random);
        var model = new MiniBatchModel(problem, centroids, batchSize);
        double tolerance = start.Options.Tolerance * problem.Profile.MeanColumnVariance;
        long most = Math.Max(1, (long)start.Options.MaxIterations * count / batchSize);
        var history = new List<double>();
        var statistics = new List<IterationStatistics>();
        var stop = new MiniBatchStop(batchSize, count, MostWithoutImprovement);
        var rows = new int[batchSize];
        long sinceReassignment = 0;
        long reported = 0;
        bool converged = false;
        while (!converged && history.Count < most)
        {
            problem.Execution.CancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < rows.Length; i++)
                rows[i] = weighty is null ? random.NextInt32(count) : weighty[random.NextInt32(weighty.Length)];
            var (inertia, shift) = model.Update(rows, statistics);
            sinceReassignment += batchSize;
            if (sinceReassignment >= 10L * start.ClusterCount || Array.IndexOf(model.Counts, 0) >= 0)
            {
                sinceReassignment = 0;
                model.Reassign(ReassignmentRatio, random);
            }

            history.Add(inertia);

            // The first batch tells of the start alone.
            converged = history.Count > 1 && (shift <= tolerance || stop.HasCome(inertia));
            long passes = Math.Min(Passes(history.Count, batchSize, count), start.Options.MaxIterations - 1);
            progress.Add(passes - reported);
            reported = passes;
        }

        var outcome = Finish(problem, model.Centroids, [.. history], statistics, (int)Passes(history.Count, batchSize, count), converged);
        progress.Add(start.Options.MaxIterations - reported);
        return outcome;
    }

    private static long Passes(long batches, int batchSize, int count) => ((batches * batchSize) + count - 1) / count;

    private static double[] Seed(FitProblem problem, KMeansStart start, int batchSize, int[]? weighty, RandomSource random)
    {
        int population = weighty?.Length ?? problem.Records.Count;
        long wanted = SeedingBatches * (long)Math.Max(batchSize, start.ClusterCount);
        var among = problem;
        if (wanted < population)
        {
            int[] rows = random.Sample(population, (int)wanted);
            if (weighty is not null)
                rows = Array.ConvertAll(rows, r => weighty[r]);
            Array.Sort(rows);
            double[]? weights = problem.Weights is { } all ? Array.ConvertAll(rows, r => all[r]) : null;
            var store = new SelectedSeriesStore(problem.Records.Store, rows);
            among = new FitProblem(RecordSource.Create(store, problem.Distance), weights, problem.Distance, problem.Execution, problem.Kernel);
        }

        return CentroidSeeding.Gather(among.Records, CentroidSeeding.Choose(among, start.Options.Initialization, start.ClusterCount, random));
    }

    /// <summary>The records that have weight; null where all have.</summary>
    private static int[]? Weighty(double[]? weights) => weights is null ? null : [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];

    private static KMeansOutcome Finish(FitProblem problem, double[] centroids, double[] history, List<IterationStatistics> statistics, int passes, bool converged)
    {
        var labels = new int[problem.Records.Count];
        labels.AsSpan().Fill(-1);
        var clock = Stopwatch.StartNew();
        var counters = problem.Pass.Run([new AssignmentTarget(centroids, labels, Sums: null)], problem.Execution);
        statistics.Add(counters.Of(0, clock.Elapsed));
        double inertia = PassInertia.FromRecords(problem, centroids, labels);
        return new KMeansOutcome(centroids, labels, inertia, history, passes, converged, Relocations: 0, statistics);
    }
}
