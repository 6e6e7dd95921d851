using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms.Steps;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>(x − shift) / divisor with a shift and a divisor per column, fitted to the columns of a set.</summary>
internal sealed class ColumnScaling : SeriesTransform
{
    private readonly double[] _shift;
    private readonly double[] _divisor;

    /// <param name="shift">The value to subtract, per column.</param>
    /// <param name="divisor">The divisor, per column.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="step">The entry for the history.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public ColumnScaling(double[] shift, double[] divisor, Precision precision, ProvenanceStep step)
        : base(shift.Length, shift.Length, [step])
    {
        if (divisor.Length != shift.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(divisor), divisor.Length, shift.Length));
        _shift = shift;
        _divisor = divisor;
        Precision = precision;
    }

    public IReadOnlyList<double> Shift => _shift;

    public IReadOnlyList<double> Divisor => _divisor;

    public Precision Precision { get; }

    /// <inheritdoc/>
    public override bool IsLearned => true;

    /// <summary>Centring and scaling by mean and standard deviation (divisor n): two passes for the statistics, one for the values.</summary>
    /// <param name="set">The records.</param>
    /// <param name="center">Whether the mean is subtracted.</param>
    /// <param name="scale">Whether the result is divided by the standard deviation.</param>
    /// <param name="keepConstant">Whether a standard deviation of 0 is replaced by 1.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="step">The entry for the history.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static SeriesSet Run(SeriesSet set, bool center, bool scale, bool keepConstant, Precision? precision, ProvenanceStep step, ExecutionOptions? execution)
    {
        var columns = ColumnStatistics.Compute(set.Store, scale, execution ?? ExecutionOptions.Default);
        double[] shift = center ? columns.Mean : new double[set.Length];
        var divisor = new double[set.Length];
        for (int i = 0; i < divisor.Length; i++)
            divisor[i] = NonZero(scale ? Math.Sqrt(columns.Squares[i] / set.Count) : 1, keepConstant);
        return new ColumnScaling(shift, divisor, RecordTransformRunner.PrecisionFor(set, precision), step).Apply(set, execution);
    }

    /// <summary>(x − minimum) / (maximum − minimum); a constant column becomes 0.</summary>
    public static SeriesSet RunRange(SeriesSet set, Precision? precision, ProvenanceStep step, ExecutionOptions? execution)
    {
        var columns = ColumnStatistics.Compute(set.Store, squares: false, execution ?? ExecutionOptions.Default);
        var divisor = new double[set.Length];
        for (int i = 0; i < divisor.Length; i++)
            divisor[i] = NonZero(columns.Maximum[i] - columns.Minimum[i], keepConstant: true);
        return new ColumnScaling(columns.Minimum, divisor, RecordTransformRunner.PrecisionFor(set, precision), step).Apply(set, execution);
    }

    /// <inheritdoc/>
    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        Require(set);
        return RecordTransformRunner.Run(set, new ValueScaleTransform(_shift, _divisor), this, Precision, execution, countConstant: false);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ColumnScaling other && other._shift.AsSpan().SequenceEqual(_shift) && other._divisor.AsSpan().SequenceEqual(_divisor);

    /// <inheritdoc/>
    public override int GetHashCode() => _shift[0].GetHashCode();

    private static double NonZero(double divisor, bool keepConstant) => keepConstant && divisor == 0 ? 1 : divisor;
}
