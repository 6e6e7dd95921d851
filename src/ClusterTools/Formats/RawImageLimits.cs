using ClusterTools.Numerics;

namespace ClusterTools.Formats;

/// <summary>Checks the sizes that formats of plain numbers give for their images.</summary>
internal static class RawImageLimits
{
    /// <summary>The most bytes of one array on every runtime.</summary>
    public const int MaximumArrayBytes = 0x7FFFFFC7;

    /// <summary>Requires that sizes, each at least 1 and their product within 64 bits, are within the limits.</summary>
    /// <exception cref="ImageFormatException">They are not.</exception>
    public static void Require(
        string path, ImageReadOptions options, long frames, long planes, long rows, long columns, long channels, ElementType type)
    {
        if (frames > options.MaximumPageCount || planes > options.MaximumPageCount || frames * planes > options.MaximumPageCount)
            throw new ImageFormatException(path, string.Format(SR.RawTooManyPages, frames * planes, options.MaximumPageCount));
        long pixels = frames * planes * rows * columns;
        if (pixels > options.MaximumPixelCount)
            throw new ImageFormatException(path, string.Format(SR.RawTooManyPixels, pixels, options.MaximumPixelCount));
        long planeBytes = rows * columns * channels * type.Size();
        if (Math.Max(Math.Max(rows, columns), channels) > int.MaxValue || planeBytes > MaximumArrayBytes)
            throw new ImageFormatException(path, string.Format(SR.RawPlaneTooLarge, rows, columns, channels, MaximumArrayBytes));
    }
}
