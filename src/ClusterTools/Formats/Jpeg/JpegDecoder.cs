using ClusterTools.Formats.Jpeg.Headers;
using ClusterTools.Formats.Orientations;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Jpeg;

/// <summary>Reads JPEG files (ITU-T T.81) of 8 bits, baseline and progressive: grey, YCbCr with every subsampling, RGB, and CMYK or YCCK, which become RGB. The samples
/// are those of libjpeg-turbo with its default settings. What EXIF says of the orientation is applied.</summary>
/// <remarks>Arithmetic coding, lossless and hierarchical processes and 12-bit samples are refused by name. Colour profiles are not applied. Damaged data are refused
/// rather than guessed; what follows a picture's only scan is ignored.</remarks>
internal sealed class JpegDecoder : IImageDecoder
{
    // A block takes at least one bit, in the scan that brings its mean.
    private const int BlocksPerByte = 8;

    /// <inheritdoc/>
    public string Name => "JPEG";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".jpe", ".jfif"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => header.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var header = JpegHeaderReader.Read(new JpegInput(file, path));
        var frame = header.Frame;
        int channels = header.ColorModel == JpegColorModel.Gray ? 1 : 3;
        ImageLimits.RequirePlane(path, options, frame.Width, frame.Height, channels);
        if (frame.Components.Any(c => 64L * c.PaddedBlocksWide * c.PaddedBlocksHigh > int.MaxValue))
            throw new ImageFormatException(path, string.Format(SR.ImagePlaneTooLarge, frame.Width, frame.Height, channels));
        if (frame.BlockCount > BlocksPerByte * file.Length)
            throw new ImageFormatException(path, string.Format(SR.CompressedTooShort, frame.Width, frame.Height, frame.BlockCount / BlocksPerByte, file.Length));
        var orientation = options.IgnoreOrientation ? Orientation.Upright : header.Orientation;
        bool swaps = OrientedCopy.SwapsSides(orientation);
        return new JpegSource(orientation)
        {
            Path = path,
            Width = swaps ? frame.Height : frame.Width,
            Height = swaps ? frame.Width : frame.Height,
            ChannelCount = channels,
            ChannelLayout = ChannelLayouts.ForPicture(channels),
            PixelType = ElementType.UInt8,
        };
    }
}
