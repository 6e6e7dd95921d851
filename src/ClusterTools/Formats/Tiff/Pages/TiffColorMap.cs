using System.Runtime.InteropServices;
using ClusterTools.Formats.Tiff.Directories;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>The colours of a palette image, red, green and blue side by side, in 8 bits where that loses nothing.</summary>
internal sealed class TiffColorMap
{
    private readonly byte[] _bytes;
    private readonly ushort[]? _words;

    private TiffColorMap(byte[] bytes, ushort[]? words)
    {
        _bytes = bytes;
        _words = words;
    }

    /// <summary>The type of a red, green or blue.</summary>
    public ElementType PixelType => _words is null ? ElementType.UInt8 : ElementType.UInt16;

    /// <summary>Reads the map of a directory: all reds, all greens, all blues.</summary>
    public static TiffColorMap Read(TiffDirectory directory, int bitCount)
    {
        int colors = 1 << bitCount;
        var values = new long[3 * colors];
        directory.ReadIntegers(TiffTag.ColorMap, values);
        int shift = EightBitShift(values);
        var bytes = new byte[shift >= 0 ? values.Length : 0];
        var words = shift >= 0 ? null : new ushort[values.Length];
        for (int i = 0; i < colors; i++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                long value = values[(channel * colors) + i];
                if (words is null)
                    bytes[(3 * i) + channel] = (byte)(value >> shift);
                else
                    words[(3 * i) + channel] = (ushort)value;
            }
        }

        return new TiffColorMap(bytes, words);
    }

    /// <summary>Writes the colours of a row of indices, which have 8 or 16 bits.</summary>
    public void Expand(ReadOnlySpan<byte> indices, bool wideIndices, Span<byte> destination)
    {
        var wide = MemoryMarshal.Cast<byte, ushort>(indices);
        int count = wideIndices ? wide.Length : indices.Length;
        if (_words is null)
        {
            for (int i = 0; i < count; i++)
                _bytes.AsSpan(3 * (wideIndices ? wide[i] : indices[i]), 3).CopyTo(destination.Slice(3 * i, 3));
            return;
        }

        var words = MemoryMarshal.Cast<byte, ushort>(destination);
        for (int i = 0; i < count; i++)
            _words.AsSpan(3 * (wideIndices ? wide[i] : indices[i]), 3).CopyTo(words.Slice(3 * i, 3));
    }

    /// <summary>How far to shift entries that are 8-bit ones in disguise; −1 if they are not. Entries ought to fill 16 bits, as v·257 or v·256; some old writers left them at 8.</summary>
    private static int EightBitShift(long[] values)
    {
        bool small = true;
        bool repeated = true;
        bool shifted = true;
        foreach (long value in values)
        {
            small &= value is >= 0 and < 256;
            repeated &= (value >> 8) == (value & 0xFF);
            shifted &= (value & 0xFF) == 0;
        }

        return small ? 0 : repeated || shifted ? 8 : -1;
    }
}
