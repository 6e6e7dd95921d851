namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>How the samples of a TIFF are packed. All of it is lossless.</summary>
public enum TiffCompression
{
    /// <summary>No compression: the largest files, which every reader can map into memory.</summary>
    None,

    /// <summary>Runs of equal bytes (code 32773).</summary>
    PackBits,

    /// <summary>Lempel, Ziv and Welch (code 5): read by nearly everything.</summary>
    Lzw,

    /// <summary>Deflate as in PNG (code 8): the smallest files.</summary>
    Deflate,
}
