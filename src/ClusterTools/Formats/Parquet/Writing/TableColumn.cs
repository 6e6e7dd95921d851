using System.Globalization;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>A column of a table of objects: finds out what its cells have in common, then makes its chunks.</summary>
/// <param name="name">Its name.</param>
internal sealed class TableColumn(string name)
{
    private OutputKind _kind;
    private bool _hasMissing;

    /// <summary>The column as it is written. One without any value is of numbers.</summary>
    public OutputColumn Output => new(name, _kind switch
    {
        OutputKind.Boolean => ParquetPhysicalType.Boolean,
        OutputKind.Int32 => ParquetPhysicalType.Int32,
        OutputKind.Int64 => ParquetPhysicalType.Int64,
        OutputKind.Float => ParquetPhysicalType.Float,
        OutputKind.None or OutputKind.Double => ParquetPhysicalType.Double,
        OutputKind.Text => ParquetPhysicalType.ByteArray,
        _ => throw EnumGuard.Unexpected(_kind),
    }, IsOptional: _hasMissing);

    /// <summary>Looks at a cell.</summary>
    public void Look(object? cell)
    {
        if (cell is null)
            _hasMissing = true;
        else
            _kind = Common(_kind, KindOf(cell));
    }

    /// <summary>The chunk of some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The index of the column.</param>
    public OutputChunk ChunkOf(IReadOnlyList<IReadOnlyList<object?>> rows, int index)
    {
        var present = new List<object>();
        var levels = new int[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i][index] is { } cell)
            {
                present.Add(cell);
                levels[i] = 1;
            }
        }

        byte[]? runs = null;
        if (_hasMissing)
        {
            using var stream = new MemoryStream();
            RunLengthWriter.Write(stream, levels, 1);
            runs = stream.ToArray();
        }

        var format = CultureInfo.InvariantCulture;
        return _kind switch
        {
            OutputKind.Boolean => Plain(PlainValues.Of(Array.ConvertAll(present.ToArray(), cell => (bool)cell))),
            OutputKind.Int32 => DictionaryChunk.Of(Array.ConvertAll(present.ToArray(), cell => Convert.ToInt32(cell, format)), PlainValues.Of, rows.Count, runs),
            OutputKind.Int64 => DictionaryChunk.Of(Array.ConvertAll(present.ToArray(), cell => Convert.ToInt64(cell, format)), PlainValues.Of, rows.Count, runs),
            OutputKind.Float => Plain(PlainValues.Of(Array.ConvertAll(present.ToArray(), cell => Convert.ToSingle(cell, format)))),
            OutputKind.None or OutputKind.Double => Plain(PlainValues.Of(Array.ConvertAll(present.ToArray(), cell => Convert.ToDouble(cell, format)))),
            OutputKind.Text => DictionaryChunk.Of(Array.ConvertAll(present.ToArray(), TextOf), PlainValues.Of, rows.Count, runs),
            _ => throw EnumGuard.Unexpected(_kind),
        };

        OutputChunk Plain(byte[] values) => new() { Count = rows.Count, Values = values, Levels = runs };
    }

    private static OutputKind KindOf(object cell) => cell switch
    {
        // Enumerations are numbers to the switch below, and names to people.
        Enum => OutputKind.Text,
        _ => Type.GetTypeCode(cell.GetType()) switch
        {
            TypeCode.Boolean => OutputKind.Boolean,
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 => OutputKind.Int32,
            TypeCode.UInt32 or TypeCode.Int64 => OutputKind.Int64,
            TypeCode.Single => OutputKind.Float,
            TypeCode.Double or TypeCode.Decimal or TypeCode.UInt64 => OutputKind.Double,
            _ => OutputKind.Text,
        },
    };

    private static OutputKind Common(OutputKind first, OutputKind second)
    {
        if (first == second || first == OutputKind.None)
            return second;
        var wider = first > second ? first : second;
        var narrower = first > second ? second : first;
        if (narrower == OutputKind.Boolean || wider == OutputKind.Text)
            return OutputKind.Text;
        return wider == OutputKind.Float ? OutputKind.Double : wider;
    }

    private static string TextOf(object cell) => cell switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
