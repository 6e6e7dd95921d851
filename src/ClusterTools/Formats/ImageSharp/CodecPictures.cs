using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.ImageSharp;

/// <summary>Pictures in the form that JPEG, WebP and GIF can hold; what they cannot is refused before anything is written.</summary>
internal static class CodecPictures
{
    /// <summary>One plane of a stack.</summary>
    /// <param name="stack">The stack: 8-bit samples that are grey, RGB, or either with opacity.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="plane">The plane of the frame.</param>
    /// <param name="format">The format that it is for.</param>
    /// <exception cref="NotSupportedException">The format cannot hold the samples or the channels; the message names formats that can.</exception>
    public static Picture Of(ImageStack stack, int frame, int plane, ImageFileFormat format)
    {
        RequireFits(stack, format);
        int planeBytes = stack.Width * stack.Height * stack.ChannelCount;
        var samples = stack.GetFrameBytes(frame).Slice(plane * planeBytes, planeBytes);
        var pixels = stack.ChannelCount == 2 ? WithColors(samples) : samples.ToArray();
        var layout = stack.ChannelCount switch
        {
            1 => PixelFormat.Gray8,
            3 => PixelFormat.Rgb24,
            _ => PixelFormat.Rgba32,
        };
        return new Picture(stack.Width, stack.Height, layout, pixels);
    }

    /// <summary>Requires that a format can hold the planes of a stack.</summary>
    /// <exception cref="NotSupportedException">It cannot.</exception>
    public static void RequireFits(ImageStack stack, ImageFileFormat format)
    {
        if (stack.PixelType != ElementType.UInt8)
            throw new NotSupportedException(string.Format(stack.PixelType == ElementType.UInt16 ? SR.PictureSampleUInt16 : SR.PictureSampleUnsupported, format.Name(), stack.PixelType));
        bool opaque = stack.ChannelCount == 1 || (stack.ChannelLayout, stack.ChannelCount) is (ChannelLayout.Rgb, 3);
        if (!opaque && (stack.ChannelLayout, stack.ChannelCount) is not ((ChannelLayout.GrayAlpha, 2) or (ChannelLayout.Rgba, 4)))
            throw new NotSupportedException(string.Format(SR.PictureChannelsUnsupported, format.Name(), stack.ChannelCount, stack.ChannelLayout));
        if (!opaque)
            RequireOpacity(format);
        RequireSize(stack.Width, stack.Height, format);
    }

    /// <summary>Requires that a format can hold a picture.</summary>
    /// <exception cref="NotSupportedException">It cannot.</exception>
    public static void RequireFits(Picture picture, ImageFileFormat format)
    {
        if (picture.Format == PixelFormat.Gray16)
            throw new NotSupportedException(string.Format(SR.PictureSampleUInt16, format.Name(), ElementType.UInt16));
        if (picture.Format == PixelFormat.Rgba32 || picture.PaletteOpacity is not null)
            RequireOpacity(format);
        RequireSize(picture.Width, picture.Height, format);
    }

    /// <summary>A picture as a stack of one plane.</summary>
    public static ImageStack ToStack(Picture picture)
    {
        var (pixels, channels) = picture.Format switch
        {
            PixelFormat.Indexed8 => (PalettePixels.Expand(picture), picture.PaletteOpacity is null ? 3 : 4),
            PixelFormat.Gray8 or PixelFormat.Rgb24 or PixelFormat.Rgba32 => (picture.Pixels, Picture.BytesPerPixel(picture.Format)),
            _ => throw EnumGuard.Unexpected(picture.Format),
        };
        return new ImageStack([pixels], new GridShape(1, picture.Height, picture.Width), channels, ChannelLayouts.ForPicture(channels), ElementType.UInt8);
    }

    private static void RequireOpacity(ImageFileFormat format)
    {
        if (format == ImageFileFormat.Jpeg)
            throw new NotSupportedException(SR.JpegWithoutOpacity);
    }

    private static void RequireSize(int width, int height, ImageFileFormat format)
    {
        int most = format.MostPixelsAside();
        if (width > most || height > most)
            throw new NotSupportedException(string.Format(SR.PictureTooLargeForFormat, format.Name(), most, width, height));
    }

    private static byte[] WithColors(ReadOnlySpan<byte> grayAlpha)
    {
        var pixels = new byte[checked(grayAlpha.Length * 2)];
        for (int from = 0, to = 0; from < grayAlpha.Length; from += 2, to += 4)
        {
            pixels.AsSpan(to, 3).Fill(grayAlpha[from]);
            pixels[to + 3] = grayAlpha[from + 1];
        }

        return pixels;
    }
}
