namespace ClusterTools.Formats.Tiff.Directories;

/// <summary>One field of a directory: where its values are stored. That this is inside the file was checked.</summary>
internal readonly record struct TiffField(TiffFieldType Type, long Count, long Position)
{
    /// <summary>Whether the directory has the field.</summary>
    public bool IsPresent => Type != 0;

    /// <summary>The bytes of one value; 0 for a type that is not known.</summary>
    public static int SizeOf(TiffFieldType type) => type switch
    {
        TiffFieldType.Byte or TiffFieldType.Ascii or TiffFieldType.SignedByte or TiffFieldType.Undefined => 1,
        TiffFieldType.Short or TiffFieldType.SignedShort => 2,
        TiffFieldType.Long or TiffFieldType.SignedLong or TiffFieldType.Float or TiffFieldType.Ifd => 4,
        TiffFieldType.Rational or TiffFieldType.SignedRational or TiffFieldType.Double => 8,
        TiffFieldType.Long8 or TiffFieldType.SignedLong8 or TiffFieldType.Ifd8 => 8,
        _ => 0,
    };

    /// <summary>Whether the values are integers.</summary>
    public static bool IsInteger(TiffFieldType type) => type is TiffFieldType.Byte or TiffFieldType.Short or TiffFieldType.Long or TiffFieldType.Ifd
        or TiffFieldType.Long8 or TiffFieldType.Ifd8 or TiffFieldType.SignedByte or TiffFieldType.SignedShort or TiffFieldType.SignedLong
        or TiffFieldType.SignedLong8;
}
