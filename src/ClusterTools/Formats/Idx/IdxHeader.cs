using System.Buffers.Binary;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Idx;

/// <summary>What an IDX file says of itself (format: http://yann.lecun.com/exdb/mnist/, "the IDX file format").</summary>
internal sealed class IdxHeader
{
    private const int MaximumAxes = 8;

    private IdxHeader(StoredElement element, long[] shape, long count)
    {
        Element = element;
        Shape = shape;
        Count = count;
    }

    /// <summary>How an element is written.</summary>
    public StoredElement Element { get; }

    /// <summary>The size along each axis.</summary>
    public long[] Shape { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The byte at which the elements begin.</summary>
    public int DataOffset => 4 + (4 * Shape.Length);

    /// <summary>The bytes of the elements.</summary>
    public long DataBytes => Count * Element.Size;

    /// <summary>Whether a file (unpacked) that begins so is an IDX file.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> header) =>
        header.Length >= 4 && header[0] == 0 && header[1] == 0 && ElementOf(header[2]) is not null && header[3] is > 0 and <= MaximumAxes;

    /// <summary>Reads the header at the beginning of a stream, and leaves the stream at the elements.</summary>
    /// <exception cref="ImageFormatException">It is malformed, or the array is empty.</exception>
    public static IdxHeader Read(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[4 + (4 * MaximumAxes)];
        var magic = start.Slice(0, stream.ReadAtLeast(start.Slice(0, 4), 4, throwOnEndOfStream: false));
        if (!Recognizes(magic))
            throw new ImageFormatException(path, SR.IdxMagic);
        var sizes = start.Slice(4, 4 * magic[3]);
        if (stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false) < sizes.Length)
            throw new ImageFormatException(path, SR.IdxTooShort);
        var element = ElementOf(magic[2])!.Value;
        var shape = new long[magic[3]];
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = BinaryPrimitives.ReadUInt32BigEndian(sizes.Slice(4 * axis));
        return new IdxHeader(element, shape, CountOf(path, shape, element));
    }

    /// <summary>The bytes of a header.</summary>
    /// <exception cref="ArgumentException">IDX has no such type.</exception>
    public static byte[] Create(ElementType type, IReadOnlyList<int> shape)
    {
        byte code = type switch
        {
            ElementType.UInt8 => 0x08,
            ElementType.Int8 => 0x09,
            ElementType.Int16 => 0x0B,
            ElementType.Int32 => 0x0C,
            ElementType.Float32 => 0x0D,
            ElementType.Float64 => 0x0E,
            _ => throw new ArgumentException(string.Format(SR.IdxTypeMissing, type), nameof(type)),
        };
        var header = new byte[4 + (4 * shape.Count)];
        header[2] = code;
        header[3] = (byte)shape.Count;
        for (int axis = 0; axis < shape.Count; axis++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * axis)), shape[axis]);
        return header;
    }

    private static StoredElement? ElementOf(byte code) => code switch
    {
        0x08 => new StoredElement(ElementType.UInt8, BigEndian: true),
        0x09 => new StoredElement(ElementType.Int8, BigEndian: true),
        0x0B => new StoredElement(ElementType.Int16, BigEndian: true),
        0x0C => new StoredElement(ElementType.Int32, BigEndian: true),
        0x0D => new StoredElement(ElementType.Float32, BigEndian: true),
        0x0E => new StoredElement(ElementType.Float64, BigEndian: true),
        _ => null,
    };

    private static long CountOf(string path, long[] shape, StoredElement element)
    {
        long count = 1;
        try
        {
            foreach (long size in shape)
                count = checked(count * size);
            _ = checked(count * element.Size);
        }
        catch (OverflowException)
        {
            throw new ImageFormatException(path, SR.NpySizeTooLarge);
        }

        return count > 0 ? count : throw new ImageFormatException(path, string.Format(SR.NpyEmpty, string.Join("x", shape)));
    }
}
