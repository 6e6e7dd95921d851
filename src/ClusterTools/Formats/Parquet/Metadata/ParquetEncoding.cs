namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>How the values of a page are written, by the codes of the format.</summary>
internal enum ParquetEncoding
{
    /// <summary>Plain: the values, contiguous.</summary>
    Plain = 0,

    /// <summary>Indices into a dictionary, as the first version of the format calls them.</summary>
    PlainDictionary = 2,

    /// <summary>Runs and packed bits.</summary>
    RunLength = 3,

    /// <summary>Packed bits, most significant first, which the format gave up.</summary>
    BitPacked = 4,

    /// <summary>Packed differences of integers.</summary>
    DeltaBinaryPacked = 5,

    /// <summary>Packed lengths, then the bytes.</summary>
    DeltaLengthByteArray = 6,

    /// <summary>Packed lengths of what a value shares with the one before, then the other bytes.</summary>
    DeltaByteArray = 7,

    /// <summary>Indices into a dictionary.</summary>
    RunLengthDictionary = 8,

    /// <summary>The first bytes of all values, then the second ones, and so on.</summary>
    ByteStreamSplit = 9,
}
