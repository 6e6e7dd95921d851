namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>Where the values of one column of one row group are.</summary>
internal sealed class ParquetChunk
{
    private long _dataOffset = -1;
    private long _dictionaryOffset;

    /// <summary>The code of the physical type; −1 where nothing is known of the chunk.</summary>
    public int Type { get; private set; } = -1;

    /// <summary>How its pages are compressed.</summary>
    public ParquetCodec Codec { get; private set; }

    /// <summary>Its values, missing ones included.</summary>
    public long Count { get; private set; }

    /// <summary>Its bytes in the file.</summary>
    public long Length { get; private set; }

    /// <summary>Whether it is in another file.</summary>
    public bool IsElsewhere { get; private set; }

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Its first byte: that of the dictionary where there is one. Some programs write 0 where there is none.</summary>
    public long Offset => _dictionaryOffset > 0 && _dictionaryOffset < _dataOffset ? _dictionaryOffset : _dataOffset;

    /// <summary>Reads a chunk's description.</summary>
    public static ParquetChunk Read(ref ThriftReader reader)
    {
        var chunk = new ParquetChunk();
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    chunk.IsElsewhere = reader.ReadText(type).Length > 0;
                    break;
                case 3:
                    reader.RequireStructure(type);
                    chunk.ReadMetadata(ref reader);
                    break;
                case 8 or 9:
                    chunk.IsEncrypted = true;
                    reader.Skip(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return chunk;
    }

    private void ReadMetadata(ref ThriftReader reader)
    {
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    Type = reader.ReadInt32(type);
                    break;
                case 4:
                    Codec = (ParquetCodec)reader.ReadInt32(type);
                    break;
                case 5:
                    Count = reader.ReadInt64(type);
                    break;
                case 7:
                    Length = reader.ReadInt64(type);
                    break;
                case 9:
                    _dataOffset = reader.ReadInt64(type);
                    break;
                case 11:
                    _dictionaryOffset = reader.ReadInt64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }
}
