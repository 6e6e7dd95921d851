using System.Text;

namespace ClusterTools.Formats.Tiff.Directories;

/// <summary>The fields of one directory that the decoder looks at. One object reads the directories of a file one after another.</summary>
internal sealed class TiffDirectory(TiffInput input)
{
    private const int MaximumEntries = ushort.MaxValue;
    private const int BlockBytes = 4096;

    private static readonly TiffTag[] Known = (TiffTag[])Enum.GetValues(typeof(TiffTag));

    private readonly TiffField[] _fields = new TiffField[Known.Length];

    /// <summary>Reads the directory at an offset and gives the offset of the next, 0 after the last.</summary>
    public long Read(long offset)
    {
        Array.Clear(_fields, 0, _fields.Length);
        bool big = input.IsBigTiff;
        int countBytes = big ? 8 : 2;
        int entryBytes = big ? 20 : 12;
        int linkBytes = big ? 8 : 4;
        var head = input.Bytes(offset, countBytes);
        long count = big ? input.ReadOffset(head) : input.ReadUInt16(head);
        if (count is <= 0 or > MaximumEntries)
            throw input.Error(string.Format(SR.TiffEntryCountInvalid, count), offset);
        input.Spend(countBytes + (count * entryBytes) + linkBytes);
        long position = offset + countBytes;
        for (long i = 0; i < count; i++, position += entryBytes)
            ReadEntry(position, input.Bytes(position, entryBytes));
        // Some writers leave the last link out where the directory ends the file.
        return position == input.Length ? 0 : input.ReadOffset(input.Bytes(position, linkBytes));
    }

    /// <summary>A field; not present where the directory lacks it.</summary>
    public TiffField this[TiffTag tag] => _fields[Array.IndexOf(Known, tag)];

    /// <summary>The first value of an integer field, or <paramref name="absent"/> where the directory lacks it.</summary>
    public long GetInteger(TiffTag tag, long absent)
    {
        var field = this[tag];
        if (!field.IsPresent)
            return absent;
        Span<long> value = stackalloc long[1];
        ReadIntegers(tag, value);
        return value[0];
    }

    /// <summary>An integer of a field, which must be from 1 to 2^31 − 1.</summary>
    public int GetSize(TiffTag tag)
    {
        long value = GetInteger(tag, 0);
        return value is > 0 and <= int.MaxValue ? (int)value : throw input.Error(string.Format(SR.TiffValueInvalid, tag, value), this[tag].Position);
    }

    /// <summary>The first values of an integer field.</summary>
    public void ReadIntegers(TiffTag tag, Span<long> destination)
    {
        var field = this[tag];
        if (!field.IsPresent || field.Count < destination.Length || !TiffField.IsInteger(field.Type))
            throw input.Error(string.Format(SR.TiffFieldInvalid, tag, field.Count, field.Type, destination.Length), field.IsPresent ? field.Position : null);
        int size = TiffField.SizeOf(field.Type);
        if (destination.Length > 1)
            input.Spend((long)destination.Length * size);
        int done = 0;
        while (done < destination.Length)
        {
            int count = Math.Min(destination.Length - done, BlockBytes / size);
            var block = input.Bytes(field.Position + ((long)done * size), count * size);
            for (int i = 0; i < count; i++)
                destination[done + i] = ReadInteger(field.Type, block.Slice(i * size));
            done += count;
        }
    }

    /// <summary>A field of text, without the zeros at its end; null where the directory lacks it.</summary>
    public string? GetText(TiffTag tag)
    {
        var field = this[tag];
        if (!field.IsPresent || TiffField.SizeOf(field.Type) != 1 || field.Count > int.MaxValue / 2)
            return null;
        input.Spend(field.Count);
        var bytes = new byte[field.Count];
        for (int done = 0; done < bytes.Length; done += BlockBytes)
        {
            int count = Math.Min(BlockBytes, bytes.Length - done);
            input.Bytes(field.Position + done, count).CopyTo(bytes.AsSpan(done));
        }

        int length = bytes.Length;
        while (length > 0 && bytes[length - 1] == 0)
            length--;
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>Whether the text of a field begins with some ASCII characters; nothing is allocated.</summary>
    public bool TextStartsWith(TiffTag tag, string start)
    {
        var field = this[tag];
        if (!field.IsPresent || TiffField.SizeOf(field.Type) != 1 || field.Count < start.Length)
            return false;
        var bytes = input.Bytes(field.Position, start.Length);
        for (int i = 0; i < start.Length; i++)
        {
            if (bytes[i] != start[i])
                return false;
        }

        return true;
    }

    private void ReadEntry(long position, ReadOnlySpan<byte> entry)
    {
        int slot = Array.IndexOf(Known, (TiffTag)input.ReadUInt16(entry));
        // Of a tag that comes twice the first counts, as in other readers.
        if (slot < 0 || _fields[slot].IsPresent)
            return;
        var type = (TiffFieldType)input.ReadUInt16(entry.Slice(2));
        int size = TiffField.SizeOf(type);
        if (size == 0)
            return;
        long count = input.ReadOffset(entry.Slice(4));
        int inlineBytes = input.IsBigTiff ? 8 : 4;
        if (count < 0 || count > input.Length / size)
            throw input.Error(string.Format(SR.TiffFieldOutsideFile, Known[slot], unchecked((ulong)count), input.Length), position);
        long bytes = count * size;
        long values = bytes <= inlineBytes ? position + entry.Length - inlineBytes : input.ReadOffset(entry.Slice(entry.Length - inlineBytes));
        if (values < 0 || values > input.Length - bytes)
            throw input.Error(string.Format(SR.TiffFieldOutsideFile, Known[slot], count, input.Length), position);
        _fields[slot] = new TiffField(type, count, values);
    }

    /// <summary>One value; a negative one, which no field that is read here may have, stays negative.</summary>
    private long ReadInteger(TiffFieldType type, ReadOnlySpan<byte> source) => type switch
    {
        TiffFieldType.Byte => source[0],
        TiffFieldType.SignedByte => unchecked((sbyte)source[0]),
        TiffFieldType.Short => input.ReadUInt16(source),
        TiffFieldType.SignedShort => unchecked((short)input.ReadUInt16(source)),
        TiffFieldType.SignedLong => unchecked((int)input.ReadUInt32(source)),
        TiffFieldType.Long or TiffFieldType.Ifd => input.ReadUInt32(source),
        TiffFieldType.Long8 or TiffFieldType.SignedLong8 or TiffFieldType.Ifd8 => unchecked((long)input.ReadUInt64(source)),
        _ => throw EnumGuard.Unexpected(type),
    };
}
