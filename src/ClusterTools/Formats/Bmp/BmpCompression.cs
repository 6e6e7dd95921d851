namespace ClusterTools.Formats.Bmp;

/// <summary>How pixels are stored, by the numbers of the file format.</summary>
internal enum BmpCompression
{
    None = 0,
    RunLength8 = 1,
    RunLength4 = 2,
    BitFields = 3,
    Jpeg = 4,
    Png = 5,
    AlphaBitFields = 6,
}
