using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Several transforms of records in one pass over the data, without intermediate copies. They are always applied in this order: detrend, normalise, centre, z-score.</summary>
public sealed record SeriesPreprocessing
{
    /// <summary>The order of the polynomial trend to subtract (1: a straight line); 0 for none.</summary>
    public int DetrendOrder { get; init; }

    /// <summary>The normalisation; null for none.</summary>
    public NormalizeOptions? Normalize { get; init; }

    /// <summary>Whether the mean of each record is subtracted.</summary>
    public bool Center { get; init; }

    /// <summary>Whether each record is standardised to mean 0 and standard deviation 1.</summary>
    public bool ZScore { get; init; }

    /// <summary>The type of the result; null for double with a double source and single otherwise, or the type of the source if no transform is set.</summary>
    public Precision? Precision { get; init => field = EnumGuard.RequireDefined(value, nameof(Precision)); }

    /// <summary>Applies the transforms.</summary>
    /// <returns>A new set, or <paramref name="set"/> itself if no transform is set.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var steps = new List<RecordStep>();
        if (DetrendOrder != 0)
            steps.Add(new RecordStep(RecordStepKind.Detrend, DetrendOrder));
        if (Normalize is not null && Normalize.Method != NormalizeMethod.None)
            steps.Add(RecordStep.Of(Normalize));
        if (Center)
            steps.Add(new RecordStep(RecordStepKind.Center));
        if (ZScore)
            steps.Add(new RecordStep(RecordStepKind.ZScore));
        if (steps.Count == 0)
            return Precision is { } asked ? SeriesTransforms.ToPrecision(set, asked, execution) : set;
        return new RecordwiseTransform(set.Length, steps, RecordTransformRunner.PrecisionFor(set, Precision)).Apply(set, execution);
    }
}
