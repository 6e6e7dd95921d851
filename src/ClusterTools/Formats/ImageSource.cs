using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats;

/// <summary>An open image file: a row of planes of one size and type. <see cref="ReadPlane"/> may be called from several threads at once.</summary>
public abstract class ImageSource : IDisposable
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Columns of a plane.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of a plane.</summary>
    public required int Height { get; init; }

    /// <summary>Channels of a pixel.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>What the channels mean.</summary>
    public required ChannelLayout ChannelLayout { get; init => field = EnumGuard.RequireDefined(value, nameof(ChannelLayout)); }

    /// <summary>The type of a sample.</summary>
    public required ElementType PixelType { get; init => field = EnumGuard.RequireDefined(value, nameof(PixelType)); }

    /// <summary>Frames in the file: what its metadata say (ImageJ, OME), otherwise 1.</summary>
    public int FrameCount { get; init; } = 1;

    /// <summary>Planes of a frame: what the metadata say, otherwise all pages.</summary>
    public int PlaneCount { get; init; } = 1;

    /// <summary>What the reader had to decide: pages left out, metadata that contradict the file.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <summary>The bytes of one plane.</summary>
    public int PlaneBytes => checked(Width * Height * ChannelCount * PixelType.Size());

    /// <summary>Decodes plane <paramref name="index"/> (frame·<see cref="PlaneCount"/> + plane) into <paramref name="destination"/>: rows from the top, columns from
    /// the left, channels side by side, the machine's byte order. Every byte of the destination is written.</summary>
    /// <exception cref="ImageFormatException">The page is malformed.</exception>
    public abstract void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks the arguments of <see cref="ReadPlane"/>.</summary>
    /// <exception cref="ArgumentException">There is no such plane, or the destination has another size than it.</exception>
    protected void RequirePlane(int index, int destinationLength)
    {
        if (index < 0 || index >= FrameCount * PlaneCount)
            throw new ArgumentOutOfRangeException(nameof(index), string.Format(SR.IndexOutOfRange, nameof(index), index, (FrameCount * PlaneCount) - 1));
        if (destinationLength != PlaneBytes)
            throw new ArgumentException(string.Format(SR.FrameSizeWrong, destinationLength, PlaneBytes));
    }

    /// <summary>Closes the file.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
