using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans;

/// <summary>One run of one model, from its initial centroids.</summary>
/// <param name="Model">The index of the model among those that are fitted together.</param>
/// <param name="Options">The options of the model.</param>
/// <param name="Restart">The restart (0-based): it uses the random stream with this number.</param>
/// <param name="ClusterCount">The number of clusters.</param>
internal sealed record KMeansStart(int Model, KMeansOptions Options, int Restart, int ClusterCount)
{
    // The memory that fits that run together may take in addition to the records.
    private const long MemoryLimit = 256L << 20;

    /// <summary>Whether its passes can be combined with those of other runs.</summary>
    public bool SharesPasses => Options.Algorithm is not (KMeansAlgorithm.MiniBatch or KMeansAlgorithm.Bisecting);

    /// <summary>The number of runs of a model: one where all would be the same, or where each split has its own restarts.</summary>
    public static int CountOf(KMeansOptions options) =>
        options.Algorithm == KMeansAlgorithm.Bisecting || (options.InitialCentroids is not null && options.Algorithm != KMeansAlgorithm.MiniBatch) ? 1 : options.RestartCount;

    /// <summary>Groups runs into batches that share their passes, as many as memory allows.</summary>
    public static IEnumerable<KMeansStart[]> Batches(IEnumerable<KMeansStart> starts, FitProblem problem)
    {
        var batch = new List<KMeansStart>();
        long memory = 0;
        foreach (var start in starts)
        {
            long needed = start.Memory(problem);
            if (batch.Count > 0 && memory + needed > MemoryLimit)
            {
                yield return [.. batch];
                batch.Clear();
                memory = 0;
            }

            batch.Add(start);
            memory += needed;
        }

        if (batch.Count > 0)
            yield return [.. batch];
    }

    /// <summary>Chooses the initial centroids of runs and creates their fits.</summary>
    public static LloydFit[] Begin(KMeansStart[] starts, FitProblem problem)
    {
        var fits = new LloydFit[starts.Length];
        foreach (var group in Enumerable.Range(0, starts.Length).Where(i => starts[i].Options.InitialCentroids is null).GroupBy(i => starts[i].Options.Initialization))
        {
            int[] members = [.. group];
            int[][] chosen = CentroidSeeding.ChooseAll(
                problem,
                group.Key,
                Array.ConvertAll(members, i => starts[i].ClusterCount),
                Array.ConvertAll(members, i => new RandomSource(starts[i].Options.Seed, starts[i].Restart)));
            for (int m = 0; m < members.Length; m++)
                fits[members[m]] = new LloydFit(problem, problem.Data.Gather(chosen[m]), starts[members[m]].Rules(problem));
        }

        for (int i = 0; i < fits.Length; i++)
            fits[i] ??= new LloydFit(problem, Prepare(starts[i].Options.InitialCentroids!, problem.Data.Distance), starts[i].Rules(problem));
        return fits;
    }

    /// <summary>Given centroids in the form of the distance: L2-normalised (and centred) where it compares angles.</summary>
    public static double[] Prepare(double[][] given, ClusterDistance distance)
    {
        double[] centroids = CentroidMatrix.Flatten(given);
        int length = given[0].Length;
        for (int start = 0; start < centroids.Length && distance != ClusterDistance.Euclidean; start += length)
        {
            var centroid = centroids.AsSpan(start, length);
            _ = distance == ClusterDistance.Correlation ? UnitLength.CentreAndScale(centroid) : UnitLength.Scale(centroid);
        }

        return centroids;
    }

    private LloydRules Rules(FitProblem problem) => new(Options.MaxIterations, Options.Tolerance * problem.Profile.MeanColumnVariance, Options.Algorithm);

    /// <summary>The memory of a fit in bytes: distances during seeding; labels, bounds, and the sums of each worker.</summary>
    private long Memory(FitProblem problem)
    {
        long records = problem.Data.Count;
        bool isSeeded = Options.InitialCentroids is null && Options.Initialization == KMeansInitialization.KMeansPlusPlus;
        long bytes = records * (sizeof(int) + (isSeeded ? PlusPlusState.BytesPerRecord(ClusterCount) : 0));
        bytes += records * DistanceBounds.BytesPerRecord(Options.Algorithm, problem.Data.Length, ClusterCount);
        return bytes + ((long)ClusterCount * problem.Data.Length * sizeof(double) * 2 * (problem.Execution.EffectiveThreadCount + 2));
    }
}
