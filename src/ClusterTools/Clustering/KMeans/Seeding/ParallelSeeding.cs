using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>k-means‖ (Bahmani, Moseley, Vattani, Kumar and Vassilvitskii, "Scalable k-means++", 2012): a few rounds draw some 2·K records each, and k-means++ chooses among
/// those. For many clusters that is a few passes of the fast kernels instead of one for each cluster.</summary>
internal static class ParallelSeeding
{
    // The paper's choice: twice as many candidates a round as clusters, five rounds.
    private const double Oversampling = 2;
    private const int Rounds = 5;

    /// <summary>The records to start from.</summary>
    public static int[] Choose(FitProblem problem, int clusterCount, RandomSource random)
    {
        int count = problem.Records.Count;
        var nearest = new double[count];
        var owners = new int[count];
        nearest.AsSpan().Fill(double.PositiveInfinity);
        List<int> candidates = [DrawFirst(problem, random)];
        for (int round = 0, known = 0; ; round++)
        {
            double potential = Approach(problem, candidates.GetRange(known, candidates.Count - known), known, nearest, owners);
            known = candidates.Count;
            if (round == Rounds || !(potential > 0))
                break;
            Draw(problem, nearest, Oversampling * clusterCount / potential, random, candidates);
        }

        // So few candidates come only of few different records, where a pass for each cluster is cheap.
        if (candidates.Count < clusterCount)
            return CentroidSeeding.Choose(problem, KMeansInitialization.KMeansPlusPlus, clusterCount, random);
        return ChooseAmong(problem, [.. candidates], owners, clusterCount, random);
    }

    private static int DrawFirst(FitProblem problem, RandomSource random)
    {
        if (problem.Weights is not { } weights)
            return random.NextInt32(problem.Records.Count);
        double rest = random.NextDouble() * LaneSums.Sum(weights);
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0))
                continue;
            last = i;
            rest -= weights[i];
            if (rest < 0)
                break;
        }

        return last;
    }

    /// <summary>Takes new candidates into account.</summary>
    /// <returns>Σ w·(squared distance from the nearest candidate).</returns>
    private static double Approach(FitProblem problem, List<int> added, int known, double[] nearest, int[] owners)
    {
        if (added.Count > 0)
        {
            double[] centroids = CentroidSeeding.Gather(problem.Records, added.ToArray());
            var labels = new int[nearest.Length];
            labels.AsSpan().Fill(-1);
            problem.Pass.Run([new AssignmentTarget(centroids, labels, Sums: null)], problem.Execution);
            double[] distances = ExactDistances.ToOwn(problem.Records, centroids, labels, problem.Execution);
            for (int i = 0; i < nearest.Length; i++)
            {
                if (distances[i] < nearest[i])
                    (nearest[i], owners[i]) = (distances[i], known + labels[i]);
            }
        }

        return problem.Weights is null ? LaneSums.Sum(nearest) : LaneSums.Dot(nearest, problem.Weights);
    }

    /// <summary>Draws each record by itself, with a probability of <paramref name="factor"/> times its share of the potential.</summary>
    private static void Draw(FitProblem problem, double[] nearest, double factor, RandomSource random, List<int> candidates)
    {
        for (int i = 0; i < nearest.Length; i++)
        {
            double weight = problem.Weights is null ? 1 : problem.Weights[i];
            if (random.NextDouble() < factor * (weight * nearest[i]))
                candidates.Add(i);
        }
    }

    private static int[] ChooseAmong(FitProblem problem, int[] candidates, int[] owners, int clusterCount, RandomSource random)
    {
        var weights = new double[candidates.Length];
        for (int i = 0; i < owners.Length; i++)
            weights[owners[i]] += problem.Weights is null ? 1 : problem.Weights[i];
        var store = new SelectedSeriesStore(problem.Records.Store, candidates);
        var among = new FitProblem(RecordSource.Create(store, problem.Distance), weights, problem.Distance, problem.Execution, problem.Kernel);
        int[] chosen = CentroidSeeding.Choose(among, KMeansInitialization.KMeansPlusPlus, clusterCount, random);
        return Array.ConvertAll(chosen, c => candidates[c]);
    }
}
