using ClusterTools.Files;
using ClusterTools.Images;
using ClusterTools.Numerics;

namespace ClusterTools.Formats.Npy;

/// <summary>Reads .npy arrays as images: rows × columns; frames × rows × columns; frames × planes × rows × columns; and with five axes the last one is channels.</summary>
public sealed class NpyDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public string Name => "NumPy";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".npy"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => NpyHeader.Recognizes(header);

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var file = new PositionalFile(path);
        try
        {
            return Open(file, NpyHeader.Read(file), options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static NpyImageSource Open(PositionalFile file, NpyHeader header, ImageReadOptions options)
    {
        // Frames, planes, rows, columns and channels, whatever of them is there.
        long[] s = header.Shape;
        var (frames, planes, rows, columns, channels) = s.Length switch
        {
            2 => (1L, 1L, s[0], s[1], 1L),
            3 => (s[0], 1L, s[1], s[2], 1L),
            4 => (s[0], s[1], s[2], s[3], 1L),
            5 => (s[0], s[1], s[2], s[3], s[4]),
            0 or 1 => throw new ImageFormatException(file.Path, string.Format(SR.NpyNoPicture, header.ShapeText)),
            _ => throw new ImageFormatException(file.Path, string.Format(SR.NpyTooManyImageAxes, header.ShapeText)),
        };
        RawImageLimits.Require(file.Path, options, frames, planes, rows, columns, channels, header.Element.Type);
        if (header.FortranOrder && header.Count * header.Element.Type.Size() > RawImageLimits.MaximumArrayBytes)
            throw new ImageFormatException(file.Path, string.Format(SR.NpyFortranTooLarge, header.ShapeText));
        return new NpyImageSource(file, header)
        {
            Path = file.Path,
            FrameCount = (int)frames,
            PlaneCount = (int)planes,
            Height = (int)rows,
            Width = (int)columns,
            ChannelCount = (int)channels,
            ChannelLayout = channels == 1 ? ChannelLayout.Gray : ChannelLayout.Separate,
            PixelType = header.Element.Type,
            Warnings = header.TrailingBytes == 0 ? [] : [new DataWarning("TrailingBytes", string.Format(SR.TrailingBytes, header.TrailingBytes))],
        };
    }
}
