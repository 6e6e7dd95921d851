namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Zeros where the largest value is below a threshold; otherwise the record as it is.</summary>
internal sealed class SquelchTransform(int length, double threshold) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        foreach (double v in record)
        {
            // NaN is not below anything, so such a record stays visible.
            if (!(v < threshold))
            {
                record.CopyTo(result);
                return;
            }
        }

        result.Clear();
    }
}
