using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Greedy k-means++ (<see cref="PlusPlusStart"/>) for several runs at once, which share their passes over the records. Each run has its own random stream, so that
/// they advance in parallel.</summary>
internal static class PlusPlusSeeding
{
    /// <summary>The global indices of the initial centroids of each run.</summary>
    public static int[][] Choose(FitProblem problem, IReadOnlyList<int> clusterCounts, IReadOnlyList<RandomSource> randoms)
    {
        var data = problem.Data;
        var shards = problem.Plan.Shards.Select(s => new SeedingShard(s.Records, problem.Plan, data.Count));
        try
        {
            double potential = shards.Chain(new TrialSums(1), (shard, sums) => shard.Begin(clusterCounts.Count, sums)).Potential(0);
            var starts = new PlusPlusStart[clusterCounts.Count];
            for (int s = 0; s < starts.Length; s++)
                starts[s] = new PlusPlusStart(s, data.Count, clusterCounts[s], randoms[s], potential);
            while (true)
            {
                foreach (var start in starts)
                    start.Advance();
                PlusPlusStart[] live = [.. starts.Where(s => s.IsOnTrial)];
                if (live.Length == 0)
                    return Array.ConvertAll(starts, s => s.Chosen);
                Try(data, shards, live);
            }
        }
        finally
        {
            shards.ForEach(s => s.Dispose());
        }
    }

    /// <summary>Computes the potential that each trial centroid would leave.</summary>
    private static void Try(FitData data, IShards<SeedingShard> shards, PlusPlusStart[] live)
    {
        PlusPlusDraw[][] draws = Array.ConvertAll(live, s => s.Draws);
        int[] numbers = Array.ConvertAll(live, s => s.Number);
        int[] accepted = Array.ConvertAll(live, s => s.Accepted);
        draws = shards.Chain(draws, (shard, state) => shard.FindChunks(numbers, accepted, state));
        foreach (var draw in draws.SelectMany(d => d))
            draw.BeginChunk();
        draws = shards.Chain(draws, (shard, state) => shard.FindRows(numbers, state));

        double[] values = data.Gather([.. draws.SelectMany(d => d).Select(d => d.Row)]);
        var trials = new double[live.Length][];
        for (int s = 0, start = 0; s < live.Length; start += trials[s].Length, s++)
            trials[s] = values.AsSpan(start, draws[s].Length * data.Length).ToArray();
        var sums = Array.ConvertAll(draws, d => new TrialSums(d.Length));
        sums = shards.Select(shard => shard.Try(numbers, trials)).Chain(sums, (shard, state) => shard.AddTo(numbers, state));
        for (int s = 0; s < live.Length; s++)
            live[s].Take(draws[s], sums[s]);
    }
}
