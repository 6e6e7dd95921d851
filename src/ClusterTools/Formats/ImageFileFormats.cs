namespace ClusterTools.Formats;

/// <summary>What is known of each <see cref="ImageFileFormat"/>.</summary>
internal static class ImageFileFormats
{
    /// <summary>The format that the extension of a file names; null for one that no images are written in.</summary>
    public static ImageFileFormat? ByExtension(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".tif" or ".tiff" => ImageFileFormat.Tiff,
        ".png" => ImageFileFormat.Png,
        ".npy" => ImageFileFormat.Npy,
        ".jpg" or ".jpeg" => ImageFileFormat.Jpeg,
        ".webp" => ImageFileFormat.WebP,
        ".gif" => ImageFileFormat.Gif,
        _ => null,
    };

    /// <summary>The usual extension, with its dot.</summary>
    public static string Extension(this ImageFileFormat format) => format switch
    {
        ImageFileFormat.Tiff => ".tif",
        ImageFileFormat.Png => ".png",
        ImageFileFormat.Jpeg => ".jpg",
        ImageFileFormat.WebP => ".webp",
        ImageFileFormat.Gif => ".gif",
        ImageFileFormat.Npy => ".npy",
        _ => throw EnumGuard.Undefined(format),
    };

    /// <summary>The name that users know.</summary>
    public static string Name(this ImageFileFormat format) => format switch
    {
        ImageFileFormat.WebP => "WebP",
        ImageFileFormat.Npy => ".npy",
        ImageFileFormat.Tiff or ImageFileFormat.Png or ImageFileFormat.Jpeg or ImageFileFormat.Gif => format.ToString().ToUpperInvariant(),
        _ => throw EnumGuard.Undefined(format),
    };

    /// <summary>Whether a frame of a file has one plane only.</summary>
    public static bool HoldsOnePlaneAFrame(this ImageFileFormat format) => format is not (ImageFileFormat.Tiff or ImageFileFormat.Npy);

    /// <summary>Whether a file shows its frames in sequence.</summary>
    public static bool IsAnimated(this ImageFileFormat format) => format is ImageFileFormat.WebP or ImageFileFormat.Gif;

    /// <summary>Whether the format has lossy compression with a quality setting.</summary>
    public static bool HasQuality(this ImageFileFormat format) => format is ImageFileFormat.WebP or ImageFileFormat.Jpeg;

    /// <summary>The maximum width and height, in pixels.</summary>
    public static int MostPixelsAside(this ImageFileFormat format) => format switch
    {
        ImageFileFormat.Jpeg => 65534,
        ImageFileFormat.Gif => 65535,
        // The format has one more; ImageSharp stops here.
        ImageFileFormat.WebP => 16382,
        ImageFileFormat.Tiff or ImageFileFormat.Png or ImageFileFormat.Npy => int.MaxValue,
        _ => throw EnumGuard.Undefined(format),
    };
}
