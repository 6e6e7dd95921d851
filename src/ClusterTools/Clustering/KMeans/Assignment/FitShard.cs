using ClusterTools.Clustering.KMeans.Update;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The state a shard keeps for the fits that run together: for each fit the labels of its records, their bounds, and the sums moved in a pass.</summary>
internal sealed class FitShard
{
    private readonly PassShard _shard;
    private readonly ExecutionOptions _execution;
    private readonly double _scale;
    private readonly FitState[] _fits;

    /// <summary>Starts without labels.</summary>
    /// <param name="shard">The records.</param>
    /// <param name="layouts">The layout of the sums of each fit.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public FitShard(PassShard shard, IReadOnlyList<SumLayout> layouts, ExecutionOptions execution)
    {
        _shard = shard;
        _execution = execution;
        _scale = shard.FitPass.Centring.Scale;
        _fits = [.. layouts.Select(layout => new FitState(shard, layout, execution.EffectiveThreadCount))];
    }

    /// <summary>Runs a pass for fits that keep the same kind of bounds. The records are read once for all of them.</summary>
    public PassStatistics Assign(IReadOnlyList<PassOrder> orders)
    {
        var targets = orders.Select(order => _fits[order.Fit].Begin(order, _shard.FitPass.Records.Length, _scale)).ToArray();
        var counters = _shard.FitPass.Run(targets, _execution);
        for (int m = 0; m < targets.Length; m++)
            _fits[orders[m].Fit].End(counters.Changed[m], counters.Products[m]);
        return new PassStatistics(counters, [.. orders.Select(order => _fits[order.Fit].Sums.Workers.ToList())]);
    }

    /// <summary>The labels of all records of the shard.</summary>
    public LabelledShard Labelled(int fit) => new(_shard.Records, _fits[fit].AllLabels(_shard));

    private sealed class FitState
    {
        private readonly int[] _labels;
        private int[]? _allLabels;
        private DistanceBounds? _bounds;
        private long _products;

        public FitState(PassShard shard, SumLayout layout, int workerCount)
        {
            _labels = new int[shard.FitPass.Records.Count];
            _labels.AsSpan().Fill(-1);
            Sums = new ShardSums(layout, shard.Records, shard.FitPass.Records, shard.Duplicates?.Counts, workerCount);
        }

        public ShardSums Sums { get; }

        public AssignmentTarget Begin(PassOrder order, int length, double scale)
        {
            if (order.Bounds == BoundKind.None)
                _bounds = null;
            else if (order.BeginsBounds)
                _bounds = new DistanceBounds(order.Centroids, length, _labels.Length, scale, oneGroup: order.Bounds == BoundKind.One);
            else
                _bounds!.Move(order.SquaredShifts);
            return new AssignmentTarget(order.Centroids, _labels, Sums, _bounds) { Products = _products };
        }

        public void End(long changed, long products)
        {
            _products = products;
            if (changed > 0)
                _allLabels = null;
        }

        public int[] AllLabels(PassShard shard)
        {
            if (shard.Duplicates is not { } duplicates)
                return _labels;
            if (_allLabels is null)
                duplicates.Spread(_labels, _allLabels = new int[shard.Records.Count]);
            return _allLabels;
        }
    }
}
