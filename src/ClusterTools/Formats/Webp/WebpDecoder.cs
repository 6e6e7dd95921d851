using ClusterTools.Formats.Animations;
using ClusterTools.Formats.Orientations;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Webp;

/// <summary>Reads WebP: lossy and lossless, with opacity or without, and every frame of an animation, composited with those before it as a viewer shows it.</summary>
/// <remarks>The container is read here, and each frame's data are decoded by ImageSharp. RGB, or RGBA where a pixel may be seen through. EXIF orientation is applied to still
/// pictures, unless it is to be ignored. Colour profiles and the times between frames are not kept.</remarks>
internal sealed class WebpDecoder : IImageDecoder
{
    // An empty picture of 16000 x 16000 pixels is a file of 10 KB.
    private const int LosslessRatio = 1 << 18;

    /// <inheritdoc/>
    public string Name => "WebP";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".webp"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => IsWebp(header);

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 12);
        var content = new WebpContentReader(file, path, options).Read();
        int channels = content.IsOpaque ? 3 : 4;
        ImageLimits.RequirePlane(path, options, content.Width, content.Height, channels);
        long planePixels = (long)content.Width * content.Height;
        if (planePixels * content.Frames.Count > options.MaximumPixelCount)
            throw new ImageFormatException(path, string.Format(SR.GifTooManyPixels, content.Frames.Count, content.Width, content.Height, options.MaximumPixelCount));
        foreach (var frame in content.Frames)
            ImageLimits.RequireJustified(path, (long)frame.Width * frame.Height * channels, frame.Data.Length, LosslessRatio);
        bool still = content.Frames.Count == 1 && content.Frames[0].Width == content.Width && content.Frames[0].Height == content.Height;
        var orientation = still && !options.IgnoreOrientation ? content.Orientation : Orientation.Upright;
        bool turned = OrientedCopy.SwapsSides(orientation);
        var (width, height) = turned ? (content.Height, content.Width) : (content.Width, content.Height);
        if (still)
        {
            return new WebpStillSource(content.Frames[0], orientation)
            {
                Path = path,
                Width = width,
                Height = height,
                ChannelCount = channels,
                ChannelLayout = ChannelLayouts.ForPicture(channels),
                PixelType = ElementType.UInt8,
            };
        }

        return new AnimationSource(() => new WebpCanvas(content, channels))
        {
            Path = path,
            Width = width,
            Height = height,
            ChannelCount = channels,
            ChannelLayout = ChannelLayouts.ForPicture(channels),
            PixelType = ElementType.UInt8,
            FrameCount = content.Frames.Count,
        };
    }

    /// <summary>Whether a file that begins so is WebP.</summary>
    internal static bool IsWebp(ReadOnlySpan<byte> header) => header.Length >= 12 && header.StartsWith("RIFF"u8) && header.Slice(8).StartsWith("WEBP"u8);
}
