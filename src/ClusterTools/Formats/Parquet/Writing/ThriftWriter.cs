using System.Text;
using ClusterTools.Formats.Parquet.Encodings;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes structures of Thrift's compact protocol.</summary>
/// <param name="stream">Receives them.</param>
internal sealed class ThriftWriter(Stream stream)
{
    private const int LongestStep = 15;
    private const int ShortestLongList = 15;

    private readonly Stack<int> _outer = new();
    private int _field;

    /// <summary>Begins a structure: the value of a field, or an element of a list.</summary>
    /// <param name="field">The field, or 0 for an element.</param>
    public void Begin(int field = 0)
    {
        if (field > 0)
            WriteHeader(field, ThriftType.Structure);
        _outer.Push(_field);
        _field = 0;
    }

    /// <summary>Ends the structure.</summary>
    public void End()
    {
        stream.WriteByte((byte)ThriftType.Stop);
        if (_outer.Count > 0)
            _field = _outer.Pop();
    }

    /// <summary>Writes a 32-bit integer.</summary>
    public void Write(int field, int value)
    {
        WriteHeader(field, ThriftType.Int32);
        WriteZigzag(value);
    }

    /// <summary>Writes a 64-bit integer.</summary>
    public void Write(int field, long value)
    {
        WriteHeader(field, ThriftType.Int64);
        WriteZigzag(value);
    }

    /// <summary>Writes a byte.</summary>
    public void Write(int field, byte value)
    {
        WriteHeader(field, ThriftType.Byte);
        stream.WriteByte(value);
    }

    /// <summary>Writes a boolean.</summary>
    public void Write(int field, bool value) => WriteHeader(field, value ? ThriftType.True : ThriftType.False);

    /// <summary>Writes text.</summary>
    public void Write(int field, string value)
    {
        WriteHeader(field, ThriftType.Binary);
        WriteElement(value);
    }

    /// <summary>Begins a list, whose elements follow.</summary>
    public void BeginList(int field, ThriftType elementType, int count)
    {
        WriteHeader(field, ThriftType.List);
        if (count < ShortestLongList)
        {
            stream.WriteByte((byte)((count << 4) | (int)elementType));
            return;
        }

        stream.WriteByte((byte)(0xF0 | (int)elementType));
        VariableInteger.Write(stream, (ulong)count);
    }

    /// <summary>Writes an integer as an element of a list.</summary>
    public void WriteElement(int value) => WriteZigzag(value);

    /// <summary>Writes text as an element of a list.</summary>
    public void WriteElement(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        VariableInteger.Write(stream, (ulong)bytes.Length);
        stream.Write(bytes, 0, bytes.Length);
    }

    private void WriteHeader(int field, ThriftType type)
    {
        int step = field - _field;
        if (step is > 0 and <= LongestStep)
        {
            stream.WriteByte((byte)((step << 4) | (int)type));
        }
        else
        {
            stream.WriteByte((byte)type);
            WriteZigzag(field);
        }

        _field = field;
    }

    private void WriteZigzag(long value) => VariableInteger.Write(stream, (ulong)((value << 1) ^ (value >> 63)));
}
