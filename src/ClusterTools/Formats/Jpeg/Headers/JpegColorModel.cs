namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>What the components mean.</summary>
internal enum JpegColorModel
{
    Gray,
    Rgb,
    YCbCr,
    Cmyk,
    Ycck,
}
