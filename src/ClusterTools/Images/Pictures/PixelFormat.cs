namespace ClusterTools.Images.Pictures;

/// <summary>How the pixels of a <see cref="Picture"/> are stored.</summary>
public enum PixelFormat
{
    /// <summary>One byte a pixel: intensity.</summary>
    Gray8,

    /// <summary>Two bytes a pixel in the machine's byte order: intensity.</summary>
    Gray16,

    /// <summary>Three bytes a pixel: red, green, blue.</summary>
    Rgb24,

    /// <summary>Four bytes a pixel: red, green, blue, opacity (not premultiplied).</summary>
    Rgba32,

    /// <summary>One byte a pixel: an entry of the palette.</summary>
    Indexed8,
}
