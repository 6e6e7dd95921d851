namespace ClusterTools.Series.Transforms.Steps;

/// <summary>The division that all normalisations end with.</summary>
internal static class Baseline
{
    /// <summary>(y − b) / (b + offset) with a single baseline for the record.</summary>
    public static void Divide(ReadOnlySpan<double> record, double baseline, double offset, Span<double> result)
    {
        double denominator = baseline + offset;
        for (int i = 0; i < record.Length; i++)
            result[i] = (record[i] - baseline) / denominator;
    }

    /// <summary>(y − b) / (b + offset), in place: <paramref name="result"/> holds the baseline of each value on entry.</summary>
    public static void Divide(ReadOnlySpan<double> record, double offset, Span<double> result)
    {
        for (int i = 0; i < record.Length; i++)
            result[i] = (record[i] - result[i]) / (result[i] + offset);
    }
}
