namespace ClusterTools.Series.Transforms.Steps;

/// <summary>(x − shift) / scale with a shift and a scale per column.</summary>
internal sealed class ValueScaleTransform(double[] shift, double[] scale) : IRecordTransform
{
    public int ResultLength => shift.Length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < record.Length; i++)
            result[i] = (record[i] - shift[i]) / scale[i];
    }
}
