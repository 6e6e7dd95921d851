namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>How the values of a column are stored, by the codes of the format.</summary>
internal enum ParquetPhysicalType
{
    /// <summary>One bit.</summary>
    Boolean = 0,

    /// <summary>Four bytes.</summary>
    Int32 = 1,

    /// <summary>Eight bytes.</summary>
    Int64 = 2,

    /// <summary>Twelve bytes: a date and a time, as older programs write them.</summary>
    Int96 = 3,

    /// <summary>A 32-bit float.</summary>
    Float = 4,

    /// <summary>A 64-bit float.</summary>
    Double = 5,

    /// <summary>Bytes, each value with its length.</summary>
    ByteArray = 6,

    /// <summary>Bytes of one length.</summary>
    FixedLengthByteArray = 7,
}
