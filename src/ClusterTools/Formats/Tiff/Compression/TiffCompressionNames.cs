using System.Globalization;

namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>The names of compressions, for messages that refuse one.</summary>
internal static class TiffCompressionNames
{
    public static string Of(long code)
    {
        string? name = code switch
        {
            2 => "CCITT Huffman",
            3 => "CCITT fax group 3",
            4 => "CCITT fax group 4",
            6 or 7 or 33007 => "JPEG",
            9 or 10 or 34661 => "JBIG",
            32766 => "NeXT",
            32809 => "ThunderScan",
            33003 or 33004 or 33005 or 34712 => "JPEG 2000",
            34676 or 34677 => "SGI Log",
            34887 => "LERC",
            34892 => "lossy JPEG (DNG)",
            34925 => "LZMA",
            50000 or 34926 => "ZSTD",
            50001 or 34927 => "WebP",
            50002 or 52546 => "JPEG XL",
            _ => null,
        };
        string number = code.ToString(CultureInfo.InvariantCulture);
        return name is null ? number : $"{name} ({number})";
    }
}
