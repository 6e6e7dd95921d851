using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClusterTools.Formats.Elements;

namespace ClusterTools.Formats.Png;

/// <summary>Turns stored rows into decoded pixels: fewer than 8 bits of grey become 8 (white is 255), palettes become RGB or RGBA, a transparent grey or colour
/// becomes a channel of opacity (0, or the highest value), 16 bits get the machine's byte order.</summary>
internal sealed class PngRowExpander(PngContent content)
{
    private readonly PngHeader _header = content.Header;
    private readonly byte[] _palette = content.Palette ?? [];
    private readonly byte[]? _transparency = content.Transparency;

    // The grey or the colour that is transparent. Of 16 bits that are stored, those that the samples lack mean nothing.
    private readonly int[] _key = content.Palette is null && content.Transparency is { } stored
        ? [.. Enumerable.Range(0, stored.Length / 2).Select(k => BinaryPrimitives.ReadUInt16BigEndian(stored.AsSpan(2 * k)) & ((1 << content.Header.BitDepth) - 1))]
        : [];

    /// <summary>Expands one row.</summary>
    /// <exception cref="InvalidDataException">A pixel names a palette entry that does not exist.</exception>
    public void Expand(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        if (_header.ColorType == PngColorType.Indexed)
            ExpandIndexed(row, pixels);
        else if (_header.BitDepth == 16)
            Expand16(row, pixels);
        else if (_header.BitDepth < 8)
            ExpandPackedGray(row, pixels);
        else
            Expand8(row, pixels);
    }

    private void ExpandIndexed(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        int bits = _header.BitDepth;
        int mask = (1 << bits) - 1;
        int channels = _transparency is null ? 3 : 4;
        int width = pixels.Length / channels;
        for (int x = 0; x < width; x++)
        {
            int bit = x * bits;
            int entry = (row[bit >> 3] >> (8 - bits - (bit & 7))) & mask;
            if (3 * entry >= _palette.Length)
                throw new InvalidDataException(string.Format(SR.FilePaletteEntryMissing, entry, _palette.Length / 3));
            var pixel = pixels.Slice(x * channels, channels);
            pixel[0] = _palette[3 * entry];
            pixel[1] = _palette[(3 * entry) + 1];
            pixel[2] = _palette[(3 * entry) + 2];
            if (_transparency is not null)
                pixel[3] = entry < _transparency.Length ? _transparency[entry] : (byte)255;
        }
    }

    private void ExpandPackedGray(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        int bits = _header.BitDepth;
        int mask = (1 << bits) - 1;
        int scale = 255 / mask;
        int key = _transparency is null ? -1 : _key[0];
        int channels = _transparency is null ? 1 : 2;
        int width = pixels.Length / channels;
        for (int x = 0; x < width; x++)
        {
            int bit = x * bits;
            int value = (row[bit >> 3] >> (8 - bits - (bit & 7))) & mask;
            pixels[x * channels] = (byte)(value * scale);
            if (channels == 2)
                pixels[(2 * x) + 1] = value == key ? (byte)0 : (byte)255;
        }
    }

    private void Expand8(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        if (_transparency is null)
        {
            row.CopyTo(pixels);
            return;
        }

        int samples = _header.SampleCount;
        for (int i = 0, o = 0; i < row.Length; i += samples, o += samples + 1)
        {
            bool transparent = true;
            for (int k = 0; k < samples; k++)
            {
                pixels[o + k] = row[i + k];
                transparent &= row[i + k] == _key[k];
            }

            pixels[o + samples] = transparent ? (byte)0 : (byte)255;
        }
    }

    private void Expand16(ReadOnlySpan<byte> row, Span<byte> pixelBytes)
    {
        if (_transparency is null)
        {
            row.CopyTo(pixelBytes);
            if (BitConverter.IsLittleEndian)
                ByteOrder.Swap(pixelBytes, sizeof(ushort));
            return;
        }

        var pixels = MemoryMarshal.Cast<byte, ushort>(pixelBytes);
        int samples = _header.SampleCount;
        int width = pixels.Length / (samples + 1);
        for (int x = 0; x < width; x++)
        {
            bool transparent = true;
            for (int k = 0; k < samples; k++)
            {
                ushort value = BinaryPrimitives.ReadUInt16BigEndian(row.Slice(2 * ((x * samples) + k)));
                pixels[(x * (samples + 1)) + k] = value;
                transparent &= value == _key[k];
            }

            pixels[(x * (samples + 1)) + samples] = transparent ? (ushort)0 : ushort.MaxValue;
        }
    }
}
