using ClusterTools.Series;

namespace ClusterTools.Results;

/// <summary>The result of Compare-Series: the correlation of each record of a set with a signal.</summary>
public sealed class SeriesComparison
{
    internal SeriesComparison(SeriesSet series, double[] correlation, double[][]? crossCorrelation)
    {
        Series = series;
        Correlation = correlation;
        CrossCorrelation = crossCorrelation;
    }

    /// <summary>The records.</summary>
    public SeriesSet Series { get; }

    /// <summary>Pearson's correlation of each record with the signal; NaN for a constant record.</summary>
    public double[] Correlation { get; }

    /// <summary>For each record its correlation with the signal shifted by -lag to lag; null without -Lag.</summary>
    public double[][]? CrossCorrelation { get; }

    /// <summary>Records.</summary>
    public int Count => Correlation.Length;

    /// <summary>The record that follows the signal best; null where all are constant.</summary>
    public int? BestRecord
    {
        get
        {
            int best = -1;
            for (int i = 0; i < Correlation.Length; i++)
            {
                if (!double.IsNaN(Correlation[i]) && (best < 0 || Correlation[i] > Correlation[best]))
                    best = i;
            }

            return best < 0 ? null : best;
        }
    }

    /// <summary>The greatest correlation; null where all records are constant.</summary>
    public double? BestCorrelation => BestRecord is { } record ? Correlation[record] : null;

    /// <inheritdoc/>
    public override string ToString() => $"SeriesComparison of {Count} records";
}
