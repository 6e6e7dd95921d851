namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>What a schema says about the meaning of a column.</summary>
internal enum LogicalKind
{
    /// <summary>Nothing, or an integer: its storage says it all.</summary>
    None,

    /// <summary>Text, also of categories and JSON.</summary>
    Text,

    /// <summary>Decimals.</summary>
    Decimal,

    /// <summary>Dates.</summary>
    Date,

    /// <summary>Times of day.</summary>
    Time,

    /// <summary>Dates with a time.</summary>
    Timestamp,

    /// <summary>16-bit floats.</summary>
    HalfFloat,

    /// <summary>Bytes of another meaning.</summary>
    Bytes,
}
