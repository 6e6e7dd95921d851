using System.Globalization;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms.Steps;

namespace ClusterTools.Series.Transforms;

/// <summary>A transform of each record on its own, described by plain values that can be compared and written to a file.</summary>
/// <param name="kind">The kind of transform.</param>
/// <param name="choice">The name of its method, mode or statistic; empty if it has none.</param>
/// <param name="numbers">Its numeric parameters, in the order listed in <see cref="RecordStepKind"/>.</param>
internal sealed class RecordStep(RecordStepKind kind, string choice, params double[] numbers)
{
    public RecordStep(RecordStepKind kind, params double[] numbers)
        : this(kind, "", numbers)
    {
    }

    public RecordStepKind Kind => kind;

    public string Choice => choice;

    public IReadOnlyList<double> Numbers => numbers;

    public static RecordStep Of(NormalizeOptions options) =>
        new(RecordStepKind.Normalize, options.Method.ToString(), options.Percentile, options.Offset, options.Window);

    /// <summary>The transform for records of the given length.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public IRecordTransform Create(int length) => kind switch
    {
        RecordStepKind.Precision => new IdentityTransform(length),
        RecordStepKind.Detrend => TransformFactory.Detrend(length, Whole(0)),
        RecordStepKind.Normalize => NormalizeFactory.Create(Normalization, length),
        RecordStepKind.Center => new CenterTransform(length),
        RecordStepKind.ZScore => new ZScoreTransform(length),
        RecordStepKind.ScaleByStdDev => new StdDevScaleTransform(length),
        RecordStepKind.Squelch => new SquelchTransform(length, numbers[0]),
        RecordStepKind.BlockMean => TransformFactory.BlockMean(length, Whole(0)),
        RecordStepKind.MeanByPanel => TransformFactory.MeanByPanel(length, Whole(0)),
        RecordStepKind.MeanByWindow => TransformFactory.MeanByWindow(length, Centers, Whole(0)),
        RecordStepKind.AggregateByIndex => new GroupStatisticTransform(TransformFactory.Groups(length, numbers).Members, Choose<ValueStatistic>()),
        RecordStepKind.ColumnWeight => new ColumnWeightTransform(TransformFactory.Weights(length, numbers)),
        RecordStepKind.Convolve when numbers.Length == 0 => throw new ArgumentException(SR.KernelEmpty),
        RecordStepKind.Convolve => new ConvolveTransform(length, numbers, Choose<ConvolveMode>()),
        _ => throw EnumGuard.Undefined(kind),
    };

    /// <summary>The index of the results; null if it is unchanged or restarts at 0.</summary>
    public double[]? Index(int length) => kind == RecordStepKind.AggregateByIndex ? TransformFactory.Groups(length, numbers).Keys : null;

    public ProvenanceStep Describe() => kind switch
    {
        RecordStepKind.Precision => new("precision", choice),
        RecordStepKind.Detrend => TransformFactory.DescribeDetrend(Whole(0)),
        RecordStepKind.Normalize => NormalizeFactory.Describe(Normalization),
        RecordStepKind.Center => new("center", "each record"),
        RecordStepKind.ZScore => new("z-score", "each record"),
        RecordStepKind.ScaleByStdDev => new("scale", "each record by its standard deviation"),
        RecordStepKind.Squelch => Step("squelch", "maximum < {0}", numbers[0]),
        RecordStepKind.BlockMean => Step("block mean", "{0}", numbers[0]),
        RecordStepKind.MeanByPanel => Step("mean by panel", "{0}", numbers[0]),
        RecordStepKind.MeanByWindow => Step("mean by window", "{0} values around {1} places", numbers[0], numbers.Length - 1),
        RecordStepKind.AggregateByIndex => Step("aggregate", "{0} by index, {1} groups", choice, numbers.Distinct().Count()),
        RecordStepKind.ColumnWeight => new("column weights", string.Join(", ", numbers.Take(10).Select(v => v.ToString(CultureInfo.InvariantCulture))) + (numbers.Length > 10 ? " …" : "")),
        RecordStepKind.Convolve => Step("convolve", "kernel of {0}, {1}", numbers.Length, choice),
        _ => throw EnumGuard.Undefined(kind),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordStep other && other.Kind == kind && other.Choice == choice && other.Numbers.SequenceEqual(numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)kind * 31) + numbers.Length;

    private int[] Centers => [.. numbers.Skip(1).Select(v => checked((int)v))];

    private NormalizeOptions Normalization => new()
    {
        Method = Choose<NormalizeMethod>(),
        Percentile = numbers[0],
        Offset = numbers[1],
        Window = Whole(2),
    };

    private static ProvenanceStep Step(string operation, string detail, params object[] values) =>
        new(operation, string.Format(CultureInfo.InvariantCulture, detail, values));

    private int Whole(int place) => checked((int)numbers[place]);

    private T Choose<T>()
        where T : struct, Enum => Enum.TryParse(choice, out T value) && Enum.IsDefined(typeof(T), value)
        ? value
        : throw new ArgumentException(string.Format(SR.ModelNumberInvalid, typeof(T).Name, choice));
}
