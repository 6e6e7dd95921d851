namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>What the values of a column mean.</summary>
internal enum ParquetContent
{
    /// <summary>Numbers, decimals and booleans included.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Dates.</summary>
    Date,

    /// <summary>Times of day.</summary>
    Time,

    /// <summary>Dates with a time.</summary>
    Timestamp,

    /// <summary>Bytes of another meaning: identifiers, intervals, shapes.</summary>
    Bytes,

    /// <summary>Lists, maps or structures.</summary>
    Nested,
}
