using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The sums of the records of each cluster, updated from pass to pass with the records whose label changed. Because subtraction from <see cref="BinnedSums"/> is
/// exact, they always equal a full sum, whatever thread or shard moved which record.</summary>
/// <param name="layout">Shape and quanta.</param>
internal sealed class ClusterSums(SumLayout layout)
{
    private readonly BinnedSums _sums = layout.NewSums();
    private readonly BinnedSums? _weightSums = layout.HasWeights ? layout.NewWeightSums() : null;
    private readonly int[] _sizes = new int[layout.ClusterCount];
    private readonly MovedSums _outside = new(layout);

    /// <summary>The number of records in each cluster.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>Adds what was moved for a cluster, and clears it there.</summary>
    public void Merge(int cluster, IReadOnlyList<MovedSums> moved)
    {
        foreach (var part in moved)
            Merge(cluster, part);
    }

    /// <summary>Moves a record outside of a pass.</summary>
    /// <param name="record">Its values.</param>
    /// <param name="weight">Its weight; 1 for equal weights.</param>
    /// <param name="from">The cluster it leaves.</param>
    /// <param name="to">The cluster it joins.</param>
    public void Move(ReadOnlySpan<double> record, double weight, int from, int to)
    {
        _outside.Move(record, weight, 1, from, to);
        Merge(from, _outside);
        Merge(to, _outside);
    }

    /// <summary>The weight of a cluster: its size if records have equal weights.</summary>
    public double Weight(int cluster)
    {
        if (_weightSums is null)
            return _sizes[cluster];
        Span<double> weight = stackalloc double[1];
        _weightSums.Read(cluster, weight);
        return weight[0];
    }

    /// <summary>Reads the weighted sums of a cluster.</summary>
    public void Read(int cluster, Span<double> sums) => _sums.Read(cluster, sums);

    private void Merge(int cluster, MovedSums moved)
    {
        if (moved.Sums is { } sums)
            _sums.Take(cluster, sums);
        if (moved.Bytes is { } bytes)
            _sums.Take(cluster, bytes);
        if (moved.WeightSums is { } weights)
            _weightSums!.Take(cluster, weights);
        _sizes[cluster] += moved.Sizes[cluster];
        moved.Sizes[cluster] = 0;
    }
}
