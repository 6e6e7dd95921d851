using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Pnm;

/// <summary>Reads PBM, PGM and PPM files, as text or binary, and PAM files, of 8 and 16 bits.</summary>
/// <remarks>Samples are kept as they are, whatever the highest value that the head names: a 12-bit camera's 4095 stays 4095. Pixels of bitmaps are 0 (black) and 255.
/// Of a file with several pictures only the first is read.</remarks>
internal sealed class PnmDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public string Name => "PNM";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".pnm", ".pbm", ".pgm", ".ppm", ".pam"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) =>
        header.Length >= 3 && header[0] == 'P' && header[1] is >= (byte)'1' and <= (byte)'7' && header[2] is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r') or (byte)'#';

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var input = new PnmInput(file, path);
        var header = PnmHeaderReader.Read(input);
        ImageLimits.RequirePlane(path, options, header.Width, header.Height, header.Channels * header.SampleBytes);
        // The last number of a text needs no space after it.
        long needed = (header.LeastRowBytes * header.Height) - (header.Kind is 2 or 3 ? 1 : 0);
        if (needed > input.Remaining)
            throw new ImageFormatException(path, string.Format(SR.FileTooShort, header.Width, header.Height, needed, input.Remaining));
        return new PnmSource(header)
        {
            Path = path,
            Width = header.Width,
            Height = header.Height,
            ChannelCount = header.Channels,
            ChannelLayout = ChannelLayouts.ForPicture(header.Channels),
            PixelType = header.SampleBytes == 2 ? ElementType.UInt16 : ElementType.UInt8,
            Warnings = HasAnother(input, header, needed) ? [new DataWarning("PicturesLeftOut", string.Format(SR.PnmPicturesLeftOut, path))] : [],
        };
    }

    private static bool HasAnother(PnmInput input, PnmHeader header, long length) => !header.IsText && input.ReadByteAt(header.DataOffset + length) == 'P';
}
