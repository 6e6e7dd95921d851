using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Tables;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Parquet;

/// <summary>Puts the values of a column into a set, and counts what is missing or infinite.</summary>
/// <param name="column">The column.</param>
/// <param name="array">The values of the set.</param>
/// <param name="position">Which value of a record it is.</param>
/// <param name="missing">The numbers that stand for a missing value.</param>
internal sealed class ValuePages(ParquetColumn column, SeriesArray array, int position, MissingValues missing) : NumberPages(column)
{
    private readonly bool _holdsMissing = array.ElementType is ElementType.Float32 or ElementType.Float64;
    private int _next;

    /// <inheritdoc/>
    public override bool IsDone => NeedsFloats;

    /// <summary>Whether a value is missing, which the set's integers cannot say.</summary>
    public bool NeedsFloats { get; private set; }

    /// <summary>The number of missing values.</summary>
    public int Missing { get; private set; }

    /// <summary>The record of the first missing value; −1 where there is none.</summary>
    public int FirstMissing { get; private set; } = -1;

    /// <summary>The number of infinite values.</summary>
    public int Infinite { get; private set; }

    /// <summary>The record of the first infinite value; −1 where there is none.</summary>
    public int FirstInfinite { get; private set; } = -1;

    private protected override void Take(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (missing.HasNumbers && missing.Contains(values[i]))
                values[i] = double.NaN;
            if (!double.IsFinite(values[i]))
                Count(values[i], _next + i);
        }

        NeedsFloats = Missing > 0 && !_holdsMissing;
        if (NeedsFloats)
            return;
        if (!array.SetColumn(position, _next, values))
            throw new InvalidDataException(SR.ParquetValueRange);
        _next += values.Length;
    }

    private void Count(double value, int record)
    {
        if (double.IsNaN(value))
        {
            if (Missing++ == 0)
                FirstMissing = record;
        }
        else if (Infinite++ == 0)
        {
            FirstInfinite = record;
        }
    }
}
