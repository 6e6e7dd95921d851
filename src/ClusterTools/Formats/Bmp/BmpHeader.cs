namespace ClusterTools.Formats.Bmp;

/// <summary>What the headers of a file say.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="TopDown">Whether the first row of the file is the top.</param>
/// <param name="BitCount">Bits of a pixel.</param>
/// <param name="Compression">How pixels are stored.</param>
/// <param name="Masks">The bits of red, green, blue and opacity, for 16 and 32 bits.</param>
/// <param name="Palette">Red, green, blue of each entry, for 1 to 8 bits.</param>
/// <param name="DataOffset">Where the pixels begin.</param>
internal sealed record BmpHeader(
    int Width, int Height, bool TopDown, int BitCount, BmpCompression Compression, uint[] Masks, byte[] Palette, long DataOffset)
{
    /// <summary>The bytes of a stored row: whole groups of four.</summary>
    public long StoredRowBytes => ((((long)Width * BitCount) + 31) / 32) * 4;

    /// <summary>The bytes of a row that mean something.</summary>
    public long UsedRowBytes => (((long)Width * BitCount) + 7) / 8;

    /// <summary>Channels of a decoded pixel: one where every colour of the palette is a grey.</summary>
    public int ChannelCount { get; } = IsGray(Palette) ? 1 : Masks.Length == 4 && Masks[3] != 0 ? 4 : 3;

    private static bool IsGray(byte[] palette)
    {
        for (int i = 0; i < palette.Length; i += 3)
        {
            if (palette[i] != palette[i + 1] || palette[i] != palette[i + 2])
                return false;
        }

        return palette.Length > 0;
    }
}
