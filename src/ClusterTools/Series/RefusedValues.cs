using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>The values of records that distances cannot be computed of, and where the first of them is.</summary>
internal sealed class RefusedValues : IMergeable<RefusedValues>
{
    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    /// <summary>The record of the first.</summary>
    public int Row { get; private set; }

    /// <summary>The place of the first in its record.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the first is finite, only too large.</summary>
    public bool IsFinite { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(int row, int column, double value)
    {
        if (Total++ == 0)
            (Row, Column, IsFinite) = (row, column, double.IsFinite(value));
    }

    /// <inheritdoc/>
    public void Merge(RefusedValues next)
    {
        if (Total == 0)
            (Row, Column, IsFinite) = (next.Row, next.Column, next.IsFinite);
        Total += next.Total;
    }

    /// <summary>What to tell the user.</summary>
    public ArgumentException ToException() => new(string.Format(IsFinite ? SR.SeriesTooLarge : SR.SeriesNotFinite, Total, Row, Column));
}
