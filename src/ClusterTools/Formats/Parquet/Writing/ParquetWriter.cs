using System.Buffers.Binary;
using ClusterTools.Formats.Compression;
using ClusterTools.Formats.Parquet.Compression;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes a file: groups of rows, each with a chunk a column, then the metadata. A chunk is one page, with a dictionary before it where values repeat, and is packed with Snappy
/// where that makes it smaller.</summary>
internal sealed class ParquetWriter
{
    private const int FormatVersion = 2;
    private const int DataPage = 0;
    private const int DictionaryPage = 2;

    private readonly Stream _stream;
    private readonly OutputColumn[] _columns;
    private readonly List<(int Count, Place[] Chunks)> _groups = [];
    private long _position;
    private long _count;

    /// <param name="stream">Receives the file.</param>
    /// <param name="columns">The columns.</param>
    public ParquetWriter(Stream stream, OutputColumn[] columns)
    {
        _stream = stream;
        _columns = columns;
        Write(ParquetFile.Magic);
    }

    /// <summary>Writes some rows.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="chunkOf">The values of a column, by its index.</param>
    public void WriteGroup(int count, Func<int, OutputChunk> chunkOf)
    {
        var places = new Place[_columns.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = WriteChunk(chunkOf(i));
        _groups.Add((count, places));
        _count += count;
    }

    /// <summary>Writes the metadata, and with them the end of the file.</summary>
    public void Complete()
    {
        using var footer = new MemoryStream();
        var writer = new ThriftWriter(footer);
        writer.Write(1, FormatVersion);
        writer.BeginList(2, ThriftType.Structure, _columns.Length + 1);
        writer.Begin();
        writer.Write(4, "schema");
        writer.Write(5, _columns.Length);
        writer.End();
        foreach (var column in _columns)
            column.Write(writer);
        writer.Write(3, _count);
        writer.BeginList(4, ThriftType.Structure, _groups.Count);
        foreach (var (count, chunks) in _groups)
            WriteGroup(writer, count, chunks);

        // As programs expect that look for the version.
        writer.Write(6, $"ClusterTools version {typeof(ParquetWriter).Assembly.GetName().Version!.ToString(3)} (build 0)");
        writer.End();
        Write(footer.GetBuffer().AsSpan(0, (int)footer.Length));
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)footer.Length);
        Write(length);
        Write(ParquetFile.Magic);
    }

    private Place WriteChunk(OutputChunk chunk)
    {
        byte[] content = chunk.Values;
        if (chunk.Levels is { } levels)
        {
            content = new byte[sizeof(int) + levels.Length + chunk.Values.Length];
            BinaryPrimitives.WriteInt32LittleEndian(content, levels.Length);
            levels.CopyTo(content, sizeof(int));
            chunk.Values.CopyTo(content, sizeof(int) + levels.Length);
        }

        byte[]? dictionary = chunk.Dictionary;
        byte[] packed = SnappyBlock.Pack(content);
        byte[]? packedDictionary = dictionary is null ? null : SnappyBlock.Pack(dictionary);
        bool isPacked = packed.Length + (packedDictionary?.Length ?? 0) < content.Length + (dictionary?.Length ?? 0);
        long start = _position, headers = 0;
        if (dictionary is not null)
            headers += WritePage(chunk, isDictionary: true, dictionary.Length, isPacked ? packedDictionary! : dictionary);
        long data = _position;
        headers += WritePage(chunk, isDictionary: false, content.Length, isPacked ? packed : content);
        return new Place(chunk, isPacked, start, data, _position - start, headers + content.Length + (dictionary?.Length ?? 0));
    }

    /// <summary>Writes a page, and returns the length of its header.</summary>
    private long WritePage(OutputChunk chunk, bool isDictionary, int length, byte[] content)
    {
        using var header = new MemoryStream();
        var writer = new ThriftWriter(header);
        writer.Write(1, isDictionary ? DictionaryPage : DataPage);
        writer.Write(2, length);
        writer.Write(3, content.Length);
        writer.Write(4, (int)Crc32.Compute(content));
        writer.Begin(isDictionary ? 7 : 5);
        writer.Write(1, isDictionary ? chunk.DictionaryCount : chunk.Count);
        writer.Write(2, (int)(isDictionary ? ParquetEncoding.Plain : chunk.Encoding));
        if (!isDictionary)
        {
            writer.Write(3, (int)ParquetEncoding.RunLength);
            writer.Write(4, (int)ParquetEncoding.RunLength);
        }

        writer.End();
        writer.End();
        Write(header.GetBuffer().AsSpan(0, (int)header.Length));
        Write(content);
        return header.Length;
    }

    private void WriteGroup(ThriftWriter writer, int count, Place[] chunks)
    {
        writer.Begin();
        writer.BeginList(1, ThriftType.Structure, chunks.Length);
        for (int i = 0; i < chunks.Length; i++)
        {
            writer.Begin();
            writer.Write(2, 0L);
            WriteMetadata(writer, _columns[i], chunks[i]);
            writer.End();
        }

        writer.Write(2, chunks.Sum(chunk => chunk.UnpackedLength));
        writer.Write(3, (long)count);
        writer.Write(5, chunks[0].Start);
        writer.Write(6, chunks.Sum(chunk => chunk.Length));
        writer.End();
    }

    private static void WriteMetadata(ThriftWriter writer, OutputColumn column, Place place)
    {
        ParquetEncoding[] encodings = place.Chunk.Dictionary is null ? [ParquetEncoding.Plain, ParquetEncoding.RunLength] : [ParquetEncoding.Plain, ParquetEncoding.RunLength, ParquetEncoding.RunLengthDictionary];
        writer.Begin(3);
        writer.Write(1, (int)column.Type);
        writer.BeginList(2, ThriftType.Int32, encodings.Length);
        foreach (var encoding in encodings)
            writer.WriteElement((int)encoding);
        writer.BeginList(3, ThriftType.Binary, 1);
        writer.WriteElement(column.Name);
        writer.Write(4, (int)(place.IsPacked ? ParquetCodec.Snappy : ParquetCodec.None));
        writer.Write(5, (long)place.Chunk.Count);
        writer.Write(6, place.UnpackedLength);
        writer.Write(7, place.Length);
        writer.Write(9, place.Data);
        if (place.Chunk.Dictionary is not null)
            writer.Write(11, place.Start);
        writer.End();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }

    /// <summary>Where a chunk was written. Its values are not kept.</summary>
    private sealed class Place(OutputChunk chunk, bool isPacked, long start, long data, long length, long unpackedLength)
    {
        public OutputChunk Chunk { get; } = new() { Count = chunk.Count, Values = [], Dictionary = chunk.Dictionary is null ? null : [] };

        public bool IsPacked { get; } = isPacked;

        public long Start { get; } = start;

        public long Data { get; } = data;

        public long Length { get; } = length;

        public long UnpackedLength { get; } = unpackedLength;
    }
}
