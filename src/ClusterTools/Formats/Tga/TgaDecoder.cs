using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tga;

/// <summary>Reads Truevision TGA: colour of 15, 16, 24 and 32 bits, colour maps and grey, with runs and without, from any corner.</summary>
/// <remarks>The format has no signature. A file is recognised where its header leaves no doubt and its name has the extension, or where it ends with the signature of TGA 2.0.
/// The header is read here, the pixels are decoded by ImageSharp; what that would read wrongly is refused by name.</remarks>
internal sealed class TgaDecoder : IImageDecoder
{
    // A run of 128 pixels in two bytes and more.
    private const int RunLengthRatio = 128;

    // ImageSharp takes sizes for signed.
    private const int MostPixelsAside = short.MaxValue;

    /// <inheritdoc/>
    public string Name => "TGA";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".tga", ".icb", ".vda", ".vst"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => TgaHeader.TryRead(header) is not null;

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        Span<byte> bytes = stackalloc byte[TgaHeader.Length];
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || TgaHeader.TryRead(bytes) is not { } header)
            throw new ImageFormatException(path, SR.TgaHeaderInvalid);
        if (!Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !HasFooter(file))
            throw new ImageFormatException(path, SR.TgaUncertain);
        if (Unsupported(header) is { } reason)
            throw new ImageFormatException(path, reason);
        ImageLimits.RequirePlane(path, options, header.Width, header.Height, Math.Max(header.ChannelCount, header.PixelBytes));
        long pixels = (long)header.Width * header.Height;
        long needed = header.DataOffset + (header.IsRunLength ? 0 : pixels * header.PixelBytes);
        if (needed > file.Length)
            throw new ImageFormatException(path, string.Format(SR.FileTooShort, header.Width, header.Height, needed - header.DataOffset, Math.Max(0, file.Length - header.DataOffset)));
        ImageLimits.RequireJustified(path, pixels * header.ChannelCount, file.Length, RunLengthRatio);
        return new TgaSource(header)
        {
            Path = path,
            Width = header.Width,
            Height = header.Height,
            ChannelCount = header.ChannelCount,
            ChannelLayout = ChannelLayouts.ForPicture(header.ChannelCount),
            PixelType = ElementType.UInt8,
        };
    }

    private static string? Unsupported(TgaHeader header)
    {
        if (header.Width > MostPixelsAside || header.Height > MostPixelsAside)
            return string.Format(SR.TgaTooLarge, header.Width, header.Height, MostPixelsAside);
        if (header.HasColorMap && header.Kind != TgaPixelKind.Indexed)
            return SR.TgaMapUnused;
        if (header.MapStart > 0)
            return string.Format(SR.TgaMapStart, header.MapStart);
        if (header.MapBits == 15)
            return SR.TgaMapBits;
        return header is { Kind: TgaPixelKind.Gray, PixelBits: 16, AlphaBits: 0 } ? SR.TgaGray16 : null;
    }

    private static bool HasFooter(Stream file)
    {
        var signature = "TRUEVISION-XFILE.\0"u8;
        Span<byte> end = stackalloc byte[18];
        if (file.Length < TgaHeader.Length + end.Length)
            return false;
        file.Position = file.Length - end.Length;
        return file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false) == end.Length && end.SequenceEqual(signature);
    }
}
