namespace ClusterTools.Series.Transforms.Steps;

/// <summary>For each offset within a window, the mean of the values with that offset in the windows of all centres.</summary>
/// <param name="starts">The first value of each window.</param>
/// <param name="window">The length of a window.</param>
internal sealed class WindowMeanTransform(int[] starts, int window) : IRecordTransform
{
    public int ResultLength => window;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < result.Length; i++)
        {
            double sum = 0;
            foreach (int start in starts)
                sum += record[start + i];
            result[i] = sum / starts.Length;
        }
    }
}
