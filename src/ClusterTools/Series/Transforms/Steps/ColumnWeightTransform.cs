namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Each column times its weight.</summary>
internal sealed class ColumnWeightTransform(double[] weights) : IRecordTransform
{
    public int ResultLength => weights.Length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < record.Length; i++)
            result[i] = record[i] * weights[i];
    }
}
