using System.Runtime.InteropServices;
using ClusterTools.Formats.Tables;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;
using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Writes series as a table: the names of the values (v0, v1 … where they have none), a row a record, and the true cluster as a last column named label
/// where it is known. Numbers are the shortest that give the same value when they are read in the set's own type.</summary>
internal static class CsvSeriesWriter
{
    public static void Write(Stream stream, SeriesSet series, ExecutionOptions execution)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        WriteHeader(writer, series);
        int record = 0;
        int recordBytes = checked(series.Length * series.ElementType.Size());
        var widened = new double[series.Length];
        SeriesTiles.ForEach(series, execution, records =>
        {
            for (; !records.IsEmpty; records = records.Slice(recordBytes))
            {
                WriteValues(writer, series.ElementType, records.Slice(0, recordBytes), widened);
                if (series.Truth is { } truth)
                    writer.WriteField(truth[record]);
                writer.EndRecord();
                record++;
            }
        });
    }

    private static void WriteHeader(CsvWriter writer, SeriesSet series)
    {
        for (int i = 0; i < series.Length; i++)
            writer.WriteField(series.ValueNames is { } names ? names[i] : $"v{i}");
        if (series.Truth is not null)
            writer.WriteField(ColumnNames.Label);
        writer.EndRecord();
    }

    private static void WriteValues(CsvWriter writer, ElementType type, ReadOnlySpan<byte> record, double[] widened)
    {
        if (type == ElementType.Float32)
        {
            // As double, 0.1f would be written with seventeen digits.
            foreach (float value in MemoryMarshal.Cast<byte, float>(record))
                writer.WriteField(value);
            return;
        }

        ElementConvert.ToDouble(type, record, widened);
        foreach (double value in widened)
            writer.WriteField(value);
    }
}
