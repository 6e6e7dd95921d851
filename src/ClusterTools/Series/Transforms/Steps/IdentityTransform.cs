namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Copies the record unchanged, for a mere change of type.</summary>
internal sealed class IdentityTransform(int length) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch) => record.CopyTo(result);
}
