using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The records that a worker moved between clusters since they were last merged: binned sums and sizes. Sums are allocated on first use.</summary>
/// <param name="layout">Shape and quanta.</param>
internal sealed class MovedSums(SumLayout layout)
{
    private readonly double[] _weighted = new double[layout.HasWeights ? layout.Length : 0];
    private readonly double[] _weight = new double[1];

    /// <summary>The sums of the records.</summary>
    public BinnedSums? Sums { get; private set; }

    /// <summary>The sums of records that were moved as bytes.</summary>
    public ByteSums? Bytes { get; private set; }

    public BinnedSums? WeightSums { get; private set; }

    /// <summary>The change in the size of each cluster.</summary>
    public int[] Sizes { get; } = new int[layout.ClusterCount];

    /// <summary>Moves a record.</summary>
    /// <param name="record">Its values.</param>
    /// <param name="weight">Its weight; 1 for equal weights.</param>
    /// <param name="times">Its multiplicity.</param>
    /// <param name="from">The cluster it leaves; −1 for none.</param>
    /// <param name="to">The cluster it joins.</param>
    public void Move(ReadOnlySpan<double> record, double weight, int times, int from, int to)
    {
        var sums = Sums ??= layout.NewSums();
        if (layout.HasWeights)
        {
            WeightSums ??= layout.NewWeightSums();
            for (int j = 0; j < _weighted.Length; j++)
                _weighted[j] = weight * record[j];
            record = _weighted;
            _weight[0] = weight;
        }

        if (from >= 0)
        {
            sums.Add(from, record, -times);
            WeightSums?.Add(from, _weight, -times);
            Sizes[from] -= times;
        }

        sums.Add(to, record, times);
        WeightSums?.Add(to, _weight, times);
        Sizes[to] += times;
    }

    /// <summary>Moves a byte record, which takes a fraction of the time.</summary>
    /// <inheritdoc cref="Move(ReadOnlySpan{double}, double, int, int, int)"/>
    public void Move(ReadOnlySpan<byte> record, int times, int from, int to)
    {
        var sums = Bytes ??= new ByteSums(layout.ClusterCount, layout.Length);
        if (from >= 0)
        {
            sums.Add(from, record, -times);
            Sizes[from] -= times;
        }

        sums.Add(to, record, times);
        Sizes[to] += times;
    }
}
