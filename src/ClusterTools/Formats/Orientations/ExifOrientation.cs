using System.Buffers.Binary;

namespace ClusterTools.Formats.Orientations;

/// <summary>Finds the orientation in a block of EXIF, which is built like a TIFF file. A block that is damaged says nothing.</summary>
internal static class ExifOrientation
{
    private const int OrientationTag = 274;
    private const int ShortType = 3;

    /// <summary>The orientation that the first directory names; upright where there is none.</summary>
    public static Orientation Read(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8)
            return Orientation.Upright;
        bool little = exif[0] == 'I' && exif[1] == 'I';
        if ((!little && !(exif[0] == 'M' && exif[1] == 'M')) || ReadUInt16(exif.Slice(2), little) != 42)
            return Orientation.Upright;
        uint directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif.Slice(4)) : BinaryPrimitives.ReadUInt32BigEndian(exif.Slice(4));
        if (directory > exif.Length - 2)
            return Orientation.Upright;
        var entries = exif.Slice((int)directory + 2);
        int count = ReadUInt16(exif.Slice((int)directory), little);
        for (int i = 0; i < count && entries.Length >= 12; i++, entries = entries.Slice(12))
        {
            if (ReadUInt16(entries, little) != OrientationTag || ReadUInt16(entries.Slice(2), little) != ShortType)
                continue;
            int value = ReadUInt16(entries.Slice(8), little);
            return value is >= 1 and <= 8 ? (Orientation)value : Orientation.Upright;
        }

        return Orientation.Upright;
    }

    private static int ReadUInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
