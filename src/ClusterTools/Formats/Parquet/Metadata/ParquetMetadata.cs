namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>What the end of a file says about the rest of it.</summary>
internal sealed class ParquetMetadata
{
    private ParquetMetadata()
    {
    }

    /// <summary>The columns.</summary>
    public ParquetColumn[] Columns { get; private set; } = [];

    /// <summary>The rows of the file.</summary>
    public long Count { get; private set; } = -1;

    /// <summary>The rows, group by group.</summary>
    public IReadOnlyList<ParquetRowGroup> Groups { get; private set; } = [];

    /// <summary>The program that wrote the file; empty where it does not say.</summary>
    public string CreatedBy { get; private set; } = string.Empty;

    /// <summary>Reads the metadata.</summary>
    /// <exception cref="InvalidDataException">They are damaged or contradict themselves.</exception>
    public static ParquetMetadata Read(ReadOnlySpan<byte> footer)
    {
        var reader = new ThriftReader(footer);
        var metadata = new ParquetMetadata();
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 2:
                    metadata.Columns = ParquetSchema.Read(ref reader, type);
                    break;
                case 3:
                    metadata.Count = reader.ReadInt64(type);
                    break;
                case 4:
                    metadata.Groups = ReadGroups(ref reader, type);
                    break;
                case 6:
                    metadata.CreatedBy = reader.ReadText(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        metadata.Validate();
        return metadata;
    }

    private static List<ParquetRowGroup> ReadGroups(ref ThriftReader reader, ThriftType type)
    {
        int count = reader.ReadList(type, out var elementType);
        reader.RequireStructure(elementType);
        var groups = new List<ParquetRowGroup>();
        for (int i = 0; i < count; i++)
            groups.Add(ParquetRowGroup.Read(ref reader));
        return groups;
    }

    private void Validate()
    {
        int chunks = Columns.Length == 0 ? 0 : Columns[Columns.Length - 1].Chunk + 1;
        long rows = 0;
        foreach (var group in Groups)
        {
            rows += group.Count;
            if (group.Chunks.Length < chunks || rows < 0)
                throw new InvalidDataException(SR.ParquetSchema);
        }

        if (rows != Count)
            throw new InvalidDataException(string.Format(SR.ParquetRowCount, Count, rows));
    }
}
