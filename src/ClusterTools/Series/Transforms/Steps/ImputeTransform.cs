namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Fills missing values (NaN) with a number for each column.</summary>
internal sealed class ImputeTransform(double[] fills) : IRecordTransform
{
    public int ResultLength => fills.Length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < record.Length; i++)
            result[i] = double.IsNaN(record[i]) ? fills[i] : record[i];
    }
}
