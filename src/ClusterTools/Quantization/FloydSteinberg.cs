using ClusterTools.Images.Pictures;
using ClusterTools.Threading;

namespace ClusterTools.Quantization;

/// <summary>Distributes the error of each pixel: 7/16 to the next, 3/16, 5/16 and 1/16 to those below, in serpentine order.
/// Integer arithmetic, so that the result is the same on every machine.</summary>
internal static class FloydSteinberg
{
    private const int Channels = 3;

    /// <summary>The palette entry of each pixel.</summary>
    public static byte[] Apply(RgbaRows rows, PaletteColors palette, ExecutionOptions execution)
    {
        int width = rows.Width;
        var result = new byte[width * rows.Height];
        var pixels = new uint[width];
        // Sixteenths of levels, with space for one pixel beyond each end.
        var errors = new int[(width + 2) * Channels];
        var below = new int[errors.Length];
        for (int y = 0; y < rows.Height; y++)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            rows.Read(y, pixels);
            Array.Clear(below, 0, below.Length);
            int step = y % 2 == 0 ? 1 : -1;
            for (int i = 0, x = step > 0 ? 0 : width - 1; i < width; i++, x += step)
            {
                int at = (x + 1) * Channels;
                uint wanted = Add(pixels[x], errors.AsSpan(at, Channels));
                int entry = palette.Nearest(wanted);
                result[(y * width) + x] = (byte)entry;
                uint given = palette.Colors[entry];
                // A transparent pixel has no visible error to distribute.
                if (wanted >> 24 == 0)
                    continue;
                for (int c = 0; c < Channels; c++)
                {
                    int error = Level(wanted, c) - Level(given, c);
                    errors[at + (step * Channels) + c] += 7 * error;
                    below[at - (step * Channels) + c] += 3 * error;
                    below[at + c] += 5 * error;
                    below[at + (step * Channels) + c] += error;
                }
            }

            (errors, below) = (below, errors);
        }

        return result;
    }

    private static uint Add(uint pixel, ReadOnlySpan<int> error)
    {
        if (pixel >> 24 == 0)
            return pixel;
        uint result = pixel & 0xFF000000;
        for (int c = 0; c < Channels; c++)
            result |= (uint)Math.Clamp(Level(pixel, c) + ((error[c] + 8) >> 4), 0, 255) << (8 * c);
        return result;
    }

    private static int Level(uint color, int channel) => (byte)(color >> (8 * channel));
}
