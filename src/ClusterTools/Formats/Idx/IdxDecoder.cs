using ClusterTools.Formats.Compression;
using ClusterTools.Formats.Elements;

namespace ClusterTools.Formats.Idx;

/// <summary>Reads IDX files (.gz or plain) as images: images × rows × columns, a frame an image.</summary>
public sealed class IdxDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public string Name => "IDX";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".idx", ".idx.gz", "-ubyte", "-ubyte.gz"];

    /// <summary>Whether the file begins as an IDX file does, or as a gzip file, which of the formats known here only this one comes in.</summary>
    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header) => IdxHeader.Recognizes(header) || GzipInput.Recognizes(header);

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var input = IdxInput.Open(path, CancellationToken.None);
        var type = input.Header.Element.Type;
        var shape = RawImageShape.Of(path, input.Header.Shape, type, options);
        return new IdxImageSource(input)
        {
            Path = path,
            FrameCount = shape.Frames,
            PlaneCount = shape.Planes,
            Height = shape.Rows,
            Width = shape.Columns,
            ChannelCount = shape.Channels,
            ChannelLayout = shape.Layout,
            PixelType = type,
        };
    }
}
