namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>The header of a page.</summary>
internal sealed class ParquetPage
{
    private const int DictionaryCode = 2;
    private const int IndexCode = 1;
    private const int LatestCode = 3;

    private int _type = -1;

    /// <summary>Whether it holds the dictionary of the pages after it.</summary>
    public bool IsDictionary => _type == DictionaryCode;

    /// <summary>Whether it holds neither values nor a dictionary.</summary>
    public bool IsIndex => _type == IndexCode;

    /// <summary>Whether it is of the second version, whose levels are before the compressed part.</summary>
    public bool IsSecondVersion => _type == LatestCode;

    /// <summary>The bytes of its content, unpacked.</summary>
    public int Length { get; private set; } = -1;

    /// <summary>The bytes of its content in the file.</summary>
    public int CompressedLength { get; private set; } = -1;

    /// <summary>The checksum of the content in the file; null where there is none.</summary>
    public int? Checksum { get; private set; }

    /// <summary>Its values, missing ones included.</summary>
    public int Count { get; private set; } = -1;

    /// <summary>How they are written.</summary>
    public ParquetEncoding Encoding { get; private set; }

    /// <summary>How the levels say which values are missing (first version).</summary>
    public ParquetEncoding LevelEncoding { get; private set; } = ParquetEncoding.RunLength;

    /// <summary>The bytes of these levels (second version).</summary>
    public int LevelLength { get; private set; }

    /// <summary>The bytes of levels of nesting (second version); a flat column has none.</summary>
    public int RepetitionLength { get; private set; }

    /// <summary>Whether the content is compressed as the chunk says (second version).</summary>
    public bool IsCompressed { get; private set; } = true;

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ParquetPage Read(ref ThriftReader reader)
    {
        var page = new ParquetPage();
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    page._type = reader.ReadInt32(type);
                    break;
                case 2:
                    page.Length = reader.ReadInt32(type);
                    break;
                case 3:
                    page.CompressedLength = reader.ReadInt32(type);
                    break;
                case 4:
                    page.Checksum = reader.ReadInt32(type);
                    break;
                case 5 or 7:
                    reader.RequireStructure(type);
                    page.ReadFirstVersion(ref reader);
                    break;
                case 8:
                    reader.RequireStructure(type);
                    page.ReadSecondVersion(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        bool isWhole = page._type is >= 0 and <= LatestCode && page.Length >= 0 && page.CompressedLength >= 0 && (page.Count >= 0 || page.IsIndex)
            && page.LevelLength >= 0 && page.RepetitionLength >= 0;
        return isWhole ? page : throw new InvalidDataException(SR.ParquetPageHeader);
    }

    /// <summary>A page of values or of a dictionary: both begin in the same way.</summary>
    private void ReadFirstVersion(ref ThriftReader reader)
    {
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    Count = reader.ReadInt32(type);
                    break;
                case 2:
                    Encoding = (ParquetEncoding)reader.ReadInt32(type);
                    break;
                case 3 when !ThriftReader.IsBoolean(type):
                    LevelEncoding = (ParquetEncoding)reader.ReadInt32(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }

    private void ReadSecondVersion(ref ThriftReader reader)
    {
        int field = 0;
        while (reader.ReadField(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    Count = reader.ReadInt32(type);
                    break;
                case 4:
                    Encoding = (ParquetEncoding)reader.ReadInt32(type);
                    break;
                case 5:
                    LevelLength = reader.ReadInt32(type);
                    break;
                case 6:
                    RepetitionLength = reader.ReadInt32(type);
                    break;
                case 7:
                    IsCompressed = reader.ReadBoolean(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }
}
