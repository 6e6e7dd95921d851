using System.Globalization;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms.Steps;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Fills missing values (NaN) with a statistic of their column, learned from one set and applied to it or to others (scikit-learn's <c>SimpleImputer</c>).</summary>
/// <remarks>Infinite values are values, however useless: they count in the statistics and are not filled.</remarks>
public sealed class Imputation
{
    /// <summary>The warning that values are missing, which is no longer true of a filled set.</summary>
    internal const string MissingValuesId = "MissingValues";

    /// <summary>Makes an imputation of values that were learned before.</summary>
    /// <param name="method">How they were learned.</param>
    /// <param name="values">A value for each column.</param>
    public Imputation(ImputeMethod method, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Method = EnumGuard.RequireDefined(method);
        Values = values;
    }

    /// <summary>The statistic.</summary>
    public ImputeMethod Method { get; }

    /// <summary>What fills a missing value, for each column.</summary>
    public double[] Values { get; }

    /// <summary>Learns the values that fill the columns of a set.</summary>
    /// <param name="set">The records; columns without missing values are learned, too, for those of other sets.</param>
    /// <param name="method">The statistic.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>. The result does not depend on threads.</param>
    /// <exception cref="ArgumentException">A column has no value at all.</exception>
    public static Imputation Fit(SeriesSet set, ImputeMethod method, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(method);
        double[] values = GatheredColumns.Compute(set.Store, column => Of(column.Slice(0, MoveNumbersFirst(column)), method), execution ?? ExecutionOptions.Default);
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                throw new ArgumentException(string.Format(SR.ImputeNoValues, set.ValueNames is { } names && names[i].Length > 0 ? $"'{names[i]}'" : i.ToString(CultureInfo.InvariantCulture), method));
        }

        return new Imputation(method, values);
    }

    /// <summary>Fills the missing values of a set.</summary>
    /// <param name="set">Records with as many values as <see cref="Values"/>.</param>
    /// <param name="precision">The type of the result; null: double for a double source, else single.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The records have another length.</exception>
    public SeriesSet Apply(SeriesSet set, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnumGuard.RequireDefined(precision);
        if (set.Length != Values.Length)
            throw new ArgumentException(string.Format(SR.RecordLengthWrong, set.Length, Values.Length));
        var step = new ProvenanceStep("impute", Method == ImputeMethod.Mean ? "each missing value by the mean of its column" : "each missing value by the median of its column");
        var filled = RecordTransformRunner.Run(set, new ImputeTransform(Values), precision, [step], execution);
        return DerivedSeries.SameRecords(set, filled.Store, [step], [.. filled.Warnings.Where(warning => warning.Id != MissingValuesId)]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Imputation: {Method}, {Values.Length} columns";

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

    private static double Of(Span<double> values, ImputeMethod method) => values.IsEmpty ? double.NaN : method switch
    {
        ImputeMethod.Mean => Moments.MeanOf(values),
        ImputeMethod.Median => Percentile.Of(values, 50),
        _ => throw EnumGuard.Undefined(method),
    };
}
