using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>The count of values for which distances cannot be computed, and the position of the first.</summary>
internal sealed class RefusedValues : IMergeable<RefusedValues>
{
    /// <summary>The number of refused values.</summary>
    public long Total { get; private set; }

    /// <summary>The record index of the first refused value.</summary>
    public int Row { get; private set; }

    /// <summary>The column of the first refused value.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the first refused value is finite but too large.</summary>
    public bool IsFinite { get; private set; }

    /// <summary>Counts one refused value.</summary>
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

    /// <summary>The error for the user, naming count and position.</summary>
    public ArgumentException ToException() => new(string.Format(IsFinite ? SR.SeriesTooLarge : SR.SeriesNotFinite, Total, Row, Column));
}
