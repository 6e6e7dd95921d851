namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>Reads the schema: a tree in depth-first order, whose first level are the columns.</summary>
internal static class ParquetSchema
{
    private const int Repeated = 2;
    private const int HalfFloatLength = 2;
    private const int DecimalBytesLimit = 64;
    private const int ScaleLimit = 300;

    /// <summary>Reads the list of the schema's elements.</summary>
    public static ParquetColumn[] Read(ref ThriftReader reader, ThriftType type)
    {
        int count = reader.ReadList(type, out var elementType);
        reader.RequireStructure(elementType);
        var elements = new List<SchemaElement>();
        for (int i = 0; i < count; i++)
            elements.Add(SchemaElement.Read(ref reader));
        if (count == 0)
            throw new InvalidDataException(SR.ParquetSchema);
        var columns = new List<ParquetColumn>();
        int next = 1, chunk = 0;
        for (int i = 0; i < elements[0].Children; i++)
            columns.Add(Take(elements, ref next, ref chunk));
        return next == count ? [.. columns] : throw new InvalidDataException(SR.ParquetSchema);
    }

    private static ParquetColumn Take(List<SchemaElement> elements, ref int next, ref int chunk)
    {
        if (next >= elements.Count)
            throw new InvalidDataException(SR.ParquetSchema);
        var element = elements[next++];
        int first = chunk;
        if (element.Children == 0)
            chunk++;

        // The parts of a nested column, which are passed over.
        for (long open = element.Children; open > 0; open--)
        {
            if (next >= elements.Count)
                throw new InvalidDataException(SR.ParquetSchema);
            int children = elements[next++].Children;
            open += children;
            if (children == 0)
                chunk++;
        }

        return element.Children > 0 || element.Repetition == Repeated
            ? new ParquetColumn { Name = element.Name, Chunk = first, Content = ParquetContent.Nested }
            : Flat(element, first);
    }

    private static ParquetColumn Flat(SchemaElement element, int chunk)
    {
        if (element.Type is < (int)ParquetPhysicalType.Boolean or > (int)ParquetPhysicalType.FixedLengthByteArray || (element.Type == (int)ParquetPhysicalType.FixedLengthByteArray && element.FixedLength < 1))
            throw new InvalidDataException(SR.ParquetSchema);
        var type = (ParquetPhysicalType)element.Type;
        bool isDecimal = element.Logical == LogicalKind.Decimal;
        if (isDecimal && (element.Scale is < 0 or > ScaleLimit || element.FixedLength > DecimalBytesLimit))
            throw new InvalidDataException(SR.ParquetSchema);
        return new ParquetColumn
        {
            Name = element.Name,
            Chunk = chunk,
            Type = type,
            Content = ContentOf(element, type),
            FixedLength = element.FixedLength,
            IsOptional = element.Repetition == 1,
            BitWidth = element.BitWidth,
            IsUnsigned = element.IsUnsigned,
            IsDecimal = isDecimal,
            Scale = isDecimal ? element.Scale : 0,
        };
    }

    private static ParquetContent ContentOf(SchemaElement element, ParquetPhysicalType type) => element.Logical switch
    {
        LogicalKind.Text => ParquetContent.Text,
        LogicalKind.Date => ParquetContent.Date,
        LogicalKind.Time => ParquetContent.Time,
        LogicalKind.Timestamp => ParquetContent.Timestamp,
        LogicalKind.Bytes => ParquetContent.Bytes,
        LogicalKind.HalfFloat when type == ParquetPhysicalType.FixedLengthByteArray && element.FixedLength == HalfFloatLength => ParquetContent.Number,
        LogicalKind.Decimal when type is ParquetPhysicalType.Int32 or ParquetPhysicalType.Int64 or ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray => ParquetContent.Number,
        _ => type switch
        {
            ParquetPhysicalType.Int96 => ParquetContent.Timestamp,
            // Older programs write text without saying so.
            ParquetPhysicalType.ByteArray => ParquetContent.Text,
            ParquetPhysicalType.FixedLengthByteArray => ParquetContent.Bytes,
            _ => ParquetContent.Number,
        },
    };
}
