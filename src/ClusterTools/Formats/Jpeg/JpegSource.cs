using ClusterTools.Formats.Jpeg.Headers;
using ClusterTools.Formats.Orientations;

namespace ClusterTools.Formats.Jpeg;

/// <summary>An open JPEG file: one picture.</summary>
internal sealed class JpegSource(Orientation orientation) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        // The header is read once more: the components hold what is being decoded, and planes may be read on several threads.
        var header = JpegHeaderReader.Read(new JpegInput(file, Path));
        var frame = header.Frame;
        if ((long)frame.Width * frame.Height * ChannelCount != destination.Length)
            throw new ImageFormatException(Path, SR.FileChanged);
        file.Position = 0;
        var input = new JpegInput(file, Path);
        try
        {
            var reader = new JpegPictureReader(input, header, cancellationToken);
            if (orientation == Orientation.Upright)
            {
                reader.Read(destination);
                return;
            }

            var stored = new byte[destination.Length];
            reader.Read(stored);
            OrientedCopy.Copy(stored, frame.Width, frame.Height, ChannelCount, orientation, destination);
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(Path, e.Message, offset: input.Position, innerException: e);
        }
    }
}
