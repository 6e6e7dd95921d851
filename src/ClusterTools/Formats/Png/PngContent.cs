namespace ClusterTools.Formats.Png;

/// <summary>What a file says before its picture begins.</summary>
/// <param name="Header">The IHDR chunk.</param>
/// <param name="Palette">Red, green, blue of each entry; null except for indexed pixels.</param>
/// <param name="Transparency">The tRNS chunk: opacities of the first entries, or the one grey or colour that is transparent; null without.</param>
/// <param name="DataOffset">Where the first IDAT chunk begins.</param>
/// <param name="IsAnimated">Whether more pictures follow the first (APNG).</param>
internal sealed record PngContent(PngHeader Header, byte[]? Palette, byte[]? Transparency, long DataOffset, bool IsAnimated)
{
    /// <summary>Channels of a decoded pixel: palettes become RGB, transparency a channel of opacity.</summary>
    public int ChannelCount => (Palette is null ? Header.SampleCount : 3) + (Transparency is null ? 0 : 1);

    /// <summary>The bytes of a decoded sample; fewer than 8 bits are scaled to 8.</summary>
    public int SampleBytes => Header.BitDepth == 16 ? 2 : 1;

    /// <summary>Whether unfiltered rows already have the requested form.</summary>
    public bool IsDirect => Header.BitDepth == 8 && Palette is null && Transparency is null;
}
