using System.Buffers.Binary;
using ClusterTools.Files;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet;

/// <summary>An open Parquet file and what its end says about it.</summary>
internal sealed class ParquetFile : IDisposable
{
    private const int MagicLength = 4;
    private const int TailLength = 8;

    private readonly PositionalFile _file;

    private ParquetFile(PositionalFile file)
    {
        _file = file;
        Metadata = ReadMetadata();
    }

    /// <summary>The bytes with which files begin and end.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>The path.</summary>
    public string Path => _file.Path;

    /// <summary>The bytes of the file.</summary>
    public long Length => _file.Length;

    /// <summary>The columns, and where their values are.</summary>
    public ParquetMetadata Metadata { get; }

    /// <summary>Whether a file that begins so is one of this format, encrypted or not.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) => start.StartsWith(Magic) || start.StartsWith("PARE"u8);

    /// <summary>Opens a file and reads its metadata.</summary>
    /// <exception cref="ImageFormatException">It is damaged, cut short or encrypted.</exception>
    public static ParquetFile Open(string path)
    {
        var file = new PositionalFile(path);
        try
        {
            return new ParquetFile(file);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            file.Dispose();
            throw new ImageFormatException(path, e.Message, innerException: e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a chunk of a column.</summary>
    /// <exception cref="InvalidDataException">They are not in the file.</exception>
    public byte[] ReadChunk(ParquetChunk chunk)
    {
        // Some programs of old counted the header of the dictionary short.
        const int Spare = 100;
        long end = _file.Length - TailLength;
        if (chunk.Offset < MagicLength || chunk.Length < 0 || chunk.Offset > end || chunk.Length > end - chunk.Offset)
            throw new InvalidDataException(string.Format(SR.ParquetChunkPlace, chunk.Offset, chunk.Length, _file.Length));
        long length = Math.Min(chunk.Length + Spare, end - chunk.Offset);
        if (length > int.MaxValue - Spare)
            throw new InvalidDataException(string.Format(SR.ParquetChunkLength, length, int.MaxValue));
        var bytes = new byte[length];
        _file.ReadExactly(chunk.Offset, bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private ParquetMetadata ReadMetadata()
    {
        if (_file.Length < MagicLength + TailLength)
            throw new InvalidDataException(SR.ParquetEnd);
        Span<byte> ends = stackalloc byte[MagicLength + TailLength];
        _file.ReadExactly(0, ends.Slice(0, MagicLength));
        _file.ReadExactly(_file.Length - TailLength, ends.Slice(MagicLength));
        var last = ends.Slice(ends.Length - MagicLength);
        if (last.SequenceEqual("PARE"u8))
            throw new InvalidDataException(SR.ParquetEncrypted);
        if (!ends.StartsWith(Magic))
            throw new InvalidDataException(SR.ParquetStart);
        if (!last.SequenceEqual(Magic))
            throw new InvalidDataException(SR.ParquetEnd);
        int length = BinaryPrimitives.ReadInt32LittleEndian(ends.Slice(MagicLength));
        if (length <= 0 || length > _file.Length - MagicLength - TailLength)
            throw new InvalidDataException(SR.ParquetEnd);
        var footer = new byte[length];
        _file.ReadExactly(_file.Length - TailLength - length, footer);
        return ParquetMetadata.Read(footer);
    }
}
