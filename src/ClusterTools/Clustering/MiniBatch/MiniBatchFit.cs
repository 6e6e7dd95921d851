using System.Diagnostics;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.MiniBatch;

/// <summary>One run of mini-batch k-means, by the rules of scikit-learn's MiniBatchKMeans.</summary>
internal static class MiniBatchFit
{
    private const int MostWithoutImprovement = 10;
    private const double ReassignmentRatio = 0.01;

    // The initial centroids are chosen among this many batches of records, or this many records per cluster.
    private const int SeedingBatches = 3;

    /// <summary>Draws batches until their inertia, smoothed over about one pass of the data, has not improved for ten batches, the centroids shift by no more than the
    /// tolerance, or the maximum number of records is drawn; then assigns every record to its nearest centroid.</summary>
    public static KMeansOutcome Run(FitProblem problem, KMeansStart start, ProgressCounter progress)
    {
        int count = problem.Data.Count;
        int batchSize = Math.Min(start.Options.BatchSize, count);
        var random = new RandomSource(start.Options.Seed, start.Restart);
        int population = problem.Data.HasWeights ? problem.Data.CountPositiveWeights() : count;
        double[] centroids = start.Options.InitialCentroids is { } given
            ? KMeansStart.Prepare(given, problem.Data.Distance)
            : Seed(problem, start, batchSize, population, random);
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
                rows[i] = random.NextInt32(population);
            var (inertia, shift) = model.Update(RowsAt(problem, rows), statistics);
            sinceReassignment += batchSize;
            if (sinceReassignment >= 10L * start.ClusterCount || Array.IndexOf(model.Counts, 0) >= 0)
            {
                sinceReassignment = 0;
                model.Reassign(ReassignmentRatio, random);
            }

            history.Add(inertia);

            // The first batch only measures the initial centroids.
            converged = history.Count > 1 && (shift <= tolerance || stop.ShouldStop(inertia));
            long passes = Math.Min(Passes(history.Count, batchSize, count), start.Options.MaxIterations - 1);
            progress.Add(passes - reported);
            reported = passes;
        }

        var outcome = Finish(problem, model.Centroids, [.. history], statistics, (int)Passes(history.Count, batchSize, count), converged);
        progress.Add(start.Options.MaxIterations - reported);
        return outcome;
    }

    private static long Passes(long batches, int batchSize, int count) => ((batches * batchSize) + count - 1) / count;

    private static double[] Seed(FitProblem problem, KMeansStart start, int batchSize, int population, RandomSource random)
    {
        long wanted = SeedingBatches * (long)Math.Max(batchSize, start.ClusterCount);
        var among = problem;
        if (wanted < population)
        {
            int[] rows = RowsAt(problem, random.Sample(population, (int)wanted));
            Array.Sort(rows);
            var part = problem.Data.GatherPart(rows);
            among = new FitProblem(FitData.Of(part.Store, part.Weights, problem.Data.Distance), problem.Execution, problem.Plan.Kernel, makesPasses: false);
        }

        return among.Data.Gather(CentroidSeeding.Choose(among, start.Options.Initialization, start.ClusterCount, random));
    }

    /// <summary>The global indices of records, given by their indices among those that have weight.</summary>
    private static int[] RowsAt(FitProblem problem, int[] places) => problem.Data.HasWeights ? problem.Data.PositiveWeightRows(places) : places;

    private static KMeansOutcome Finish(FitProblem problem, double[] centroids, double[] history, List<IterationStatistics> statistics, int passes, bool converged)
    {
        var clock = Stopwatch.StartNew();
        var labelled = problem.Nearest(centroids);
        statistics.Add(labelled.Merge(s => s.Counters!).Of(0, clock.Elapsed));
        double inertia = PassInertia.FromRecords(problem, labelled, centroids);
        return new KMeansOutcome(centroids, labelled, inertia, history, passes, converged, Relocations: 0, statistics);
    }
}
