using ClusterTools.Series.Transforms.Steps;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Transforms of each record on its own, applied in one pass over the data with a single rounding at the end.</summary>
internal sealed class RecordwiseTransform : SeriesTransform
{
    private readonly RecordStep[] _steps;
    private readonly IRecordTransform _transform;

    /// <param name="length">Values per record.</param>
    /// <param name="steps">The transforms, at least one.</param>
    /// <param name="precision">The type of the result.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there is no transform.</exception>
    public RecordwiseTransform(int length, IReadOnlyList<RecordStep> steps, Precision precision)
        : this(length, [.. steps], precision, Create(length, steps))
    {
    }

    private RecordwiseTransform(int length, RecordStep[] steps, Precision precision, IRecordTransform transform)
        : base(length, transform.ResultLength, [.. steps.Select(s => s.Describe())])
    {
        _steps = steps;
        _transform = transform;
        Precision = precision;
    }

    public IReadOnlyList<RecordStep> RecordSteps => _steps;

    public Precision Precision { get; }

    /// <inheritdoc/>
    public override bool IsLearned => false;

    // Rounding alone does not count as a different pipeline.
    internal override IReadOnlyList<object> Parts => [.. _steps.Where(s => s.Kind != RecordStepKind.Precision)];

    /// <summary>Applies one transform in the requested precision, or in the default one of the set.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static SeriesSet Apply(SeriesSet set, RecordStep step, Precision? precision, ExecutionOptions? execution) =>
        new RecordwiseTransform(set.Length, [step], RecordTransformRunner.PrecisionFor(set, precision)).Apply(set, execution);

    /// <inheritdoc/>
    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        Require(set);
        return RecordTransformRunner.Run(set, _transform, this, Precision, execution, index: _steps[_steps.Length - 1].Index(InputLength));
    }

    internal override SeriesTransform Skip(int parts)
    {
        if (parts == 0)
            return this;
        RecordStep[] left = [.. _steps.Where(s => s.Kind != RecordStepKind.Precision)];
        int length = InputLength;
        foreach (var step in left.Take(parts))
            length = step.Create(length).ResultLength;
        return new RecordwiseTransform(length, [.. left.Skip(parts)], Precision);
    }

    private static IRecordTransform Create(int length, IReadOnlyList<RecordStep> steps)
    {
        var parts = new List<IRecordTransform>();
        foreach (var step in steps)
        {
            parts.Add(step.Create(length));
            length = parts[parts.Count - 1].ResultLength;
        }

        return parts.Count == 1 ? parts[0] : new ComposedTransform(parts);
    }
}
