using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>Reads .npy arrays as images: rows × columns; frames × rows × columns; frames × planes × rows × columns. A fifth axis is channels: the last one if it has
/// at most 4 entries, as the pixels of pictures have, otherwise the third, the order T, Z, C, Y, X of microscopy.</summary>
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
        var shape = RawImageShape.Of(file.Path, header.Shape, header.Element.Type, options);
        if (header.FortranOrder && header.Count * header.Element.Type.Size() > RawImageShape.MaximumArrayBytes)
            throw new ImageFormatException(file.Path, string.Format(SR.NpyFortranTooLarge, header.ShapeText));
        return new NpyImageSource(file, header, shape.ChannelsFirst)
        {
            Path = file.Path,
            FrameCount = shape.Frames,
            PlaneCount = shape.Planes,
            Height = shape.Rows,
            Width = shape.Columns,
            ChannelCount = shape.Channels,
            ChannelLayout = shape.Layout,
            PixelType = header.Element.Type,
            Warnings = header.TrailingBytes == 0 ? [] : [new DataWarning("TrailingBytes", string.Format(SR.TrailingBytes, header.TrailingBytes))],
        };
    }
}
