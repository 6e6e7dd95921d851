using ClusterTools.Images.Pictures;

namespace ClusterTools.Formats.ImageSharp;

/// <summary>Entries of a palette as the colours that they stand for, for formats without palettes.</summary>
internal static class PalettePixels
{
    /// <summary>The pixels of an indexed picture as RGB, or as RGBA where the palette has opacity.</summary>
    public static byte[] Expand(Picture picture)
    {
        byte[] palette = picture.Palette!;
        byte[]? opacity = picture.PaletteOpacity;
        int channels = opacity is null ? 3 : 4;
        var result = new byte[checked(picture.Pixels.Length * channels)];
        for (int i = 0, to = 0; i < picture.Pixels.Length; i++, to += channels)
        {
            int entry = picture.Pixels[i];
            palette.AsSpan(3 * entry, 3).CopyTo(result.AsSpan(to));
            if (opacity is not null)
                result[to + 3] = opacity[entry];
        }

        return result;
    }
}
