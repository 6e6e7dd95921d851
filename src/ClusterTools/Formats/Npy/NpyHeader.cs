using System.Buffers.Binary;
using System.Text;
using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>What a .npy file says of itself, checked against the length of the file.</summary>
internal sealed class NpyHeader
{
    /// <summary>NumPy's own default limit; a header of numbers takes about a hundred bytes.</summary>
    private const int MaximumLength = 10_000;

    private const int DataAlignment = 64;

    private NpyHeader(StoredElement element, bool fortranOrder, long[] shape, long dataOffset, long count)
    {
        Element = element;
        FortranOrder = fortranOrder;
        Shape = shape;
        DataOffset = dataOffset;
        Count = count;
    }

    /// <summary>Reads from an offset until a span is full or the input ends, and returns the bytes read.</summary>
    public delegate int ReadAt(long offset, Span<byte> destination);

    /// <summary>The most bytes from the beginning that a header takes.</summary>
    public const int MostBytes = MaximumLength + 12;

    /// <summary>How an element is written.</summary>
    public StoredElement Element { get; }

    /// <summary>Whether the first index varies fastest in the file.</summary>
    public bool FortranOrder { get; }

    /// <summary>The size along each axis.</summary>
    public long[] Shape { get; }

    /// <summary>The byte at which the elements begin.</summary>
    public long DataOffset { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The bytes of the elements in the file.</summary>
    public long DataBytes => Count * Element.Size;

    /// <summary>Bytes after the elements: another array, or garbage. NumPy ignores them too.</summary>
    public long TrailingBytes { get; private init; }

    /// <summary>The shape for a person to read.</summary>
    public string ShapeText => Shape.Length == 0 ? "()" : string.Join("x", Shape);

    /// <summary>Whether a file that begins so is a .npy file.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> header) =>
        header.Length >= 6 && header[0] == 0x93 && header[1] == 'N' && header[2] == 'U' && header[3] == 'M' && header[4] == 'P' && header[5] == 'Y';

    /// <summary>Reads the header at the beginning of a file.</summary>
    /// <exception cref="ImageFormatException">The header is malformed or requires what is not supported, the array is empty, or the file is shorter than its shape.</exception>
    public static NpyHeader Read(PositionalFile file) => Read(file.Path, file.Length, file.Read);

    /// <summary>Reads the header at the beginning of an array that is embedded in another file.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="arrayBytes">The bytes of the array, with its header.</param>
    /// <param name="read">Reads from an offset until a span is full or the array ends, and returns the bytes read.</param>
    /// <exception cref="ImageFormatException">The header is malformed or requires what is not supported, the array is empty, or there are fewer bytes than its shape needs.</exception>
    public static NpyHeader Read(string path, long arrayBytes, ReadAt read)
    {
        Span<byte> start = stackalloc byte[12];
        start = start.Slice(0, read(0, start));
        if (start.Length < 12)
            throw new ImageFormatException(path, SR.NpyTooShort);
        if (!Recognizes(start))
            throw new ImageFormatException(path, SR.NpyMagic);
        int version = start[6];
        if (version is < 1 or > 3)
            throw new ImageFormatException(path, string.Format(SR.NpyVersion, version), offset: 6);
        int textOffset = version == 1 ? 10 : 12;
        long length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start.Slice(8)) : BinaryPrimitives.ReadUInt32LittleEndian(start.Slice(8));
        if (length > MaximumLength)
            throw new ImageFormatException(path, string.Format(SR.NpyHeaderTooLong, length, MaximumLength), offset: 8);
        var bytes = new byte[length];
        if (read(textOffset, bytes) < bytes.Length)
            throw new ImageFormatException(path, SR.NpyTooShort);

        // Version 3 may hold UTF-8 in the field names of structured types, which are refused anyway.
        string text = Encoding.GetEncoding("iso-8859-1").GetString(bytes);
        var (descr, fortranOrder, shape) = new NpyHeaderParser(path, text, textOffset).Parse();
        if (!NpyTypeName.TryParse(descr, out var element, out string problem))
            throw new ImageFormatException(path, problem);
        long dataOffset = textOffset + length;
        long count = CountOf(path, shape, element, arrayBytes - dataOffset);
        return new NpyHeader(element, fortranOrder, shape, dataOffset, count)
        {
            TrailingBytes = arrayBytes - dataOffset - (count * element.Size),
        };
    }

    /// <summary>The bytes of a header (version 1) for an array in C order and the machine's byte order; the elements that follow it are aligned.</summary>
    public static byte[] Create(ElementType type, IReadOnlyList<int> shape)
    {
        string tuple = shape.Count == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        string text = $"{{'descr': '{NpyTypeName.CodeOf(type)}', 'fortran_order': False, 'shape': ({tuple}), }}";
        int total = (10 + text.Length + 1 + DataAlignment - 1) / DataAlignment * DataAlignment;
        var bytes = new byte[total];
        byte[] magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(total - 10));
        bytes.AsSpan(10).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text).CopyTo(bytes, 10);
        bytes[total - 1] = (byte)'\n';
        return bytes;
    }

    private static long CountOf(string path, long[] shape, StoredElement element, long available)
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

        if (count == 0)
            throw new ImageFormatException(path, string.Format(SR.NpyEmpty, string.Join("x", shape)));
        if (count * element.Size > available)
            throw new ImageFormatException(path, string.Format(SR.NpyTooFewBytes, string.Join("x", shape), count * element.Size, available));
        return count;
    }
}
