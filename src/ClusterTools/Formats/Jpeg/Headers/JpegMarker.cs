namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>The markers that matter: the byte after 0xFF (ITU-T T.81, table B.1).</summary>
internal static class JpegMarker
{
    public const int StartOfFrameBaseline = 0xC0;
    public const int StartOfFrameExtended = 0xC1;
    public const int StartOfFrameProgressive = 0xC2;
    public const int HuffmanTables = 0xC4;
    public const int ArithmeticConditioning = 0xCC;
    public const int StartOfFrameLast = 0xCF;
    public const int FirstRestart = 0xD0;
    public const int LastRestart = 0xD7;
    public const int StartOfImage = 0xD8;
    public const int EndOfImage = 0xD9;
    public const int StartOfScan = 0xDA;
    public const int QuantizationTables = 0xDB;
    public const int NumberOfLines = 0xDC;
    public const int RestartInterval = 0xDD;
    public const int Jfif = 0xE0;
    public const int Exif = 0xE1;
    public const int Adobe = 0xEE;

    /// <summary>Whether a marker stands alone, without a segment after it.</summary>
    public static bool IsBare(int marker) => marker is 0x01 or (>= FirstRestart and <= EndOfImage);

    /// <summary>Whether it begins a frame, of whatever process.</summary>
    public static bool IsStartOfFrame(int marker) => marker is >= StartOfFrameBaseline and <= StartOfFrameLast and not (HuffmanTables or 0xC8 or ArithmeticConditioning);
}
