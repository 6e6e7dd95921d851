using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>Statistics of a set, per record or per column. Standard deviation and variance use the divisor n.</summary>
public sealed class SeriesStatistics
{
    private SeriesStatistics(Across across, int count)
    {
        Across = across;
        Mean = new double[count];
        StdDev = new double[count];
        Variance = new double[count];
        Minimum = new double[count];
        Maximum = new double[count];
        Sum = new double[count];
    }

    /// <summary>The axis of the statistics.</summary>
    public Across Across { get; }

    /// <summary>The means: one per record or per column, as in all arrays below.</summary>
    public double[] Mean { get; }

    /// <summary>The standard deviations, divisor n.</summary>
    public double[] StdDev { get; }

    /// <summary>The variances, divisor n.</summary>
    public double[] Variance { get; }

    /// <summary>The minima.</summary>
    public double[] Minimum { get; }

    /// <summary>The maxima.</summary>
    public double[] Maximum { get; }

    /// <summary>The sums.</summary>
    public double[] Sum { get; }

    /// <summary>The medians of records; null for statistics across records, whose medians need several passes over the data (see <see cref="Percentile"/>).</summary>
    public double[]? Median { get; private init; }

    /// <summary>Computes the statistics of a set along an axis.</summary>
    public static SeriesStatistics Compute(SeriesSet set, Across across = Across.Value, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(across);
        execution ??= ExecutionOptions.Default;
        return across == Across.Record ? OfValues(set, execution) : OfRecords(set, execution);
    }

    /// <summary>A percentile, linearly interpolated, of each record or of each column.</summary>
    /// <param name="set">The records.</param>
    /// <param name="percentile">0 to 100; 50 is the median.</param>
    /// <param name="across">The axis.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentile"/> is not between 0 and 100.</exception>
    public static double[] Percentile(SeriesSet set, double percentile, Across across = Across.Value, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        Numerics.Statistics.Percentile.Require(percentile, nameof(percentile));
        EnumGuard.RequireDefined(across);
        execution ??= ExecutionOptions.Default;
        if (across == Across.Record)
            return ColumnPercentile.Compute(set.Store, percentile, execution);
        var result = new double[set.Count];
        RecordLoop.Run(set.Store, SR.ActivityStatistics, execution, scratchLength: set.Length, (i, record, scratch) =>
        {
            record.CopyTo(scratch);
            result[i] = Numerics.Statistics.Percentile.Of(scratch, percentile);
        });
        return result;
    }

    /// <inheritdoc/>
    public override string ToString() => $"SeriesStatistics across {Across} of {Mean.Length}";

    /// <summary>Only the standard deviation of each record.</summary>
    internal static double[] StdDevOfRecords(SeriesSet set, ExecutionOptions? execution)
    {
        var result = new double[set.Count];
        RecordLoop.Run(set.Store, SR.ActivityStatistics, execution ?? ExecutionOptions.Default, scratchLength: 0,
            (i, record, _) => result[i] = Moments.Of(record).StdDev);
        return result;
    }

    private static SeriesStatistics OfRecords(SeriesSet set, ExecutionOptions execution)
    {
        var medians = new double[set.Count];
        var result = new SeriesStatistics(Across.Value, set.Count) { Median = medians };
        RecordLoop.Run(set.Store, SR.ActivityStatistics, execution, scratchLength: set.Length, (i, record, scratch) =>
        {
            var moments = Moments.Of(record);
            result.Mean[i] = moments.Mean;
            result.Variance[i] = moments.Variance;
            result.StdDev[i] = moments.StdDev;
            result.Sum[i] = Moments.Sum(record);
            result.Minimum[i] = Moments.Minimum(record);
            result.Maximum[i] = Moments.Maximum(record);
            record.CopyTo(scratch);
            medians[i] = Numerics.Statistics.Percentile.Of(scratch, 50);
        });
        return result;
    }

    private static SeriesStatistics OfValues(SeriesSet set, ExecutionOptions execution)
    {
        var columns = ColumnStatistics.Compute(set.Store, squares: true, execution);
        var result = new SeriesStatistics(Across.Record, set.Length);
        columns.Mean.CopyTo(result.Mean, 0);
        columns.Sum.CopyTo(result.Sum, 0);
        columns.Minimum.CopyTo(result.Minimum, 0);
        columns.Maximum.CopyTo(result.Maximum, 0);
        for (int i = 0; i < set.Length; i++)
        {
            result.Variance[i] = columns.Squares[i] / set.Count;
            result.StdDev[i] = Math.Sqrt(result.Variance[i]);
        }

        return result;
    }
}
