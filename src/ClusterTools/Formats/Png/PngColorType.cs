namespace ClusterTools.Formats.Png;

/// <summary>What a PNG pixel is made of, by the numbers of the file format.</summary>
internal enum PngColorType : byte
{
    Gray = 0,
    Rgb = 2,
    Indexed = 3,
    GrayAlpha = 4,
    Rgba = 6,
}
