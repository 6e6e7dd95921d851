namespace ClusterTools.Formats;

/// <summary>Holds what a file asks for against the limits, before anything is allocated.</summary>
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
}
