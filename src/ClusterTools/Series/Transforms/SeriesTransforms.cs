using System.Globalization;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Transforms of the values of every record. Each returns a new set that keeps positions and truth and adds a step to the history.</summary>
/// <remarks>After the methods of <c>Series</c> in Thunder 1.x. All arithmetic is in double, summed in order; results are rounded once to the requested <see cref="Precision"/>
/// (by default double for a double source, otherwise single). Every standard deviation uses the divisor n. Results do not depend on the number of threads.</remarks>
public static class SeriesTransforms
{
    /// <summary>Normalises each record: (y − b) / (b + offset).</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static SeriesSet Normalize(SeriesSet set, NormalizeOptions options, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        ArgumentNullException.ThrowIfNull(options);
        return new SeriesPreprocessing { Normalize = options, Precision = precision }.Apply(set, execution);
    }

    /// <summary>Subtracts the mean of each record or of each column.</summary>
    public static SeriesSet Center(SeriesSet set, Across across = Across.Value, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(across);
        EnumGuard.RequireDefined(precision);
        return across == Across.Record
            ? ColumnScaling.Run(set, center: true, scale: false, keepConstant: false, precision, new ProvenanceStep("center", "each value over the records"), execution)
            : RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.Center), precision, execution);
    }

    /// <summary>(x − mean) / standard deviation, per record or per column. A constant record or column becomes NaN; for columns see also <see cref="Standardize"/>.</summary>
    public static SeriesSet ZScore(SeriesSet set, Across across = Across.Value, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(across);
        EnumGuard.RequireDefined(precision);
        return across == Across.Record
            ? ColumnScaling.Run(set, center: true, scale: true, keepConstant: false, precision, new ProvenanceStep("z-score", "each value over the records"), execution)
            : RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.ZScore), precision, execution);
    }

    /// <summary>x / standard deviation, per record or per column (Thunder's <c>standardize</c>). A constant record or column becomes infinite or NaN.</summary>
    public static SeriesSet ScaleByStdDev(SeriesSet set, Across across = Across.Value, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(across);
        EnumGuard.RequireDefined(precision);
        return across == Across.Record
            ? ColumnScaling.Run(set, center: false, scale: true, keepConstant: false, precision, new ProvenanceStep("scale", "each value by its standard deviation over the records"), execution)
            : RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.ScaleByStdDev), precision, execution);
    }

    /// <summary>Standardises each column to mean 0 and standard deviation 1; a constant column becomes 0 (scikit-learn's <c>StandardScaler</c>).</summary>
    public static SeriesSet Standardize(SeriesSet set, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        return ColumnScaling.Run(set, center: true, scale: true, keepConstant: true, precision, new ProvenanceStep("standardize", "each value over the records"), execution);
    }

    /// <summary>Multiplies each column by a weight, so that columns count more or less in distances.</summary>
    /// <param name="set">The records.</param>
    /// <param name="weights">A finite, non-negative weight per column.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">There is not one weight per column, or one is negative or not finite.</exception>
    public static SeriesSet WeightColumns(SeriesSet set, double[] weights, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(weights);
        EnumGuard.RequireDefined(precision);
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.ColumnWeight, weights), precision, execution);
    }

    /// <summary>Scales each column to the range 0 to 1; a constant column becomes 0 (scikit-learn's <c>MinMaxScaler</c>).</summary>
    public static SeriesSet ScaleToRange(SeriesSet set, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        return ColumnScaling.RunRange(set, precision, new ProvenanceStep("min-max", "each value over the records"), execution);
    }

    /// <summary>Subtracts the trend of each record: the polynomial of a least-squares fit without its intercept, so that the level at the first value is kept.</summary>
    /// <param name="set">The records.</param>
    /// <param name="order">The order of the polynomial, less than the length of a record; 1 is a straight line.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is below 1 or not below the length of a record.</exception>
    public static SeriesSet Detrend(SeriesSet set, int order = 1, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.Detrend, order), precision, execution);
    }

    /// <summary>Sets a record to zero if its maximum is below a threshold.</summary>
    /// <exception cref="ArgumentException"><paramref name="threshold"/> is NaN.</exception>
    public static SeriesSet Squelch(SeriesSet set, double threshold, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        if (double.IsNaN(threshold))
            throw new ArgumentException(string.Format(SR.ValueNotANumber, nameof(Squelch)));
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.Squelch, threshold), precision, execution);
    }

    /// <summary>Keeps every n-th column, starting with the first. Element type and index are kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stride"/> is below 1.</exception>
    public static SeriesSet Stride(SeriesSet set, int stride, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        RequirePositive(stride, nameof(stride));
        var places = Enumerable.Range(0, set.Length).Where(i => i % stride == 0).ToArray();
        return new ValueGather(set.Length, places, new ProvenanceStep("stride", stride.ToString(CultureInfo.InvariantCulture))).Apply(set, execution);
    }

    /// <summary>The means of consecutive blocks of n values; an incomplete block at the end is dropped. The index restarts at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blockLength"/> is below 1 or above the length of a record.</exception>
    public static SeriesSet BlockMean(SeriesSet set, int blockLength, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.BlockMean, blockLength), precision, execution);
    }

    /// <summary>Averages over panels: consecutive segments of equal length, such as the repeats of a stimulus. The index restarts at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length of a record is not a multiple of the panel length with at least two panels.</exception>
    public static SeriesSet MeanByPanel(SeriesSet set, int panelLength, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.MeanByPanel, panelLength), precision, execution);
    }

    /// <summary>Averages over windows around given positions, such as the times of an event: an even window of w values covers c − w/2 to c + w/2 − 1, an odd one is centred.
    /// The index restarts at 0.</summary>
    /// <exception cref="ArgumentException">No centre is given, or a window extends beyond the record.</exception>
    public static SeriesSet MeanByWindow(SeriesSet set, int[] centers, int window, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        ArgumentNullException.ThrowIfNull(centers);
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.MeanByWindow, [window, .. centers]), precision, execution);
    }

    /// <summary>A statistic over the columns that share an index value, one result per distinct index value in ascending order; these become the new index.</summary>
    /// <param name="set">The records.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="index">One number per column; null for the index of the set.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException"><paramref name="index"/> does not have one number per column.</exception>
    public static SeriesSet AggregateByIndex(SeriesSet set, ValueStatistic statistic, double[]? index = null, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(statistic);
        EnumGuard.RequireDefined(precision);
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.AggregateByIndex, statistic.ToString(), index ?? set.Index), precision, execution);
    }

    /// <summary>Convolves each record with a kernel.</summary>
    /// <exception cref="ArgumentException">The kernel is empty.</exception>
    public static SeriesSet Convolve(SeriesSet set, double[] kernel, ConvolveMode mode = ConvolveMode.Same, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(mode);
        EnumGuard.RequireDefined(precision);
        ArgumentNullException.ThrowIfNull(kernel);
        if (kernel.Length == 0)
            throw new ArgumentException(SR.KernelEmpty, nameof(kernel));
        return RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.Convolve, mode.ToString(), kernel), precision, execution);
    }

    /// <summary>Converts to single or double precision; returns the set itself if it already has that type.</summary>
    public static SeriesSet ToPrecision(SeriesSet set, Precision precision, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        var type = precision == Precision.Double ? Numerics.Elements.ElementType.Float64 : Numerics.Elements.ElementType.Float32;
        return set.ElementType == type
            ? set
            : RecordwiseTransform.Apply(set, new RecordStep(RecordStepKind.Precision, precision.ToString()), precision, execution);
    }

    private static void RequirePositive(int value, string name)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.NumberNotPositive, name, value));
    }
}
