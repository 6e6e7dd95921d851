using ClusterTools.Formats.Tiff.Directories;

namespace ClusterTools.Formats.Tiff.Writing;

/// <summary>Writes one directory and the values that it points to, in the machine's byte order.</summary>
internal sealed class TiffDirectoryWriter(bool big)
{
    private readonly List<(TiffTag Tag, TiffFieldType Type, long[] Values)> _fields = [];

    /// <summary>The bytes of the directory with all its values.</summary>
    public int Bytes
    {
        get
        {
            int bytes = CountBytes + (_fields.Count * EntryBytes) + OffsetBytes;
            foreach (var (_, type, values) in _fields)
                bytes += OutsideBytes(type, values);
            return bytes;
        }
    }

    private int CountBytes => big ? 8 : 2;

    private int EntryBytes => big ? 20 : 12;

    private int OffsetBytes => big ? 8 : 4;

    /// <summary>Adds a field; tags must ascend. The values may be changed until the directory is written.</summary>
    public void Add(TiffTag tag, TiffFieldType type, params long[] values) => _fields.Add((tag, type, values));

    /// <summary>Adds a field of ASCII text.</summary>
    public void Add(TiffTag tag, string text)
    {
        var values = new long[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
            values[i] = text[i];
        _fields.Add((tag, TiffFieldType.Ascii, values));
    }

    /// <summary>Writes the directory.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="position">The position of <paramref name="output"/> in the file.</param>
    /// <param name="next">Where the next directory begins; 0 after the last.</param>
    public void Write(Stream output, long position, long next)
    {
        Put(output, big ? TiffFieldType.Long8 : TiffFieldType.Short, _fields.Count);
        long outside = position + CountBytes + (_fields.Count * EntryBytes) + OffsetBytes;
        foreach (var (tag, type, values) in _fields)
        {
            Put(output, TiffFieldType.Short, (long)tag);
            Put(output, TiffFieldType.Short, (long)type);
            PutOffset(output, values.Length);
            int outsideBytes = OutsideBytes(type, values);
            if (outsideBytes > 0)
            {
                PutOffset(output, outside);
                outside += outsideBytes;
            }
            else
            {
                PutAll(output, type, values, OffsetBytes);
            }
        }

        PutOffset(output, next);
        foreach (var (_, type, values) in _fields)
            PutAll(output, type, values, OutsideBytes(type, values));
    }

    /// <summary>Writes an offset or count: 4 bytes, in a BigTIFF 8.</summary>
    public void PutOffset(Stream output, long value) => Put(output, big ? TiffFieldType.Long8 : TiffFieldType.Long, value);

    /// <summary>Writes one number.</summary>
    public static void Put(Stream output, TiffFieldType type, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        int size = TiffField.SizeOf(type);
        for (int i = 0; i < size; i++)
            bytes[BitConverter.IsLittleEndian ? i : size - 1 - i] = (byte)(value >> (8 * i));
        output.Write(bytes.Slice(0, size));
    }

    /// <summary>The bytes that values take outside of their entry: an even number.</summary>
    private int OutsideBytes(TiffFieldType type, long[] values)
    {
        int bytes = TiffField.SizeOf(type) * values.Length;
        return bytes <= OffsetBytes ? 0 : bytes + (bytes & 1);
    }

    private static void PutAll(Stream output, TiffFieldType type, long[] values, int room)
    {
        if (room == 0)
            return;
        foreach (long value in values)
            Put(output, type, value);
        for (int i = TiffField.SizeOf(type) * values.Length; i < room; i++)
            output.WriteByte(0);
    }
}
