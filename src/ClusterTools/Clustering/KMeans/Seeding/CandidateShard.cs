using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The state a shard keeps while k-means‖ samples candidates: the nearest candidate of each record so far, and its distance.</summary>
internal sealed class CandidateShard
{
    private readonly PassShard _shard;
    private readonly ExecutionOptions _execution;
    private readonly double[] _nearest;
    private readonly int[] _owners;

    /// <summary>Starts without candidates.</summary>
    public CandidateShard(PassShard shard, ExecutionOptions execution)
    {
        _shard = shard;
        _execution = execution;
        _nearest = new double[shard.Records.Count];
        _nearest.AsSpan().Fill(double.PositiveInfinity);
        _owners = new int[_nearest.Length];
    }

    /// <summary>Updates the nearest candidates with new ones.</summary>
    /// <param name="candidates">Their values, contiguous.</param>
    /// <param name="known">The number of earlier candidates.</param>
    public void Approach(double[] candidates, int known)
    {
        var labelled = _shard.Nearest(candidates, _execution);
        double[] distances = labelled.Distances(candidates, _execution);
        for (int i = 0; i < _nearest.Length; i++)
        {
            if (distances[i] < _nearest[i])
                (_nearest[i], _owners[i]) = (distances[i], known + labelled.Labels[i]);
        }
    }

    /// <summary>Adds Σ w·(squared distance from the nearest candidate) to the eight lane sums of the preceding shards.</summary>
    public double[] AddTo(double[] lanes)
    {
        LaneSums.Continue(lanes, _shard.Records.First, _nearest, _shard.Records.Weights);
        return lanes;
    }

    /// <summary>Samples each record independently, with a probability of <paramref name="factor"/> times its weighted squared distance from the nearest candidate.</summary>
    /// <param name="factor">The expected number of samples, divided by the potential.</param>
    /// <param name="state">The random source, and the global indices of the candidates so far.</param>
    public (RandomSource Random, List<int> Candidates) Draw(double factor, (RandomSource Random, List<int> Candidates) state)
    {
        for (int i = 0; i < _nearest.Length; i++)
        {
            if (state.Random.NextDouble() < factor * (_shard.Records.Weight(i) * _nearest[i]))
                state.Candidates.Add(_shard.Records.First + i);
        }

        return state;
    }

    /// <summary>Adds the weight of each record to that of its nearest candidate.</summary>
    public double[] AddWeights(double[] weights)
    {
        for (int i = 0; i < _owners.Length; i++)
            weights[_owners[i]] += _shard.Records.Weight(i);
        return weights;
    }
}
