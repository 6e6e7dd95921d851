namespace ClusterTools.Formats;

/// <summary>Checks what a file requires against the limits, before anything is allocated.</summary>
internal static class ImageLimits
{
    // The longest array of bytes that the runtime makes.
    private const long MaximumPlaneBytes = 0x7FFFFFC7;

    /// <summary>Requires that one plane is within the limit of pixels and fits an array.</summary>
    /// <exception cref="ImageFormatException">It does not.</exception>
    public static void RequirePlane(string path, ImageReadOptions options, int width, int height, int pixelBytes)
    {
        long pixels = (long)width * height;
        if (pixels > options.MaximumPixelCount)
            throw new ImageFormatException(path, string.Format(SR.ImageTooManyPixels, width, height, options.MaximumPixelCount));
        if (pixels > MaximumPlaneBytes / pixelBytes)
            throw new ImageFormatException(path, string.Format(SR.ImagePlaneTooLarge, width, height, pixelBytes));
    }

    /// <summary>Requires that a file whose code could stand for any number of pixels (runs, tables of strings) has a length that justifies what it requires.</summary>
    /// <param name="path">The file.</param>
    /// <param name="planeBytes">The bytes of all planes.</param>
    /// <param name="fileBytes">The bytes of the file.</param>
    /// <param name="ratio">The largest plausible number of bytes that one byte of the file represents.</param>
    /// <exception cref="ImageFormatException">More than 64 MB are required, and more than <paramref name="ratio"/> times the file.</exception>
    public static void RequireJustified(string path, long planeBytes, long fileBytes, int ratio)
    {
        if (planeBytes > 64 << 20 && planeBytes / ratio > fileBytes)
            throw new ImageFormatException(path, string.Format(SR.ImageLargerThanFile, planeBytes, fileBytes));
    }
}
