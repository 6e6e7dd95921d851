namespace ClusterTools.Formats.Tiff;

/// <summary>What was made good while the pages of a file were read.</summary>
[Flags]
internal enum TiffPageWarnings
{
    None = 0,

    /// <summary>Strips or tiles that the file leaves out are zeros.</summary>
    AbsentChunks = 1,

    /// <summary>The stored length of an uncompressed page was too short and was not believed.</summary>
    LengthIgnored = 2,
}
