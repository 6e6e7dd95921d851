using ClusterTools.Formats.Animations;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Gif;

/// <summary>Reads GIF files (87a and 89a), animated ones too: every frame becomes a frame of the stack, composited with those before it as a viewer shows it.</summary>
/// <remarks>RGB, or RGBA where some pixel may be left unpainted. The delays between frames are not kept.</remarks>
internal sealed class GifDecoder : IImageDecoder
{
    // Strings of 4096 entries in 12 bits, three channels each.
    private const int LzwRatio = 8192;

    /// <inheritdoc/>
    public string Name => "GIF";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".gif"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => header.StartsWith("GIF87a"u8) || header.StartsWith("GIF89a"u8);

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 14);
        var content = new GifContentReader(file, path, options).Read();
        int channels = content.IsOpaque ? 3 : 4;
        ImageLimits.RequirePlane(path, options, content.Width, content.Height, channels);
        long planePixels = (long)content.Width * content.Height;
        if (planePixels * content.Frames.Count > options.MaximumPixelCount)
            throw new ImageFormatException(path, string.Format(SR.GifTooManyPixels, content.Frames.Count, content.Width, content.Height, options.MaximumPixelCount));
        ImageLimits.RequireJustified(path, planePixels * content.Frames.Count * channels, file.Length, LzwRatio);
        foreach (var frame in content.Frames)
        {
            // A frame may be larger than the canvas; it takes memory nevertheless.
            ImageLimits.RequirePlane(path, options, frame.Width, frame.Height, 1);
            ImageLimits.RequireJustified(path, (long)frame.Width * frame.Height, file.Length, LzwRatio);
        }

        return new AnimationSource(() => new GifCanvas(content, channels))
        {
            Path = path,
            Width = content.Width,
            Height = content.Height,
            ChannelCount = channels,
            ChannelLayout = ChannelLayouts.ForPicture(channels),
            PixelType = ElementType.UInt8,
            FrameCount = content.Frames.Count,
            Warnings = content.IsWhole ? [] : [new DataWarning("FileNotWhole", string.Format(SR.GifNotWhole, path, content.Frames.Count))],
        };
    }
}
