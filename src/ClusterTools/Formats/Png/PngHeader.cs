namespace ClusterTools.Formats.Png;

/// <summary>What the IHDR chunk says.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType, bool Interlaced)
{
    /// <summary>Samples of a stored pixel.</summary>
    public int SampleCount => ColorType switch
    {
        PngColorType.GrayAlpha => 2,
        PngColorType.Rgb => 3,
        PngColorType.Rgba => 4,
        PngColorType.Gray or PngColorType.Indexed => 1,
        _ => throw EnumGuard.Unexpected(ColorType),
    };

    /// <summary>The bits of a stored pixel: 1 to 64.</summary>
    public int BitsPerPixel => SampleCount * BitDepth;

    /// <summary>The distance in bytes to the previous pixel for the filters: whole bytes, at least one.</summary>
    public int FilterStride => Math.Max(1, BitsPerPixel / 8);

    /// <summary>The bytes of a stored row of <paramref name="width"/> pixels, without its filter byte.</summary>
    public long RowBytes(int width) => (((long)width * BitsPerPixel) + 7) / 8;
}
