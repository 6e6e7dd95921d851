using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ClusterTools.Formats.Bmp;

/// <summary>Turns stored rows into grey, RGB or RGBA.</summary>
internal sealed class BmpRowExpander(BmpHeader header)
{
    /// <summary>Expands a row that is stored without runs.</summary>
    /// <exception cref="InvalidDataException">A pixel names a palette entry that does not exist.</exception>
    public void Expand(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        if (header.BitCount == 24)
            ExpandBytes(row, pixels);
        else if (header.BitCount > 8)
            ExpandMasks(row, pixels);
        else
            ExpandEntries(row, pixels, header.BitCount);
    }

    /// <summary>Expands palette entries of some bits each.</summary>
    public void ExpandEntries(ReadOnlySpan<byte> row, Span<byte> pixels, int bits)
    {
        byte[] palette = header.Palette;
        int channels = header.ChannelCount;
        int mask = (1 << bits) - 1;
        for (int x = 0; x < header.Width; x++)
        {
            int bit = x * bits;
            int entry = (row[bit >> 3] >> (8 - bits - (bit & 7))) & mask;
            if (3 * entry >= palette.Length)
                throw new InvalidDataException(string.Format(SR.FilePaletteEntryMissing, entry, palette.Length / 3));
            for (int k = 0; k < channels; k++)
                pixels[(x * channels) + k] = palette[(3 * entry) + k];
        }
    }

    // Blue, green, red.
    private void ExpandBytes(ReadOnlySpan<byte> row, Span<byte> pixels) =>
        PixelOperations<Rgb24>.Instance.FromBgr24Bytes(Configuration.Default, row, MemoryMarshal.Cast<byte, Rgb24>(pixels), header.Width);

    private void ExpandMasks(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        int channels = header.ChannelCount;
        Span<int> shifts = stackalloc int[4];
        Span<uint> most = stackalloc uint[4];
        for (int k = 0; k < channels; k++)
        {
            while (((header.Masks[k] >> shifts[k]) & 1) == 0)
                shifts[k]++;
            most[k] = header.Masks[k] >> shifts[k];
        }

        for (int x = 0; x < header.Width; x++)
        {
            uint pixel = header.BitCount == 16 ? BinaryPrimitives.ReadUInt16LittleEndian(row.Slice(2 * x)) : BinaryPrimitives.ReadUInt32LittleEndian(row.Slice(4 * x));
            for (int k = 0; k < channels; k++)
            {
                ulong value = (pixel & header.Masks[k]) >> shifts[k];
                pixels[(x * channels) + k] = most[k] == 255 ? (byte)value : (byte)(((value * 510) + most[k]) / (2UL * most[k]));
            }
        }
    }
}
