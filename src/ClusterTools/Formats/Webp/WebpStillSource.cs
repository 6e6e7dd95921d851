using ClusterTools.Formats.Orientations;

namespace ClusterTools.Formats.Webp;

/// <summary>An open file of one picture.</summary>
/// <param name="frame">The picture.</param>
/// <param name="orientation">How it lies.</param>
internal sealed class WebpStillSource(WebpFrame frame, Orientation orientation) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 14);
        try
        {
            if (orientation == Orientation.Upright)
            {
                WebpFrameDecoder.Decode(file, frame, ChannelCount, destination, cancellationToken);
                return;
            }

            var stored = new byte[destination.Length];
            WebpFrameDecoder.Decode(file, frame, ChannelCount, stored, cancellationToken);
            OrientedCopy.Copy(stored, frame.Width, frame.Height, ChannelCount, orientation, destination);
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(Path, e.Message, innerException: e);
        }
    }
}
