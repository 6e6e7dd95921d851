using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>(y − b) / (b + offset), where b is a moving rank filter: the window of w values at i covers i − ⌊w/2⌋ to i − ⌊w/2⌋ + w − 1, with edge values repeated, and b is its
/// value of rank ⌊w·p/100⌋, without interpolation.</summary>
internal sealed class WindowNormalizeTransform(int length, int window, double percentile, double offset) : IRecordTransform
{
    private readonly int _rank = Math.Min((int)(window * percentile / 100), window - 1);

    public int ResultLength => length;

    public int ScratchLength => window;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        if (Moments.HasNaN(record))
        {
            result.Fill(double.NaN);
            return;
        }

        int first = -(window / 2);
        var sorted = new SortedWindow(scratch.Slice(0, window));
        for (int k = 0; k < window; k++)
            sorted.Add(At(record, first + k));
        for (int i = 0; i < record.Length; i++)
        {
            result[i] = sorted.Values[_rank];
            sorted.Replace(At(record, first + i), At(record, first + i + window));
        }

        Baseline.Divide(record, offset, result);
    }

    private static double At(ReadOnlySpan<double> record, int i) => record[Math.Clamp(i, 0, record.Length - 1)];
}
