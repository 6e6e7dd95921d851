namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>A string of the LZW table.</summary>
internal struct TiffLzwEntry
{
    /// <summary>Its first eight bytes, the first one lowest, so that short strings are written without a look at what was decoded before.</summary>
    public ulong Head;

    /// <summary>Where it was first written.</summary>
    public int Start;

    /// <summary>Its bytes.</summary>
    public int Length;

    /// <summary>The string and one byte more; that byte stands after it in what was decoded, too.</summary>
    public readonly TiffLzwEntry Append(byte value) => new()
    {
        Head = Length < 8 ? Head | ((ulong)value << (8 * Length)) : Head,
        Start = Start,
        Length = Length + 1,
    };
}
