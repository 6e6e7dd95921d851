using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images.Pictures;

/// <summary>One plane of a stack as pixels of red, green, blue and opacity of 8 bits each, packed from the lowest byte up, whatever its own samples are.</summary>
internal sealed class RgbaRows
{
    private const uint Opaque = 0xFF000000;

    private readonly ImageStack _stack;
    private readonly int _frame;
    private readonly int _plane;

    /// <exception cref="NotSupportedException">The samples have no range of colours, or the channels are no colours.</exception>
    public RgbaRows(ImageStack stack, int frame = 0, int plane = 0)
    {
        if (stack.PixelType is not (ElementType.UInt8 or ElementType.UInt16) || stack.ChannelCount > 4 || stack.ChannelLayout == ChannelLayout.Separate)
            throw new NotSupportedException(string.Format(SR.PictureWithoutColors, stack.PixelType, stack.ChannelCount, stack.ChannelLayout));
        (_stack, _frame, _plane) = (stack, frame, plane);
    }

    /// <summary>Rows of the picture.</summary>
    public int Height => _stack.Height;

    /// <summary>Pixels of a row.</summary>
    public int Width => _stack.Width;

    /// <summary>Reads a row. Pixels that cannot be seen are all 0.</summary>
    public void Read(int row, Span<uint> pixels)
    {
        int channels = _stack.ChannelCount;
        int samples = Width * channels;
        int sampleBytes = _stack.PixelType.Size();
        var source = _stack.GetFrameBytes(_frame).Slice(((_plane * Height) + row) * samples * sampleBytes, samples * sampleBytes);
        if (sampleBytes == 1)
        {
            for (int x = 0, i = 0; x < pixels.Length; x++, i += channels)
                pixels[x] = Pack(channels, source[i], source[i + Math.Min(1, channels - 1)], channels > 2 ? source[i + 2] : 0u, channels > 3 ? source[i + 3] : 0u);
            return;
        }

        var wide = MemoryMarshal.Cast<byte, ushort>(source);
        for (int x = 0, i = 0; x < pixels.Length; x++, i += channels)
            pixels[x] = Pack(channels, Narrow(wide[i]), Narrow(wide[i + Math.Min(1, channels - 1)]), channels > 2 ? Narrow(wide[i + 2]) : 0, channels > 3 ? Narrow(wide[i + 3]) : 0);
    }

    // 65535 / 255 = 257.
    private static uint Narrow(ushort sample) => (sample + 128u) / 257;

    private static uint Pack(int channels, uint first, uint second, uint third, uint fourth) => channels switch
    {
        1 => (first * 0x010101) | Opaque,
        2 => second == 0 ? 0 : (first * 0x010101) | (second << 24),
        3 => first | (second << 8) | (third << 16) | Opaque,
        _ => fourth == 0 ? 0 : first | (second << 8) | (third << 16) | (fourth << 24),
    };
}
