using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>The gap statistic (Tibshirani, Walther and Hastie 2001), with reference sets that are uniform over the range of each column.</summary>
internal sealed class GapStatistic
{
    // Random streams that no restart of a fit uses.
    private const long FirstStream = 1L << 40;
    private readonly SeriesSet _series;
    private readonly double[] _minimum;
    private readonly double[] _maximum;
    private readonly long _seed;

    public GapStatistic(SeriesSet series, long seed, ExecutionOptions execution)
    {
        SeriesBuffer.RequireSize(series.Count, series.Length);
        var ranges = SeriesStatistics.Compute(series, Across.Record, execution);
        _series = series;
        _minimum = ranges.Minimum;
        _maximum = ranges.Maximum;
        _seed = seed;
    }

    /// <summary>A reference set, in double if the records are, otherwise in float. It is regenerated for each number of clusters rather than stored.</summary>
    public SeriesSet Reference(int number, CancellationToken cancellation)
    {
        int length = _series.Length;
        var random = new RandomSource(_seed, FirstStream + number);
        if (_series.ElementType == ElementType.Float64)
        {
            var doubles = new double[_series.Count * length];
            for (int i = 0; i < doubles.Length; i++)
                doubles[i] = Next(i % length);
            return SeriesSet.FromArray(doubles, _series.Count, length);
        }

        var floats = new float[_series.Count * length];
        for (int i = 0; i < floats.Length; i++)
            floats[i] = (float)Next(i % length);
        return SeriesSet.FromArray(floats, _series.Count, length);

        double Next(int column)
        {
            if (column == 0)
                cancellation.ThrowIfCancellationRequested();
            return _minimum[column] + ((_maximum[column] - _minimum[column]) * random.NextDouble());
        }
    }

    /// <summary>The gap and its standard error; NaN if an inertia is 0, which has no logarithm.</summary>
    public static (double Gap, double Error) Of(double inertia, double[] referenceInertias)
    {
        if (!(inertia > 0) || Array.Exists(referenceInertias, w => !(w > 0)))
            return (double.NaN, double.NaN);
        var moments = Moments.Of(Array.ConvertAll(referenceInertias, PortableMath.Log));
        return (moments.Mean - PortableMath.Log(inertia), moments.StdDev * Math.Sqrt(1 + (1.0 / referenceInertias.Length)));
    }
}
