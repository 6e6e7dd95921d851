using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images;

/// <summary>Intensities of a frame: the mean of the channels, without opacity.</summary>
internal static class FrameIntensity
{
    /// <summary>Reads all planes of a frame.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="intensity">Receives a value for each voxel.</param>
    public static void Read(ImageStack stack, int frame, Span<double> intensity) => Read(stack, frame, 0, intensity);

    /// <summary>Reads consecutive voxels of a frame, starting at a position.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="first">The linear position of the first voxel.</param>
    /// <param name="intensity">Receives a value for each voxel.</param>
    public static void Read(ImageStack stack, int frame, int first, Span<double> intensity)
    {
        int channels = stack.ChannelCount;
        int voxelBytes = channels * stack.PixelType.Size();
        var source = stack.GetFrameBytes(frame).Slice(first * voxelBytes, intensity.Length * voxelBytes);
        if (channels == 1)
        {
            ElementConvert.ToDouble(stack.PixelType, source, intensity);
            return;
        }

        int colors = stack.ChannelLayout is ChannelLayout.GrayAlpha or ChannelLayout.Rgba ? channels - 1 : channels;
        int columns = stack.Width;
        var samples = new double[columns * channels];
        for (int row = 0; row < intensity.Length; row += columns)
        {
            ElementConvert.ToDouble(stack.PixelType, source.Slice(row * voxelBytes, columns * voxelBytes), samples);
            for (int x = 0; x < columns; x++)
            {
                double sum = 0;
                for (int c = 0; c < colors; c++)
                    sum += samples[(x * channels) + c];
                intensity[row + x] = sum / colors;
            }
        }
    }
}
