namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>How the pages of a column are compressed, by the codes of the format.</summary>
internal enum ParquetCodec
{
    /// <summary>Uncompressed.</summary>
    None = 0,

    /// <summary>Snappy.</summary>
    Snappy = 1,

    /// <summary>gzip.</summary>
    Gzip = 2,

    /// <summary>LZO.</summary>
    Lzo = 3,

    /// <summary>Brotli.</summary>
    Brotli = 4,

    /// <summary>LZ4 in Hadoop's own frames, which the format gave up.</summary>
    Lz4Hadoop = 5,

    /// <summary>Zstandard.</summary>
    Zstandard = 6,

    /// <summary>A block of LZ4.</summary>
    Lz4 = 7,
}
