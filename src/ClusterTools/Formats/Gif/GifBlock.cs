namespace ClusterTools.Formats.Gif;

/// <summary>What a block of a file begins with.</summary>
internal enum GifBlock
{
    /// <summary>An extension: its label follows.</summary>
    Extension = 0x21,

    /// <summary>A frame.</summary>
    Image = 0x2C,

    /// <summary>The end of the file.</summary>
    Trailer = 0x3B,
}
