using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>The means of consecutive blocks; an incomplete block at the end is dropped.</summary>
internal sealed class BlockMeanTransform(int length, int blockLength) : IRecordTransform
{
    public int ResultLength => length / blockLength;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = Moments.MeanOf(record.Slice(i * blockLength, blockLength));
    }
}
