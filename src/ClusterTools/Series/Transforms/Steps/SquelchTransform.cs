namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Zeros if the maximum is below a threshold; otherwise the record unchanged.</summary>
internal sealed class SquelchTransform(int length, double threshold) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        foreach (double v in record)
        {
            // Comparisons with NaN are false, so a record with NaN is kept.
            if (!(v < threshold))
            {
                record.CopyTo(result);
                return;
            }
        }

        result.Clear();
    }
}
