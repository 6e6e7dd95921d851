using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Png;

/// <summary>Reads PNG files (ISO/IEC 15948), all of them: 1 to 16 bits, grey, RGB, palette, opacity, interlaced. Of an animated file (APNG), the first picture is read.</summary>
/// <remarks>Checksums are strict. Colour profiles and gamma are not applied: samples are measurements.</remarks>
internal sealed class PngDecoder : IImageDecoder
{
    // The most that deflate can expand: 258 bytes for each quarter of a byte.
    private const long DeflateRatio = 1032;

    /// <inheritdoc/>
    public string Name => "PNG";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".png", ".apng"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => header.StartsWith(PngChunkType.Signature);

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 12);
        var content = PngContentReader.Read(file, path);
        var header = content.Header;
        ImageLimits.RequirePlane(path, options, header.Width, header.Height, content.ChannelCount * content.SampleBytes);
        long needed = PngInterlace.RawBytes(header);
        long compressed = file.Length - content.DataOffset;
        if (needed > DeflateRatio * compressed)
            throw new ImageFormatException(path, string.Format(SR.CompressedTooShort, header.Width, header.Height, needed, compressed), offset: content.DataOffset);
        return new PngSource(content)
        {
            Path = path,
            Width = header.Width,
            Height = header.Height,
            ChannelCount = content.ChannelCount,
            ChannelLayout = ChannelLayouts.ForPicture(content.ChannelCount),
            PixelType = content.SampleBytes == 2 ? ElementType.UInt16 : ElementType.UInt8,
            Warnings = content.IsAnimated ? [new DataWarning("AnimationIgnored", string.Format(SR.PngAnimationIgnored, path))] : [],
        };
    }
}
