using System.Runtime.InteropServices;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Tables;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes series as a Parquet file: a column a value in the set's own type (v0, v1 … where they have no names), and the true cluster as a last column named label where it
/// is known.</summary>
internal static class ParquetSeriesWriter
{
    private const int LargestGroup = 1 << 17;
    private const long GroupBytes = 1 << 27;

    /// <summary>Writes a set.</summary>
    /// <exception cref="ArgumentException">Two columns would have one name.</exception>
    public static void Write(Stream stream, SeriesSet series, ExecutionOptions execution)
    {
        var columns = ColumnsOf(series);
        var writer = new ParquetWriter(stream, columns);
        int recordBytes = checked(series.Length * series.ElementType.Size());
        int perGroup = (int)Math.Max(1, Math.Min(Math.Min(LargestGroup, series.Count), GroupBytes / recordBytes));
        var group = new byte[perGroup * recordBytes];
        int filled = 0, first = 0;
        SeriesTiles.ForEach(series, execution, records =>
        {
            while (!records.IsEmpty)
            {
                int count = Math.Min(records.Length / recordBytes, perGroup - filled);
                records.Slice(0, count * recordBytes).CopyTo(group.AsSpan(filled * recordBytes));
                records = records.Slice(count * recordBytes);
                filled += count;
                if (filled == perGroup)
                    WriteGroup();
            }
        });
        WriteGroup();
        writer.Complete();

        void WriteGroup()
        {
            if (filled == 0)
                return;
            writer.WriteGroup(filled, column =>
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                return column < series.Length ? ChunkOf(series, group, column, filled) : DictionaryChunk.Of(series.Truth!.AsSpan(first, filled).ToArray(), PlainValues.Of);
            });
            first += filled;
            filled = 0;
        }
    }

    private static OutputColumn[] ColumnsOf(SeriesSet series)
    {
        var columns = new List<OutputColumn>();
        for (int i = 0; i < series.Length; i++)
        {
            string name = series.ValueNames is { } names ? names[i] : FormattableString.Invariant($"v{i}");
            columns.Add(series.ElementType switch
            {
                ElementType.UInt8 => new OutputColumn(name, ParquetPhysicalType.Int32, 8, IsUnsigned: true),
                ElementType.UInt16 => new OutputColumn(name, ParquetPhysicalType.Int32, 16, IsUnsigned: true),
                ElementType.Int16 => new OutputColumn(name, ParquetPhysicalType.Int32, 16),
                ElementType.Float32 => new OutputColumn(name, ParquetPhysicalType.Float),
                ElementType.Float64 => new OutputColumn(name, ParquetPhysicalType.Double),
                _ => throw EnumGuard.Unexpected(series.ElementType),
            });
        }

        if (series.Truth is not null)
            columns.Add(new OutputColumn(ColumnNames.Label, ParquetPhysicalType.Int32));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (!seen.Add(column.Name))
                throw new ArgumentException(string.Format(SR.ParquetNameTwice, TableText.Shown(column.Name)), nameof(series));
        }

        return [.. columns];
    }

    private static OutputChunk ChunkOf(SeriesSet series, byte[] group, int column, int count) => series.ElementType switch
    {
        ElementType.UInt8 => DictionaryChunk.Of(Array.ConvertAll(Take<byte>(group, column, count, series.Length), value => (int)value), PlainValues.Of),
        ElementType.UInt16 => DictionaryChunk.Of(Array.ConvertAll(Take<ushort>(group, column, count, series.Length), value => (int)value), PlainValues.Of),
        ElementType.Int16 => DictionaryChunk.Of(Array.ConvertAll(Take<short>(group, column, count, series.Length), value => (int)value), PlainValues.Of),
        ElementType.Float32 => new OutputChunk { Count = count, Values = PlainValues.Of(Take<float>(group, column, count, series.Length)) },
        ElementType.Float64 => new OutputChunk { Count = count, Values = PlainValues.Of(Take<double>(group, column, count, series.Length)) },
        _ => throw EnumGuard.Unexpected(series.ElementType),
    };

    /// <summary>One value of each record.</summary>
    private static T[] Take<T>(byte[] group, int column, int count, int length)
        where T : unmanaged
    {
        var records = MemoryMarshal.Cast<byte, T>(group);
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = records[(i * length) + column];
        return values;
    }
}
