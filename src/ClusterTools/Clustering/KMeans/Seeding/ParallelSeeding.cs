using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>k-means‖ (Bahmani, Moseley, Vattani, Kumar and Vassilvitskii, "Scalable k-means++", 2012): a few rounds sample some 2·K records each, and k-means++ chooses
/// among them. For many clusters that takes a few passes of the fast kernels instead of one per cluster.</summary>
internal static class ParallelSeeding
{
    // The paper's choice: twice as many candidates per round as clusters, five rounds.
    private const double Oversampling = 2;
    private const int Rounds = 5;

    /// <summary>The global indices of the initial centroids.</summary>
    public static int[] Choose(FitProblem problem, int clusterCount, RandomSource random)
    {
        var data = problem.Data;
        var shards = problem.Plan.Shards.Select(s => new CandidateShard(s, problem.Execution));
        List<int> candidates = [DrawFirst(data, random)];
        for (int round = 0, known = 0; ; round++)
        {
            if (candidates.Count > known)
            {
                double[] added = data.Gather([.. candidates.Skip(known)]);
                int before = known;
                shards.ForEach(s => s.Approach(added, before));
            }

            double potential = LaneSums.Fold(shards.Chain(new double[LaneSums.Lanes], (shard, lanes) => shard.AddTo(lanes)));
            known = candidates.Count;
            if (round == Rounds || !(potential > 0))
                break;
            double factor = Oversampling * clusterCount / potential;
            (random, candidates) = shards.Chain((random, candidates), (shard, state) => shard.Draw(factor, state));
        }

        // So few candidates occur only with few distinct records, where one pass per cluster is cheap.
        if (candidates.Count < clusterCount)
            return CentroidSeeding.Choose(problem, KMeansInitialization.KMeansPlusPlus, clusterCount, random);
        double[] weights = shards.Chain(new double[candidates.Count], (shard, sums) => shard.AddWeights(sums));
        return ChooseAmong(problem, [.. candidates], weights, clusterCount, random);
    }

    private static int DrawFirst(FitData data, RandomSource random)
    {
        if (!data.HasWeights)
            return random.NextInt32(data.Count);
        double sum = LaneSums.Fold(data.Shards.Chain(new double[LaneSums.Lanes], (shard, lanes) =>
        {
            LaneSums.Continue(lanes, shard.First, shard.Weights!, weights: null);
            return lanes;
        }));
        return data.Shards.Chain((Left: random.NextDouble() * sum, Row: 0), (shard, draw) =>
        {
            for (int i = 0; i < shard.Count && draw.Left >= 0; i++)
            {
                double weight = shard.Weight(i);
                if (weight > 0)
                    draw = (draw.Left - weight, shard.First + i);
            }

            return draw;
        }).Row;
    }

    private static int[] ChooseAmong(FitProblem problem, int[] candidates, double[] weights, int clusterCount, RandomSource random)
    {
        var records = problem.Data.GatherPart(candidates).Store;
        var among = new FitProblem(FitData.Of(records, weights, problem.Data.Distance), problem.Execution, problem.Plan.Kernel, makesPasses: false);
        int[] chosen = CentroidSeeding.Choose(among, KMeansInitialization.KMeansPlusPlus, clusterCount, random);
        return Array.ConvertAll(chosen, c => candidates[c]);
    }
}
