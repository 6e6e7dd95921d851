using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>(y − b) / (b + offset), where b is the interpolated percentile of the values from i − ⌊w/2⌋ to i + ⌊w/2⌋ inclusive, truncated at the ends.</summary>
internal sealed class ExactWindowNormalizeTransform(int length, int window, double percentile, double offset) : IRecordTransform
{
    private readonly int _half = window / 2;

    public int ResultLength => length;

    public int ScratchLength => Math.Min(length, window + 1);

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        if (Moments.HasNaN(record))
        {
            result.Fill(double.NaN);
            return;
        }

        var sorted = new SortedWindow(scratch);
        for (int k = 0; k < Math.Min(_half, length); k++)
            sorted.Add(record[k]);
        for (int i = 0; i < record.Length; i++)
        {
            // Written without sums that could overflow for very wide windows.
            bool enters = _half < length - i;
            bool leaves = i > _half;
            if (enters && leaves)
                sorted.Replace(record[i - _half - 1], record[i + _half]);
            else if (enters)
                sorted.Add(record[i + _half]);
            else if (leaves)
                sorted.Remove(record[i - _half - 1]);
            result[i] = Percentile.OfSorted(sorted.Values, percentile);
        }

        Baseline.Divide(record, offset, result);
    }
}
