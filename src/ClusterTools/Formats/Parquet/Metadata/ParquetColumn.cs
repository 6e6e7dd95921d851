using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>A column of the schema.</summary>
internal sealed record ParquetColumn
{
    private const int Bits8 = 8;
    private const int Bits16 = 16;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its index among the chunks of a row group; of a nested column, that of its first part.</summary>
    public required int Chunk { get; init; }

    /// <summary>What its values mean.</summary>
    public required ParquetContent Content { get; init; }

    /// <summary>How they are stored; of a nested column without meaning.</summary>
    public ParquetPhysicalType Type { get; init; }

    /// <summary>The bytes of a value of fixed length.</summary>
    public int FixedLength { get; init; }

    /// <summary>Whether values may be missing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The bits that its integers use; 0 where nothing is said.</summary>
    public int BitWidth { get; init; }

    /// <summary>Whether its integers have no sign.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Whether it holds decimals: integers that are divided by a power of ten.</summary>
    public bool IsDecimal { get; init; }

    /// <summary>The power of ten of its decimals.</summary>
    public int Scale { get; init; }

    /// <summary>The narrowest element type of a set that holds each of its numbers; wider integers and decimals become Float64.</summary>
    public ElementType ElementType => Type switch
    {
        ParquetPhysicalType.Boolean => ElementType.UInt8,
        ParquetPhysicalType.Float => ElementType.Float32,
        ParquetPhysicalType.FixedLengthByteArray when !IsDecimal => ElementType.Float32,
        ParquetPhysicalType.Int32 when IsDecimal => ElementType.Float64,
        ParquetPhysicalType.Int32 => (BitWidth, IsUnsigned) switch
        {
            (Bits8, true) => ElementType.UInt8,
            (Bits16, true) => ElementType.UInt16,
            (Bits8 or Bits16, false) => ElementType.Int16,
            _ => ElementType.Float64,
        },
        _ => ElementType.Float64,
    };
}
