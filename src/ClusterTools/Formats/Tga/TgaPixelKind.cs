namespace ClusterTools.Formats.Tga;

/// <summary>What the pixels of a TGA file are, by the numbers of its header.</summary>
internal enum TgaPixelKind
{
    /// <summary>Entries of the colour map.</summary>
    Indexed = 1,

    /// <summary>Colours.</summary>
    Color = 2,

    /// <summary>Grey levels.</summary>
    Gray = 3,
}
