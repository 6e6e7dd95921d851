using ClusterTools.Files;
using ClusterTools.Formats.ImageSharp;

namespace ClusterTools.Formats.Tga;

/// <summary>An open TGA file: one picture, decoded by ImageSharp.</summary>
internal sealed class TgaSource(TgaHeader header) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            if (header.IsRunLength)
                TgaRuns.Require(file, header, cancellationToken);
            file.Position = 0;
            Decode(new CancellableStream(file, cancellationToken), destination, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(Path, e.Message, innerException: e);
        }
    }

    private void Decode(Stream file, Span<byte> destination, CancellationToken token) =>
        CodecPixels.Decode(new SixLabors.ImageSharp.Formats.Tga.TgaDecoder(), file, Width, Height, ChannelCount, destination, token);
}
