namespace ClusterTools.Series.Transforms.Steps;

/// <summary>A transform of one record that does not depend on other records. Made for records of one length; must be thread-safe.</summary>
internal interface IRecordTransform
{
    /// <summary>The number of values of a result.</summary>
    int ResultLength { get; }

    /// <summary>The number of scratch values that a call needs.</summary>
    int ScratchLength { get; }

    /// <summary>Fills <paramref name="result"/> (which does not overlap <paramref name="record"/>).</summary>
    void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch);
}
