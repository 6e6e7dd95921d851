using ClusterTools.Formats.Tables;

namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>Reads structures of Thrift's compact protocol. Lengths are checked against the bytes that follow, so nothing is allocated for what is not there.</summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> data)
{
    private const int MaximumDepth = 32;

    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>The byte that is read next.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the header of a structure's next field.</summary>
    /// <param name="field">The number of the field before, 0 at the beginning; receives that of this one.</param>
    /// <param name="type">The type of its value.</param>
    /// <returns>False at the end of the structure.</returns>
    /// <exception cref="InvalidDataException">The data are damaged, as for all methods here.</exception>
    public bool ReadField(ref int field, out ThriftType type)
    {
        byte header = ReadByte();
        type = (ThriftType)(header & 15);
        if (type == ThriftType.Stop)
            return false;
        int step = header >> 4;
        field = step == 0 ? (int)ReadZigzag() : field + step;
        return true;
    }

    /// <summary>Reads an integer of up to 32 bits.</summary>
    public int ReadInt32(ThriftType type)
    {
        long value = ReadInt64(type);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Damaged();
    }

    /// <summary>Reads an integer of any width.</summary>
    public long ReadInt64(ThriftType type) => type switch
    {
        ThriftType.Byte => (sbyte)ReadByte(),
        ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64 => ReadZigzag(),
        _ => throw Damaged(),
    };

    /// <summary>Whether a field is a boolean, whose type is its value.</summary>
    public static bool IsBoolean(ThriftType type) => type is ThriftType.True or ThriftType.False;

    /// <summary>The value of a boolean field.</summary>
    public readonly bool ReadBoolean(ThriftType type) => type switch
    {
        ThriftType.True => true,
        ThriftType.False => false,
        _ => throw Damaged(),
    };

    /// <summary>Reads text.</summary>
    public string ReadText(ThriftType type) => type == ThriftType.Binary ? TextEncoding.Decode(ReadBytes()) : throw Damaged();

    /// <summary>Reads the header of a list.</summary>
    /// <param name="type">The type of the field, which has to be a list.</param>
    /// <param name="elementType">The type of its elements.</param>
    /// <returns>The number of elements, which is at most that of the bytes that follow.</returns>
    public int ReadList(ThriftType type, out ThriftType elementType)
    {
        if (type is not (ThriftType.List or ThriftType.Set))
            throw Damaged();
        byte header = ReadByte();
        elementType = (ThriftType)(header & 15);
        ulong count = header >> 4 == 15 ? ReadVarint() : (ulong)(header >> 4);
        return count <= (ulong)(_data.Length - Position) ? (int)count : throw Damaged();
    }

    /// <summary>Requires that a field or an element is a structure.</summary>
    public readonly void RequireStructure(ThriftType type)
    {
        if (type != ThriftType.Structure)
            throw Damaged();
    }

    /// <summary>Passes over a field's value.</summary>
    public void Skip(ThriftType type) => Skip(type, isElement: false, 0);

    private void Skip(ThriftType type, bool isElement, int depth)
    {
        if (depth > MaximumDepth)
            throw Damaged();
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                // In a list, booleans are bytes.
                Advance(isElement ? 1 : 0);
                break;
            case ThriftType.Byte:
                Advance(1);
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                _ = ReadVarint();
                break;
            case ThriftType.Double:
                Advance(8);
                break;
            case ThriftType.Uuid:
                Advance(16);
                break;
            case ThriftType.Binary:
                _ = ReadBytes();
                break;
            case ThriftType.List or ThriftType.Set:
                int count = ReadList(type, out var elementType);
                for (int i = 0; i < count; i++)
                    Skip(elementType, isElement: true, depth + 1);
                break;
            case ThriftType.Map:
                SkipMap(depth);
                break;
            case ThriftType.Structure:
                int field = 0;
                while (ReadField(ref field, out var fieldType))
                    Skip(fieldType, isElement: false, depth + 1);
                break;
            case ThriftType.Stop:
            default:
                throw Damaged();
        }
    }

    private void SkipMap(int depth)
    {
        ulong count = ReadVarint();
        if (count == 0)
            return;
        byte types = ReadByte();
        if (count > (ulong)(_data.Length - Position))
            throw Damaged();
        for (ulong i = 0; i < count; i++)
        {
            Skip((ThriftType)(types >> 4), isElement: true, depth + 1);
            Skip((ThriftType)(types & 15), isElement: true, depth + 1);
        }
    }

    private ReadOnlySpan<byte> ReadBytes()
    {
        ulong length = ReadVarint();
        if (length > (ulong)(_data.Length - Position))
            throw Damaged();
        var bytes = _data.Slice(Position, (int)length);
        Position += (int)length;
        return bytes;
    }

    private long ReadZigzag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Damaged();
    }

    private byte ReadByte() => Position < _data.Length ? _data[Position++] : throw Damaged();

    private void Advance(int count)
    {
        if (count > _data.Length - Position)
            throw Damaged();
        Position += count;
    }

    private readonly InvalidDataException Damaged() => new(string.Format(SR.ParquetMetadata, Position));
}
