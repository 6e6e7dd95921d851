using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Display;

/// <summary>Draws stacks of any element type for the eye: contrast, colours, a threshold, tiles, enlarged pixels, a bar of colours. What is measured are the values of the stack, never these pictures.</summary>
public static class DisplayRenderer
{
    /// <summary>Draws the images of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="options">What is drawn, and how.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <returns>Images of 8 bits where values are rescaled, coloured or compared with a threshold; otherwise of the stack's own type. Values that are not numbers are black.</returns>
    /// <exception cref="ArgumentException">Options do not fit each other or the stack, or the picture would be too large.</exception>
    public static DisplayedImages Render(ImageStack stack, DisplayOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        options.RequireFor(stack);
        (double Low, double High)? limits = options.Contrast == ImageContrast.None ? null : DisplayLimits.Of(stack, options, execution);
        var images = options.Threshold is { } threshold
            ? PixelMapping.Binarize(stack, threshold, execution)
            : options.MapsValues ? PixelMapping.Rescale(stack, limits ?? (0, byte.MaxValue), options.Colormap, execution) : stack;
        images = Arrange(images, options, execution);
        if (options.ColorBar)
            images = BarBeside.Append(images, limits!.Value, options.Colormap);
        return new DisplayedImages(images, limits);
    }

    private static ImageStack Arrange(ImageStack stack, DisplayOptions options, ExecutionOptions execution)
    {
        if (options.Tiling == ImageTiling.None && options.Scale == 1)
            return stack;
        bool all = options.Tiling == ImageTiling.All;
        int tiles = options.Tiling == ImageTiling.None ? 1 : stack.PlaneCount * (all ? stack.FrameCount : 1);
        int planes = options.Tiling == ImageTiling.None ? stack.PlaneCount : 1;
        int? columns = all && stack.PlaneCount > 1 ? stack.PlaneCount : null;
        var layout = new TileLayout(tiles, (long)stack.Width * options.Scale, (long)stack.Height * options.Scale, tiles == 1 ? 0 : 2 * options.Scale, columns);
        int pixelBytes = stack.ChannelCount * stack.PixelType.Size();
        byte[] separator = Separator(stack, pixelBytes);
        var frames = new byte[all ? 1 : stack.FrameCount][];
        ChunkedParallel.For(frames.Length, execution, (frame, _) =>
        {
            var pixels = new byte[checked(planes * layout.Width * layout.Height * pixelBytes)];
            if (tiles > 1)
            {
                for (int at = 0; at < pixels.Length; at += pixelBytes)
                    separator.CopyTo(pixels, at);
            }

            for (int tile = 0; tile < tiles * planes; tile++)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int source = all ? tile / stack.PlaneCount : frame;
                int corner = tiles > 1 ? layout.Corner(tile) : tile * layout.Width * layout.Height;
                Enlarge(stack, source, tile % stack.PlaneCount, options.Scale, pixels.AsSpan(corner * pixelBytes), layout.Width * pixelBytes, pixelBytes);
            }

            frames[frame] = pixels;
        });
        string what = $"{(tiles > 1 ? $"{tiles} tiles" : "pixels")} of {options.Scale}x{options.Scale}";
        return stack.With(frames, new GridShape(planes, layout.Height, layout.Width), stack.PixelType, new ProvenanceStep("display", what));
    }

    /// <summary>The colour between tiles: dark grey in pictures of 8 bits, 0 in others.</summary>
    private static byte[] Separator(ImageStack stack, int pixelBytes)
    {
        var pixel = new byte[pixelBytes];
        if (stack.PixelType == ElementType.UInt8)
            pixel.AsSpan().Fill(TileLayout.SeparatorGray);
        return pixel;
    }

    private static void Enlarge(ImageStack stack, int frame, int plane, int scale, Span<byte> target, int targetRowBytes, int pixelBytes)
    {
        int rowBytes = stack.Width * pixelBytes;
        var source = stack.GetFrameBytes(frame).Slice(plane * stack.Height * rowBytes, stack.Height * rowBytes);
        for (int y = 0; y < stack.Height; y++)
        {
            var row = target.Slice(y * scale * targetRowBytes, rowBytes * scale);
            for (int x = 0; x < stack.Width; x++)
            {
                var pixel = source.Slice((y * rowBytes) + (x * pixelBytes), pixelBytes);
                for (int i = 0; i < scale; i++)
                    pixel.CopyTo(row.Slice(((x * scale) + i) * pixelBytes));
            }

            for (int i = 1; i < scale; i++)
                row.CopyTo(target.Slice(((y * scale) + i) * targetRowBytes));
        }
    }
}
