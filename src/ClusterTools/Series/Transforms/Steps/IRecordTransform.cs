namespace ClusterTools.Series.Transforms.Steps;

/// <summary>What is done to one record, whatever the others hold. Made for records of one length; called from many threads at once.</summary>
internal interface IRecordTransform
{
    /// <summary>The values that a record has afterwards.</summary>
    int ResultLength { get; }

    /// <summary>The scratch values that one call needs.</summary>
    int ScratchLength { get; }

    /// <summary>Fills <paramref name="result"/> (which does not overlap <paramref name="record"/>).</summary>
    void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch);
}
