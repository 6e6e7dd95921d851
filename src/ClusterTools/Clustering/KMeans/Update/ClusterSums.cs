using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The sums of the records of each cluster, kept up from pass to pass by moving the records whose label changed. Because <see cref="BinnedSums"/> are exact
/// to take from, they are those of a full sum at every moment, whatever thread moved what.</summary>
internal sealed class ClusterSums
{
    private readonly RecordSource _records;
    private readonly double[]? _weights;
    private readonly int[]? _counts;
    private readonly Func<BinnedSums> _newSums;
    private readonly Func<BinnedSums> _newWeightSums;
    private readonly BinnedSums _sums;
    private readonly BinnedSums? _weightSums;
    private readonly int[] _sizes;
    private readonly Worker[] _workers;

    public ClusterSums(FitProblem problem, int clusterCount, int workerCount)
    {
        _records = problem.Records;
        _weights = problem.Weights;
        _counts = problem.Duplicates?.Counts;
        _newSums = () => new BinnedSums(clusterCount, _records.Length, problem.Profile.Largest, _records.Count, problem.Profile.OneBin);
        _newWeightSums = () => new BinnedSums(clusterCount, 1, problem.LargestWeight, _records.Count, oneBin: false);
        _sums = _newSums();
        _weightSums = _weights is null ? null : _newWeightSums();
        _sizes = new int[clusterCount];
        _workers = new Worker[workerCount];
        for (int i = 0; i < workerCount; i++)
            _workers[i] = new Worker(clusterCount, _records.Length);
        HoldsBytes = _weights is null && problem.Profile.OneBin && problem.PassRecords is { IsNormalized: false, Store.ElementType: ElementType.UInt8 }
            && _records.Count <= ByteSums.MaximumCount;
    }

    /// <summary>The records of each cluster.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>Whether records of the pass may be moved as the bytes that they are, which takes a fraction of the time.</summary>
    public bool HoldsBytes { get; }

    /// <summary>Moves a record on behalf of a worker; <paramref name="from"/> is −1 for one that had no cluster.</summary>
    /// <param name="worker">The worker: each has its own sums until <see cref="Merge"/>.</param>
    /// <param name="row">The record of the pass: where duplicates are collapsed, a different one, which moves as often as it occurs.</param>
    /// <param name="record">Its values.</param>
    /// <param name="from">The cluster it leaves.</param>
    /// <param name="to">The cluster it joins.</param>
    public void Move(int worker, int row, ReadOnlySpan<double> record, int from, int to)
    {
        var own = _workers[worker];
        own.Sums ??= _newSums();
        if (_weights is not null)
            own.WeightSums ??= _newWeightSums();
        Move(own.Sums, own.WeightSums, own.Sizes, own, row, record, _counts?[row] ?? 1, from, to);
    }

    /// <inheritdoc cref="Move(int, int, ReadOnlySpan{double}, int, int)"/>
    public void Move(int worker, int row, ReadOnlySpan<byte> record, int from, int to)
    {
        var own = _workers[worker];
        var sums = own.Bytes ??= new ByteSums(_sizes.Length, _records.Length);
        int times = _counts?[row] ?? 1;
        if (from >= 0)
        {
            sums.Add(from, record, -times);
            own.Sizes[from] -= times;
        }

        sums.Add(to, record, times);
        own.Sizes[to] += times;
    }

    /// <summary>Adds what the workers moved of a cluster to the whole.</summary>
    public void Merge(int cluster)
    {
        foreach (var worker in _workers)
        {
            if (worker.Sums is not null)
                _sums.Take(cluster, worker.Sums);
            if (worker.Bytes is not null)
                _sums.Take(cluster, worker.Bytes);
            if (worker.WeightSums is not null)
                _weightSums!.Take(cluster, worker.WeightSums);
            _sizes[cluster] += worker.Sizes[cluster];
            worker.Sizes[cluster] = 0;
        }
    }

    /// <summary>Moves a record in the whole, outside a pass.</summary>
    public void Move(int row, ReadOnlySpan<double> record, int from, int to) => Move(_sums, _weightSums, _sizes, _workers[0], row, record, 1, from, to);

    /// <summary>The weight of a cluster: its records where there are no weights.</summary>
    public double Weight(int cluster)
    {
        if (_weightSums is null)
            return _sizes[cluster];
        Span<double> weight = stackalloc double[1];
        _weightSums.Read(cluster, weight);
        return weight[0];
    }

    /// <summary>The weighted sums of a cluster.</summary>
    public void Read(int cluster, Span<double> sums) => _sums.Read(cluster, sums);

    private void Move(BinnedSums sums, BinnedSums? weightSums, int[] sizes, Worker scratch, int row, ReadOnlySpan<double> record, int times, int from, int to)
    {
        if (_weights is not null)
        {
            double weight = _weights[row];
            var weighted = scratch.Weighted;
            for (int j = 0; j < weighted.Length; j++)
                weighted[j] = weight * record[j];
            record = weighted;
            scratch.Weight[0] = weight;
        }

        if (from >= 0)
        {
            sums.Add(from, record, -times);
            weightSums?.Add(from, scratch.Weight, -times);
            sizes[from] -= times;
        }

        sums.Add(to, record, times);
        weightSums?.Add(to, scratch.Weight, times);
        sizes[to] += times;
    }

    /// <summary>What a worker moved since it was last taken to the whole; what it never moved, it has no sums of.</summary>
    private sealed class Worker(int clusterCount, int length)
    {
        public BinnedSums? Sums { get; set; }

        public ByteSums? Bytes { get; set; }

        public BinnedSums? WeightSums { get; set; }

        public int[] Sizes { get; } = new int[clusterCount];

        public double[] Weighted { get; } = new double[length];

        public double[] Weight { get; } = new double[1];
    }
}
