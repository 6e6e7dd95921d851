namespace ClusterTools.Images.Pictures;

/// <summary>A finished picture, ready to be written to a file: rows from the top, pixels from the left.</summary>
public sealed class Picture
{
    /// <summary>Makes a picture over pixels, of which it takes ownership (they are not copied).</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="format">How pixels are stored.</param>
    /// <param name="pixels">The pixels, without padding.</param>
    /// <param name="palette">Red, green, blue for each entry, for <see cref="PixelFormat.Indexed8"/> only; at most 256 entries.</param>
    /// <param name="paletteOpacity">The opacity of each entry of the palette; null where all are opaque.</param>
    /// <exception cref="ArgumentException">A length does not match the format.</exception>
    public Picture(int width, int height, PixelFormat format, byte[] pixels, byte[]? palette = null, byte[]? paletteOpacity = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        EnumGuard.RequireDefined(format);
        if (width < 1 || height < 1 || pixels.LongLength != (long)width * height * BytesPerPixel(format))
            throw new ArgumentException(string.Format(SR.PictureSizeWrong, width, height, format, pixels.LongLength));
        if ((format == PixelFormat.Indexed8) != palette is not null || palette is { Length: 0 or > 768 } || palette?.Length % 3 > 0 || (paletteOpacity is not null && paletteOpacity.Length != palette?.Length / 3))
            throw new ArgumentException(SR.PaletteSizeWrong);
        Width = width;
        Height = height;
        Format = format;
        Pixels = pixels;
        Palette = palette;
        PaletteOpacity = paletteOpacity;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>How pixels are stored.</summary>
    public PixelFormat Format { get; }

    /// <summary>The pixels.</summary>
    public byte[] Pixels { get; }

    /// <summary>Red, green, blue for each entry; null except for <see cref="PixelFormat.Indexed8"/>.</summary>
    public byte[]? Palette { get; }

    /// <summary>The opacity of each entry of the palette; null where all are opaque.</summary>
    public byte[]? PaletteOpacity { get; }

    /// <summary>The bytes that a pixel takes.</summary>
    public static int BytesPerPixel(PixelFormat format) => format switch
    {
        PixelFormat.Gray16 => 2,
        PixelFormat.Rgb24 => 3,
        PixelFormat.Rgba32 => 4,
        PixelFormat.Gray8 or PixelFormat.Indexed8 => 1,
        _ => throw EnumGuard.Undefined(format),
    };
}
