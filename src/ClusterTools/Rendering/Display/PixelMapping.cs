using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Display;

/// <summary>Turns values of any type into 8-bit pixels.</summary>
internal static class PixelMapping
{
    /// <summary>The channels of a pixel without its opacity.</summary>
    public static int ColorChannels(ImageStack stack) => stack.ChannelLayout is ChannelLayout.GrayAlpha or ChannelLayout.Rgba ? stack.ChannelCount - 1 : stack.ChannelCount;

    /// <summary>White where a value is above the threshold, black elsewhere and where it is not a number.</summary>
    public static ImageStack Binarize(ImageStack stack, double threshold, ExecutionOptions execution) =>
        Map(stack, 1, ChannelLayout.Gray, $"above {threshold}", execution, (values, pixels) =>
        {
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = values[i] > threshold ? byte.MaxValue : (byte)0;
        });

    /// <summary>The lower limit becomes the first colour and the upper one the last; opacity keeps its part of the range of the type.</summary>
    public static ImageStack Rescale(ImageStack stack, (double Low, double High) limits, Colormap map, ExecutionOptions execution)
    {
        string what = $"{limits.Low:G6} to {limits.High:G6}, {map}";
        if (map != Colormap.Gray)
        {
            byte[] table = ColormapColors.Table(map);
            return Map(stack, 3, ChannelLayout.Rgb, what, execution, (values, pixels) =>
            {
                for (int i = 0; i < values.Length; i++)
                {
                    if (!double.IsNaN(values[i]))
                        table.AsSpan(3 * ImagePicture.Level(values[i], limits.Low, limits.High), 3).CopyTo(pixels.Slice(3 * i));
                }
            });
        }

        int channels = stack.ChannelCount, colors = ColorChannels(stack);
        double opaque = stack.PixelType.IsFloat() ? 1 : stack.PixelType.Range().High;
        return Map(stack, channels, stack.ChannelLayout, what, execution, (values, pixels) =>
        {
            for (int i = 0; i < values.Length; i++)
                pixels[i] = i % channels < colors ? ImagePicture.Level(values[i], limits.Low, limits.High) : ImagePicture.Level(values[i], 0, opaque);
        });
    }

    private delegate void RowMapping(ReadOnlySpan<double> values, Span<byte> pixels);

    private static ImageStack Map(ImageStack stack, int channels, ChannelLayout layout, string what, ExecutionOptions execution, RowMapping map)
    {
        var frames = new byte[stack.FrameCount][];
        int length = stack.Width * stack.ChannelCount;
        int rows = stack.PlaneCount * stack.Height;
        int rowBytes = length * stack.PixelType.Size();
        for (int frame = 0; frame < frames.Length; frame++)
        {
            var pixels = new byte[checked(stack.Grid.Count * channels)];
            int source = frame;
            var scratch = new WorkerScratch<double>(ChunkedParallel.WorkerCount(rows, execution), length);
            ChunkedParallel.For(rows, execution, (row, worker) =>
            {
                var values = scratch[worker].AsSpan();
                ElementConvert.ToDouble(stack.PixelType, stack.GetFrameBytes(source).Slice(row * rowBytes, rowBytes), values);
                map(values, pixels.AsSpan(row * stack.Width * channels, stack.Width * channels));
            });
            frames[frame] = pixels;
        }

        return new ImageStack(frames, stack.Grid, channels, layout, ElementType.UInt8)
        {
            SourcePath = stack.SourcePath,
            History = [.. stack.History, new ProvenanceStep("display", what)],
            Warnings = stack.Warnings,
            Truth = stack.Truth,
        };
    }
}
