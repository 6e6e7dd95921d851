using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Images;

/// <summary>Stacks for tests.</summary>
internal static class StackData
{
    /// <summary>A stack whose samples come from a function of frame, plane, row, column and channel.</summary>
    public static ImageStack Make<T>(int frames, GridShape grid, Func<int, int, int, int, T> sample)
        where T : unmanaged =>
        Make(frames, grid, 1, (f, z, y, x, _) => sample(f, z, y, x));

    public static ImageStack Make<T>(int frames, GridShape grid, int channels, Func<int, int, int, int, int, T> sample, int[]? truth = null)
        where T : unmanaged
    {
        var bytes = new byte[frames][];
        for (int f = 0; f < frames; f++)
        {
            var samples = new T[grid.Count * channels];
            int i = 0;
            for (int z = 0; z < grid.Planes; z++)
                for (int y = 0; y < grid.Rows; y++)
                    for (int x = 0; x < grid.Columns; x++)
                        for (int c = 0; c < channels; c++)
                            samples[i++] = sample(f, z, y, x, c);
            bytes[f] = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        }

        return new ImageStack(bytes, grid, channels, ChannelLayoutOf(channels), ElementTypes.Of(typeof(T))) { Truth = truth };
    }

    /// <summary>All samples of a frame as doubles.</summary>
    public static double[] Frame(ImageStack stack, int frame)
    {
        byte[] bytes = stack.GetFrameBytes(frame).ToArray();
        var values = new double[bytes.Length / stack.PixelType.Size()];
        ElementConvert.ToDouble(stack.PixelType, bytes, values);
        return values;
    }

    private static ChannelLayout ChannelLayoutOf(int channels) => channels switch
    {
        1 => ChannelLayout.Gray,
        3 => ChannelLayout.Rgb,
        _ => ChannelLayout.Separate,
    };
}
