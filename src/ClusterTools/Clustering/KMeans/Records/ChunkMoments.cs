using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The profile of one chunk of records: a fixed range of them, independent of threads and shards.</summary>
/// <param name="origin">The point that differences are taken from.</param>
/// <param name="split">The constant of <see cref="BinnedSums.Split"/> that values are tested against.</param>
/// <param name="step">This many squares are summed separately before they are added to the total, which keeps the rounding error small.</param>
internal sealed class ChunkMoments(double[] origin, double split, int step)
{
    private readonly RecordMoments _moments = new(origin, split);
    private double _stepSquares;
    private double _stepWeighted;
    private int _inStep;

    /// <summary>For each column, the sum of the differences from the origin.</summary>
    public double[] Sums => _moments.Sums;

    /// <summary>The largest magnitude of a value.</summary>
    public double Largest => _moments.Largest;

    /// <summary>Whether all values are multiples of the quantum of the constant.</summary>
    public bool OneBin => _moments.OneBin;

    /// <summary>Σ |x − origin|².</summary>
    public double Squares { get; private set; }

    /// <summary>Σ w·|x − origin|².</summary>
    public double WeightedSquares { get; private set; }

    /// <summary>The number of all-zero records.</summary>
    public int ZeroRecords { get; set; }

    /// <summary>Adds the next record.</summary>
    public void Add(ReadOnlySpan<double> record, double weight)
    {
        double squared = _moments.Add(record);
        _stepSquares += squared;
        _stepWeighted += weight * squared;
        if (++_inStep == step)
            EndStep();
    }

    /// <summary>Completes the sums once all records of the chunk have been added.</summary>
    public void Complete()
    {
        if (_inStep > 0)
            EndStep();
    }

    private void EndStep()
    {
        Squares += _stepSquares;
        WeightedSquares += _stepWeighted;
        (_stepSquares, _stepWeighted, _inStep) = (0, 0, 0);
    }
}
