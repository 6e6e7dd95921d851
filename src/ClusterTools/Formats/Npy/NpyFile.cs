using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>NumPy's .npy files: versions 1 to 3 are read, in both orders and byte orders; version 1 is written.</summary>
/// <remarks>Supported are integers of 8 to 64 bits, floats of 16 (which become 32), 32 and 64 bits, and booleans (which become 0 and 1). Arrays of Python objects are
/// refused, since reading them would run what they contain; so are complex numbers, text, dates and structured types.</remarks>
public static class NpyFile
{
    // The most elements of a byte array on every runtime.
    private const int MaximumBytes = 0x7FFFFFC7;
    private const int ChunkBytes = 1 << 20;

    /// <summary>Reads the array in a file.</summary>
    /// <exception cref="ImageFormatException">The file is malformed, of a type that is not supported, empty, or too large for one array in memory (2 GB).</exception>
    public static NpyArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = new PositionalFile(path);
        var header = NpyHeader.Read(file);
        long bytes = checked(header.Count * header.Element.Type.Size());
        if (bytes > MaximumBytes || Array.Exists(header.Shape, size => size > int.MaxValue))
            throw new ImageFormatException(path, string.Format(SR.NpyTooLarge, header.ShapeText, bytes, MaximumBytes));
        return new NpyArray(Array.ConvertAll(header.Shape, size => (int)size), header.Element.Type, ReadAll(file, header, CancellationToken.None));
    }

    /// <summary>Writes an array in C order.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="elementType">The type of an element.</param>
    /// <param name="shape">The size along each axis.</param>
    /// <param name="data">The elements in C order and the machine's byte order.</param>
    /// <exception cref="ArgumentException">The number of values is not that of the shape.</exception>
    public static void Write(Stream stream, ElementType elementType, IReadOnlyList<int> shape, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(shape);
        EnumGuard.RequireDefined(elementType);
        long bytes = elementType.Size();
        foreach (int size in shape)
            bytes = checked(bytes * size);
        if (bytes != data.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(data), data.Length, bytes), nameof(data));
        WriteHeader(stream, elementType, shape);
        stream.Write(data);
    }

    /// <summary>Writes the header; the elements are to follow, in C order and the machine's byte order.</summary>
    internal static void WriteHeader(Stream stream, ElementType elementType, IReadOnlyList<int> shape)
    {
        byte[] header = NpyHeader.Create(elementType, shape);
        stream.Write(header, 0, header.Length);
    }

    /// <summary>Reads elements of an array in C order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="element">How they are written.</param>
    /// <param name="offset">The byte of the first one.</param>
    /// <param name="destination">A buffer for whole elements of the type.</param>
    /// <param name="cancellationToken">Looked at between chunks.</param>
    internal static void ReadElements(PositionalFile file, StoredElement element, long offset, Span<byte> destination, CancellationToken cancellationToken)
    {
        int size = element.Type.Size();
        byte[]? scratch = element.Size == size ? null : new byte[Math.Min(ChunkBytes, destination.Length)];
        while (!destination.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(destination.Length / size, ChunkBytes / size);
            var target = destination.Slice(0, count * size);
            var source = scratch is null ? target : scratch.AsSpan(0, count * element.Size);
            if (file.Read(offset, source) < source.Length)
                throw new ImageFormatException(file.Path, SR.FileShrank, offset: offset);
            if (!element.IsNative)
                element.Decode(source, target);
            offset += source.Length;
            destination = destination.Slice(target.Length);
        }
    }

    /// <summary>Reads a whole array into C order.</summary>
    internal static byte[] ReadAll(PositionalFile file, NpyHeader header, CancellationToken cancellationToken)
    {
        var element = header.Element;
        var data = new byte[header.Count * element.Type.Size()];
        if (!header.FortranOrder || header.Shape.Length < 2)
        {
            ReadElements(file, element, header.DataOffset, data, cancellationToken);
            return data;
        }

        var chunk = new byte[ChunkBytes];
        int perChunk = ChunkBytes / element.Type.Size();
        for (long first = 0; first < header.Count; first += perChunk)
        {
            var run = chunk.AsSpan(0, (int)Math.Min(perChunk, header.Count - first) * element.Type.Size());
            ReadElements(file, element, header.DataOffset + (first * element.Size), run, cancellationToken);
            FortranOrder.Scatter(element.Type.Size(), run, first, header.Shape, data);
        }

        return data;
    }
}
