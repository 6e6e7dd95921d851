using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Sums;

/// <summary>The profile of records that a fit needs in advance, record by record, in one pass over the values of each.</summary>
internal sealed partial class RecordMoments
{
    private readonly double[] _origin;
    private readonly double _split;

    /// <summary>Starts with no records.</summary>
    /// <param name="origin">The point that differences are taken from.</param>
    /// <param name="split">The constant of <see cref="BinnedSums.Split"/> that values are tested against.</param>
    public RecordMoments(double[] origin, double split)
    {
        _origin = origin;
        _split = split;
        Sums = new double[origin.Length];
    }

    /// <summary>For each column, the sum of the differences from the origin.</summary>
    public double[] Sums { get; }

    /// <summary>The largest magnitude of a value; NaN does not show here, but in the squares.</summary>
    public double Largest { get; private set; }

    /// <summary>Whether all values so far are multiples of the quantum of the constant.</summary>
    public bool OneBin { get; private set; } = true;

    /// <summary>Adds a record, step by step: the reference that the vector code is tested against.</summary>
    /// <returns>The squared distance of the record from the origin, bit-identical to <see cref="LaneSums.SquaredDistance(ReadOnlySpan{double},
    /// ReadOnlySpan{double})"/>.</returns>
    internal double AddInSteps(ReadOnlySpan<double> record)
    {
        double largest = Columns.LargestMagnitude(record);
        Largest = Math.Max(Largest, double.IsNaN(largest) ? 0 : largest);
        OneBin &= BinnedSums.FitsOneBin(record, _split);
        Columns.AddDifference(Sums, record, _origin);
        return LaneSums.SquaredDistance(record, _origin);
    }
}
