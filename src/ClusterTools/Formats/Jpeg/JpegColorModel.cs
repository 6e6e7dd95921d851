namespace ClusterTools.Formats.Jpeg;

/// <summary>What the components mean.</summary>
internal enum JpegColorModel
{
    Gray,
    Rgb,
    YCbCr,
    Cmyk,
    Ycck,
}
