using System.Globalization;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms.Steps;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Fills missing values (NaN) with a statistic of their column, learned from one set and applied to it or to others (scikit-learn's <c>SimpleImputer</c>).</summary>
/// <remarks>Infinite values are values, however useless: they count in the statistics and are not filled.</remarks>
public sealed class Imputation : SeriesTransform
{
    /// <summary>The warning that values are missing, which is no longer true of a filled set.</summary>
    internal const string MissingValuesId = "MissingValues";

    private readonly double[] _values;

    /// <summary>Makes an imputation of values that were learned before.</summary>
    /// <param name="method">How they were learned.</param>
    /// <param name="values">A value for each column, at least one.</param>
    /// <param name="precision">The type of the result.</param>
    public Imputation(ImputeMethod method, double[] values, Precision precision)
        : base(values?.Length ?? throw new ArgumentNullException(nameof(values)), values.Length, [new ProvenanceStep("impute", $"missing values by the {EnumGuard.RequireDefined(method).ToString().ToLowerInvariant()} of their column")])
    {
        _values = values;
        Method = method;
        Precision = EnumGuard.RequireDefined(precision);
    }

    /// <summary>The statistic.</summary>
    public ImputeMethod Method { get; }

    /// <summary>The value that fills the gaps of each column.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The type of the result.</summary>
    public Precision Precision { get; }

    /// <inheritdoc/>
    public override bool IsLearned => true;

    /// <summary>Learns the values that fill the columns of a set.</summary>
    /// <param name="set">The records; columns without missing values are learned, too, for those of other sets.</param>
    /// <param name="method">The statistic.</param>
    /// <param name="precision">The type of the result; null: double for a double source, otherwise single.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>. The result does not depend on threads.</param>
    /// <exception cref="ArgumentException">A column has no value at all.</exception>
    public static Imputation Fit(SeriesSet set, ImputeMethod method, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(method);
        EnumGuard.RequireDefined(precision);
        double[] values = GatheredColumns.Compute(set.Store, column => Of(column.Slice(0, MoveNumbersFirst(column)), method), execution ?? ExecutionOptions.Default);
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                throw new ArgumentException(string.Format(SR.ImputeNoValues, set.ValueNames is { } names && names[i].Length > 0 ? $"'{names[i]}'" : i.ToString(CultureInfo.InvariantCulture), method));
        }

        return new Imputation(method, values, RecordTransformRunner.PrecisionFor(set, precision));
    }

    /// <summary>Fills the missing values of a set.</summary>
    /// <param name="set">Records with as many values as <see cref="Values"/>.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The records have another length.</exception>
    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        Require(set);
        var filled = RecordTransformRunner.Run(set, new ImputeTransform(_values), this, Precision, execution);
        return DerivedSeries.SameRecords(set, filled.Store, this, [.. filled.Warnings.Where(warning => warning.Id != MissingValuesId)]);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Imputation other && other._values.AsSpan().SequenceEqual(_values);

    /// <inheritdoc/>
    public override int GetHashCode() => _values[0].GetHashCode();

    /// <summary>Moves what is not missing to the front, in order.</summary>
    /// <returns>How many values that are.</returns>
    private static int MoveNumbersFirst(Span<double> column)
    {
        int count = 0;
        foreach (double value in column)
        {
            if (!double.IsNaN(value))
                column[count++] = value;
        }

        return count;
    }

    // Of both infinities, a mean is NaN: as useless as they are.
    private static double Of(Span<double> values, ImputeMethod method) => values.IsEmpty ? double.NaN : method switch
    {
        ImputeMethod.Mean => Moments.MeanOf(values),
        ImputeMethod.Median => Percentile.Of(values, 50),
        _ => throw EnumGuard.Undefined(method),
    };
}
