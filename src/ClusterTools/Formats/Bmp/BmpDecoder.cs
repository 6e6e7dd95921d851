using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Bmp;

/// <summary>Reads Windows and OS/2 bitmaps of 1, 2, 4, 8, 16, 24 and 32 bits, with and without runs.</summary>
/// <remarks>A palette of greys gives a grey picture, any other RGB. The fourth byte of 32-bit pixels is opacity only where the header says so. Bitmaps that wrap a JPEG or
/// PNG file are refused by name.</remarks>
internal sealed class BmpDecoder : IImageDecoder
{
    // Runs of 255 pixels in two bytes, three channels each.
    private const int RunLengthRatio = 384;

    /// <inheritdoc/>
    public string Name => "BMP";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".bmp", ".dib"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => header.Length >= 18 && header[0] == 'B' && header[1] == 'M' && header[15] == 0 && header[16] == 0 && header[17] == 0;

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var header = BmpHeaderReader.Read(file, path);
        int channels = header.ChannelCount;
        ImageLimits.RequirePlane(path, options, header.Width, header.Height, channels);
        long available = file.Length - header.DataOffset;
        if (header.Compression is BmpCompression.RunLength4 or BmpCompression.RunLength8)
        {
            ImageLimits.RequireJustified(path, (long)header.Width * header.Height * channels, file.Length, RunLengthRatio);
        }
        else
        {
            long needed = (header.StoredRowBytes * (header.Height - 1)) + header.UsedRowBytes;
            if (needed > available)
                throw new ImageFormatException(path, string.Format(SR.FileTooShort, header.Width, header.Height, needed, available));
        }

        return new BmpSource(header)
        {
            Path = path,
            Width = header.Width,
            Height = header.Height,
            ChannelCount = channels,
            ChannelLayout = ChannelLayouts.ForPicture(channels),
            PixelType = ElementType.UInt8,
        };
    }
}
