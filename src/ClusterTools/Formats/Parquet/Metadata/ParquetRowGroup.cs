namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>Some consecutive rows of a file.</summary>
/// <param name="Count">The rows.</param>
/// <param name="Chunks">The values, column by column.</param>
internal sealed record ParquetRowGroup(long Count, ParquetChunk[] Chunks)
{
    /// <summary>Reads a group's description.</summary>
    public static ParquetRowGroup Read(ref ThriftReader reader)
    {
        ParquetChunk[] chunks = [];
        long count = -1;
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    int length = reader.ReadList(type, out var elementType);
                    reader.RequireStructure(elementType);
                    var list = new List<ParquetChunk>();
                    for (int i = 0; i < length; i++)
                        list.Add(ParquetChunk.Read(ref reader));
                    chunks = [.. list];
                    break;
                case 3:
                    count = reader.ReadInt64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return count >= 0 ? new ParquetRowGroup(count, chunks) : throw new InvalidDataException(SR.ParquetSchema);
    }
}
