using System.Buffers.Binary;

namespace ClusterTools.Formats.Bmp;

/// <summary>Reads and checks the headers, masks and palette.</summary>
internal static class BmpHeaderReader
{
    private const int FileHeaderLength = 14;
    private const int CoreHeaderLength = 12;
    private const int InfoHeaderLength = 40;
    private const int LongestHeaderLength = 124;

    /// <exception cref="ImageFormatException">The headers are damaged, or ask for what is not supported.</exception>
    public static BmpHeader Read(Stream file, string path)
    {
        // All headers, masks and palettes lie within this.
        byte[] start = new byte[FileHeaderLength + LongestHeaderLength + 16 + (4 * 256)];
        int available = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        int length = available < FileHeaderLength + 4 ? 0 : (int)Math.Min(int.MaxValue, UInt32(start, FileHeaderLength));
        if (length is not CoreHeaderLength && length is not (16 or InfoHeaderLength or 52 or 56 or 64 or 108 or LongestHeaderLength))
            throw Error(path, string.Format(SR.BmpHeaderInvalid, length));
        if (available < FileHeaderLength + length)
            throw Error(path, SR.BmpCutOff);
        bool core = length == CoreHeaderLength;
        byte[] info = new byte[LongestHeaderLength];
        Buffer.BlockCopy(start, FileHeaderLength, info, 0, length);

        int width = core ? BinaryPrimitives.ReadUInt16LittleEndian(info.AsSpan(4)) : BinaryPrimitives.ReadInt32LittleEndian(info.AsSpan(4));
        int height = core ? BinaryPrimitives.ReadUInt16LittleEndian(info.AsSpan(6)) : BinaryPrimitives.ReadInt32LittleEndian(info.AsSpan(8));
        int bitCount = BinaryPrimitives.ReadUInt16LittleEndian(info.AsSpan(core ? 10 : 14));
        var compression = (BmpCompression)(core ? 0 : UInt32(info, 16));
        // The lowest number has no positive counterpart.
        if (width < 1 || height == 0 || height == int.MinValue)
            throw Error(path, string.Format(SR.ImageSizeInvalid, width, height));
        bool topDown = height < 0;
        RequireSupported(path, bitCount, compression, topDown);

        int masksOffset = FileHeaderLength + InfoHeaderLength;
        int maskCount = compression == BmpCompression.AlphaBitFields || length >= 56 ? 4 : 3;
        uint[] masks = ReadMasks(path, start, available, masksOffset, maskCount, bitCount, compression);
        int paletteOffset = FileHeaderLength + length;
        if (length == InfoHeaderLength && compression is BmpCompression.BitFields or BmpCompression.AlphaBitFields)
            paletteOffset += 4 * maskCount;
        long dataOffset = UInt32(start, 10);
        byte[] palette = bitCount > 8 ? [] : ReadPalette(path, start.AsSpan(0, available), paletteOffset, core ? 3 : 4, UInt32(info, 32), bitCount, dataOffset);
        if (dataOffset < paletteOffset || dataOffset >= file.Length)
            throw Error(path, string.Format(SR.BmpOffsetInvalid, dataOffset));
        return new BmpHeader(width, Math.Abs(height), topDown, bitCount, compression, masks, palette, dataOffset);
    }

    private static void RequireSupported(string path, int bitCount, BmpCompression compression, bool topDown)
    {
        bool right = compression switch
        {
            BmpCompression.None => bitCount is 1 or 2 or 4 or 8 or 16 or 24 or 32,
            BmpCompression.RunLength8 => bitCount == 8 && !topDown,
            BmpCompression.RunLength4 => bitCount == 4 && !topDown,
            BmpCompression.BitFields or BmpCompression.AlphaBitFields => bitCount is 16 or 32,
            _ => false,
        };
        if (!right)
            throw Error(path, string.Format(SR.BmpUnsupported, bitCount, (uint)compression));
    }

    private static uint[] ReadMasks(string path, byte[] start, int available, int offset, int count, int bitCount, BmpCompression compression)
    {
        if (bitCount is not (16 or 32))
            return [];
        if (compression == BmpCompression.None)
            return bitCount == 16 ? [0x7C00, 0x03E0, 0x001F] : [0x00FF_0000, 0x0000_FF00, 0x0000_00FF];
        if (available < offset + (4 * count))
            throw Error(path, SR.BmpCutOff);
        var masks = new uint[count];
        for (int i = 0; i < count; i++)
        {
            masks[i] = UInt32(start, offset + (4 * i));
            // The bits of a mask must lie side by side, and red, green and blue must have some.
            uint lowest = masks[i] & (~masks[i] + 1);
            if ((i < 3 && masks[i] == 0) || ((masks[i] + lowest) & masks[i]) != 0 || (bitCount == 16 && masks[i] > 0xFFFF))
                throw Error(path, string.Format(SR.BmpMaskInvalid, masks[i].ToString("X8")));
        }

        return masks;
    }

    private static byte[] ReadPalette(string path, ReadOnlySpan<byte> start, int offset, int entryBytes, uint used, int bitCount, long dataOffset)
    {
        int count = 1 << bitCount;
        if (used > 0 && used < count)
            count = (int)used;
        // Some writers leave entries out and begin with the pixels.
        if (dataOffset > offset)
            count = (int)Math.Min(count, (dataOffset - offset) / entryBytes);
        if (count == 0 || start.Length < offset + (count * entryBytes))
            throw Error(path, SR.BmpCutOff);
        var palette = new byte[3 * count];
        for (int i = 0; i < count; i++)
        {
            palette[3 * i] = start[offset + (i * entryBytes) + 2];
            palette[(3 * i) + 1] = start[offset + (i * entryBytes) + 1];
            palette[(3 * i) + 2] = start[offset + (i * entryBytes)];
        }

        return palette;
    }

    private static uint UInt32(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

    private static ImageFormatException Error(string path, string reason) => new(path, reason);
}
