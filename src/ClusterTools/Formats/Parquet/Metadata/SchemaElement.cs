namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>A node of the schema's tree, as the file has it.</summary>
internal sealed class SchemaElement
{
    private const int Bits8 = 8;

    /// <summary>The code of the physical type; −1 where there is none, as for a group.</summary>
    public int Type { get; private set; } = -1;

    /// <summary>The bytes of a value of fixed length.</summary>
    public int FixedLength { get; private set; }

    /// <summary>0 required, 1 optional, 2 repeated.</summary>
    public int Repetition { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The nodes below it.</summary>
    public int Children { get; private set; }

    /// <summary>What its values mean.</summary>
    public LogicalKind Logical { get; private set; }

    /// <summary>Decimal places.</summary>
    public int Scale { get; private set; }

    /// <summary>The bits of its integers; 0 where nothing is said.</summary>
    public int BitWidth { get; private set; }

    /// <summary>Whether its integers have no sign.</summary>
    public bool IsUnsigned { get; private set; }

    /// <summary>Reads a node.</summary>
    public static SchemaElement Read(ref ThriftReader reader)
    {
        var element = new SchemaElement();
        int converted = -1, field = 0;
        bool hasLogical = false;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    element.Type = reader.ReadInt32(type);
                    break;
                case 2:
                    element.FixedLength = reader.ReadInt32(type);
                    break;
                case 3:
                    element.Repetition = reader.ReadInt32(type);
                    break;
                case 4:
                    element.Name = reader.ReadText(type);
                    break;
                case 5:
                    element.Children = reader.ReadInt32(type);
                    break;
                case 6:
                    converted = reader.ReadInt32(type);
                    break;
                case 7:
                    element.Scale = reader.ReadInt32(type);
                    break;
                case 10:
                    element.ReadLogical(ref reader, type);
                    hasLogical = true;
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (element.Children < 0)
            throw new InvalidDataException(SR.ParquetSchema);
        if (!hasLogical)
            element.TakeConverted(converted);
        return element;
    }

    /// <summary>Reads the union that newer programs write.</summary>
    private void ReadLogical(ref ThriftReader reader, ThriftType unionType)
    {
        reader.RequireStructure(unionType);
        int kind = 0;
        while (reader.ReadField(ref kind, out var type))
        {
            Logical = kind switch
            {
                1 or 4 or 12 => LogicalKind.Text,
                5 => LogicalKind.Decimal,
                6 => LogicalKind.Date,
                7 => LogicalKind.Time,
                8 => LogicalKind.Timestamp,
                15 => LogicalKind.HalfFloat,
                // 10: an integer; 11: a column without any value.
                10 or 11 => LogicalKind.None,
                _ => LogicalKind.Bytes,
            };
            if (kind is 5 or 10)
                ReadNumber(ref reader, type, isDecimal: kind == 5);
            else
                reader.Skip(type);
        }
    }

    private void ReadNumber(ref ThriftReader reader, ThriftType structureType, bool isDecimal)
    {
        reader.RequireStructure(structureType);
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            if (field == 1 && isDecimal)
                Scale = reader.ReadInt32(type);
            else if (field == 1)
                BitWidth = reader.ReadInt32(type);
            else if (field == 2 && !isDecimal)
                IsUnsigned = !reader.ReadBoolean(type);
            else
                reader.Skip(type);
        }
    }

    /// <summary>Takes the code that older programs write.</summary>
    private void TakeConverted(int code)
    {
        Logical = code switch
        {
            0 or 4 or 19 => LogicalKind.Text,
            5 => LogicalKind.Decimal,
            6 => LogicalKind.Date,
            7 or 8 => LogicalKind.Time,
            9 or 10 => LogicalKind.Timestamp,
            20 or 21 => LogicalKind.Bytes,
            _ => LogicalKind.None,
        };

        // 11 to 14: unsigned integers of 8, 16, 32, 64 bits; 15 to 18: signed ones.
        if (code is >= 11 and <= 18)
        {
            BitWidth = Bits8 << ((code - 11) & 3);
            IsUnsigned = code < 15;
        }
    }
}
