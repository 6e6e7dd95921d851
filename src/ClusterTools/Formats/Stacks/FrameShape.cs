using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Stacks;

/// <summary>What the frames of one stack have in common.</summary>
internal readonly record struct FrameShape(GridShape Grid, int ChannelCount, ElementType PixelType)
{
    // The most elements of a byte array on every runtime.
    private const int MaximumArrayLength = 0x7FFFFFC7;

    /// <summary>The shape of a source's frames, of <paramref name="planeCount"/> planes each.</summary>
    public static FrameShape Of(ImageSource source, int planeCount) =>
        new(new GridShape(planeCount, source.Height, source.Width), source.ChannelCount, source.PixelType);

    /// <summary>The bytes of one plane.</summary>
    public int PlaneBytes => checked(Grid.Rows * Grid.Columns * ChannelCount * PixelType.Size());

    /// <summary>The bytes of one frame.</summary>
    /// <exception cref="ImageFormatException">They do not fit into one array.</exception>
    public int FrameBytes(string path)
    {
        // Each factor is below 2^31: no rounded product of doubles can pass for one that fits.
        double bytes = (double)Grid.Planes * Grid.Rows * Grid.Columns * ChannelCount * PixelType.Size();
        if (bytes > MaximumArrayLength)
            throw new ImageFormatException(path, string.Format(SR.FrameTooLarge, this, bytes, MaximumArrayLength));
        return (int)bytes;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Grid}{(ChannelCount == 1 ? string.Empty : $"x{ChannelCount}")} {PixelType}";
}
