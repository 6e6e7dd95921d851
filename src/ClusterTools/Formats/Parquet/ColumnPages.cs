using System.Buffers.Binary;
using ClusterTools.Formats.Compression;
using ClusterTools.Formats.Parquet.Compression;
using ClusterTools.Formats.Parquet.Encodings;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Tables;

namespace ClusterTools.Formats.Parquet;

/// <summary>Reads the pages of a column, in the order of the rows.</summary>
internal static class ColumnPages
{
    private const int Slice = 1024;

    /// <summary>Reads all chunks of a column.</summary>
    /// <param name="file">The file.</param>
    /// <param name="column">The column.</param>
    /// <param name="target">Takes the pages.</param>
    /// <param name="token">Looked at before each chunk and page.</param>
    /// <exception cref="ImageFormatException">A chunk is damaged, or is stored in a way that is not supported.</exception>
    public static void ReadAll(ParquetFile file, ParquetColumn column, IPageTarget target, CancellationToken token)
    {
        for (int group = 0; group < file.Metadata.Groups.Count && !target.IsDone; group++)
            Read(file, column, group, target, token);
    }

    /// <summary>Reads the chunk of a column in one group of rows.</summary>
    /// <inheritdoc cref="ReadAll"/>
    /// <param name="file">The file.</param>
    /// <param name="column">The column.</param>
    /// <param name="group">The index of the group.</param>
    /// <param name="target">Takes the pages.</param>
    /// <param name="token">Looked at before each page.</param>
    public static void Read(ParquetFile file, ParquetColumn column, int group, IPageTarget target, CancellationToken token)
    {
        var rows = file.Metadata.Groups[group];
        try
        {
            Read(file, column, rows.Chunks[column.Chunk], rows.Count, target, token);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ImageFormatException(file.Path, string.Format(SR.ParquetInColumn, TableText.Shown(column.Name), e.Message), innerException: e);
        }
    }

    private static void Read(ParquetFile file, ParquetColumn column, ParquetChunk chunk, long count, IPageTarget target, CancellationToken token)
    {
        if (chunk.IsEncrypted)
            throw new InvalidDataException(SR.ParquetEncrypted);
        if (chunk.IsElsewhere)
            throw new InvalidDataException(SR.ParquetElsewhere);
        if (chunk.Type != (int)column.Type || chunk.Count != count)
            throw new InvalidDataException(SR.ParquetSchema);
        PageCompression.RequireKnown(chunk.Codec);
        if (count == 0)
            return;
        target.BeginChunk();
        byte[] bytes = file.ReadChunk(chunk);
        int position = 0;
        for (long done = 0; done < count && !target.IsDone;)
        {
            token.ThrowIfCancellationRequested();
            var reader = new ThriftReader(bytes.AsSpan(position));
            var page = ParquetPage.Read(ref reader);
            position += reader.Position;
            if (page.CompressedLength > bytes.Length - position)
                throw new InvalidDataException(SR.ParquetPageLength);
            if (page.Checksum is { } checksum && (int)Crc32.Compute(bytes.AsSpan(position, page.CompressedLength)) != checksum)
                throw new InvalidDataException(SR.ParquetChecksum);
            if (page.IsDictionary)
                TakeDictionary(column, page, chunk.Codec, bytes, position, target);
            else if (!page.IsIndex)
                done += TakeValues(column, page, chunk.Codec, bytes, position, count - done, target);
            position += page.CompressedLength;
        }
    }

    private static void TakeDictionary(ParquetColumn column, ParquetPage page, ParquetCodec codec, byte[] bytes, int position, IPageTarget target)
    {
        if (page.Encoding is not (ParquetEncoding.Plain or ParquetEncoding.PlainDictionary))
            throw new InvalidDataException(string.Format(SR.ParquetEncoding, page.Encoding));

        // A value takes a byte at least; booleans have no dictionary.
        if (page.Count > page.Length || column.Type == ParquetPhysicalType.Boolean)
            throw new InvalidDataException(SR.ParquetPageData);
        target.TakeDictionary(PageCompression.Unpack(codec, bytes, position, page.CompressedLength, page.Length), page.Count);
    }

    private static int TakeValues(ParquetColumn column, ParquetPage page, ParquetCodec codec, byte[] bytes, int position, long rest, IPageTarget target)
    {
        if (page.Count > rest)
            throw new InvalidDataException(SR.ParquetPageData);
        if (page.Count == 0)
            return 0;
        ReadOnlySpan<byte> levels, data;
        if (page.IsSecondVersion)
        {
            // Levels are never compressed there.
            long before = (long)page.LevelLength + page.RepetitionLength;
            if (before > page.CompressedLength || before > page.Length)
                throw new InvalidDataException(SR.ParquetPageLength);
            levels = bytes.AsSpan(position + page.RepetitionLength, page.LevelLength);
            data = PageCompression.Unpack(page.IsCompressed ? codec : ParquetCodec.None, bytes, position + (int)before, page.CompressedLength - (int)before, page.Length - (int)before);
        }
        else
        {
            data = PageCompression.Unpack(codec, bytes, position, page.CompressedLength, page.Length);
            levels = column.IsOptional ? TakeLevels(page, ref data) : default;
        }

        var present = new bool[page.Count];
        int count = page.Count;
        if (column.IsOptional)
            count = ReadLevels(levels, present);
        else
            Array.Fill(present, true);
        target.TakeValues(page.Encoding, data, present, count);
        return page.Count;
    }

    /// <summary>The levels at the beginning of a page's content, with their length before them.</summary>
    private static ReadOnlySpan<byte> TakeLevels(ParquetPage page, scoped ref ReadOnlySpan<byte> data)
    {
        if (page.LevelEncoding != ParquetEncoding.RunLength)
            throw new InvalidDataException(string.Format(SR.ParquetEncoding, page.LevelEncoding));
        int length = data.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(data);
        if (length < 0 || length > data.Length - sizeof(int))
            throw new InvalidDataException(SR.ParquetPageData);
        var levels = data.Slice(sizeof(int), length);
        data = data.Slice(sizeof(int) + length);
        return levels;
    }

    /// <summary>Reads which values are not missing, and counts these.</summary>
    private static int ReadLevels(ReadOnlySpan<byte> levels, Span<bool> present)
    {
        var reader = new RunLengthReader(levels, 1);
        Span<int> some = stackalloc int[Slice];
        int count = 0;
        while (!present.IsEmpty)
        {
            var part = some.Slice(0, Math.Min(Slice, present.Length));
            reader.Read(part);
            for (int i = 0; i < part.Length; i++)
            {
                if (part[i] is not (0 or 1))
                    throw new InvalidDataException(SR.ParquetPageData);
                present[i] = part[i] == 1;
                count += part[i];
            }

            present = present.Slice(part.Length);
        }

        return count;
    }
}
