using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Qoi;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Webp;
using IImageDecoder = ClusterTools.Formats.IImageDecoder;
using ImageFormatException = ClusterTools.Formats.ImageFormatException;

namespace ClusterTools.ImageSharp;

/// <summary>Reads WebP (every frame of an animation), TGA and QOI by ImageSharp: as grey, RGB or RGBA of 8 bits.</summary>
/// <remarks>Size and frames are held against the limits before any pixel is decoded.</remarks>
public sealed class ImageSharpDecoder : IImageDecoder
{
    private const int TgaTypePlace = 2;
    private const int TgaGray = 3;
    private const int TgaGrayRuns = 11;

    private static readonly Configuration Formats = new(new WebpConfigurationModule(), new TgaConfigurationModule(), new QoiConfigurationModule());

    /// <inheritdoc/>
    public string Name => "WebP, TGA, QOI";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".webp", ".tga", ".qoi"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header)
    {
        try
        {
            return Image.DetectFormat(new DecoderOptions { Configuration = Formats }, header) is not null;
        }
        catch (UnknownImageFormatException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var info = Guard(path, () => Image.Identify(Options(int.MaxValue), path));
        int frames = Math.Max(1, info.FrameMetadataCollection.Count);
        if (info.Width < 1 || info.Height < 1)
            throw new ImageFormatException(path, string.Format(SR.ImageSizeInvalid, info.Width, info.Height));
        if (frames > options.MaximumPageCount)
            throw new ImageFormatException(path, string.Format(SR.GifTooManyFrames, options.MaximumPageCount));
        int channels = ChannelCount(path, info);
        ImageLimits.RequirePlane(path, options, info.Width, info.Height, channels);
        if ((long)info.Width * info.Height * frames > options.MaximumPixelCount)
            throw new ImageFormatException(path, string.Format(SR.GifTooManyPixels, frames, info.Width, info.Height, options.MaximumPixelCount));
        return new ImageSharpSource
        {
            Path = path,
            Width = info.Width,
            Height = info.Height,
            ChannelCount = channels,
            ChannelLayout = ChannelLayouts.ForPicture(channels),
            PixelType = ElementType.UInt8,
            FrameCount = frames,
        };
    }

    /// <summary>How ImageSharp reads: these formats only, and nothing but pixels.</summary>
    internal static DecoderOptions Options(int frames) => new() { Configuration = Formats, MaxFrames = (uint)frames };

    /// <summary>Turns what ImageSharp throws for damaged files into the engine's error.</summary>
    internal static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (ImageFormatException or IOException or UnauthorizedAccessException or OperationCanceledException or OutOfMemoryException))
        {
            throw new ImageFormatException(path, e.Message, innerException: e);
        }
    }

    private static int ChannelCount(string path, ImageInfo info)
    {
        if (info.Metadata.DecodedImageFormat is TgaFormat)
        {
            int type = ReadByte(path, TgaTypePlace);
            if (type is TgaGray or TgaGrayRuns)
                return 1;
            return info.Metadata.GetTgaMetadata().AlphaChannelBits > 0 ? 4 : 3;
        }

        if (info.Metadata.DecodedImageFormat is QoiFormat)
            return info.Metadata.GetQoiMetadata().Channels == QoiChannels.Rgba ? 4 : 3;
        return info.PixelType.BitsPerPixel == 32 ? 4 : 3;
    }

    private static int ReadByte(string path, int place)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        file.Position = place;
        return file.ReadByte();
    }
}
