using ClusterTools.Formats.ImageSharp;
using ClusterTools.Images.Pictures;
using Encoder = SixLabors.ImageSharp.Formats.Jpeg.JpegEncoder;
using JpegColorType = SixLabors.ImageSharp.Formats.Jpeg.JpegColorType;

namespace ClusterTools.Formats.Jpeg;

/// <summary>Writes pictures as baseline JPEG, by ImageSharp. Grey stays grey; colours are YCbCr, at full resolution from quality 90 on and at half below.</summary>
internal static class JpegEncoder
{
    // At high quality the coarse colours would be what shows.
    private const int FullColorQuality = 90;

    /// <summary>Writes a picture.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="picture">The picture: opaque.</param>
    /// <param name="quality">From 1 to 100; null for <see cref="ImageWriteOptions.DefaultJpegQuality"/>.</param>
    /// <exception cref="NotSupportedException">JPEG cannot hold it.</exception>
    public static void Write(Stream output, Picture picture, int? quality)
    {
        CodecPictures.RequireFits(picture, ImageFileFormat.Jpeg);
        int chosen = quality ?? ImageWriteOptions.DefaultJpegQuality;
        var colors = picture.Format == PixelFormat.Gray8 ? JpegColorType.Luminance : chosen >= FullColorQuality ? JpegColorType.YCbCrRatio444 : JpegColorType.YCbCrRatio420;
        CodecPixels.Encode(picture, new Encoder { Quality = chosen, ColorType = colors }, output);
    }
}
