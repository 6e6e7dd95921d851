using System.Globalization;
using ClusterTools.Formats.Csv;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Tables;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Parquet;

/// <summary>Reads the numbers of a Parquet file as series: a record a row, a value a column.</summary>
/// <remarks>Flat columns only. A set has the narrowest type that holds the numbers of all its columns; missing values are NaN, and make integers Float32.</remarks>
internal static class ParquetSeriesReader
{
    private const int MostNamed = 10;
    private const int MaximumValues = 0x7FEFFFFF;
    private const long ExactInteger = 1L << 53;

    // How many values a file may always have, and how many each of its bytes may represent beyond that: runs of equal values take almost no space.
    private const long UnquestionedValues = 4 << 20;
    private const int ValuesPerByte = 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImageFormatException">It is damaged, or stored in a way that is not supported.</exception>
    /// <exception cref="InvalidDataException">A column that is to be read holds no numbers, or there is none of a given name.</exception>
    public static SeriesSet Read(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        using var file = ParquetFile.Open(path);
        RequireSize(file);
        var layout = new ParquetLayout(file, options, execution.CancellationToken);
        var missing = new MissingValues(options.MissingValues);
        var type = layout.Values.Select(column => column.ElementType).Aggregate(Common);
        var values = Load(file, layout, type, missing, execution);
        if (Array.Exists(values.Columns, column => column.NeedsFloats))
            values = Load(file, layout, ElementType.Float32, missing, execution);
        AddWarnings(file, layout, values.Columns);
        var step = ImportStep.Of(path, values.Array.ToStore());
        string description = string.Format(SR.ParquetDescription, file.Metadata.CreatedBy.Length == 0 ? "?" : TableText.Shown(file.Metadata.CreatedBy), file.Metadata.Groups.Count);
        if (layout.Label is not null)
            description = $"{description}, {string.Format(SR.DialectLabel, layout.Label.Name)}";
        var (labels, meaning) = layout.Label is null ? (null, null) : ReadLabels(file, layout.Label, execution.CancellationToken);
        if (meaning is not null)
            description = $"{description}; {string.Format(SR.HistoryLabels, meaning)}";
        return new SeriesSet(values.Array.ToStore())
        {
            Truth = labels,
            ValueNames = [.. layout.Values.Select(column => column.Name)],
            History = [step with { Detail = string.Format(SR.HistoryTable, step.Detail, description) }],
            Warnings = layout.Warnings,
        };
    }

    /// <summary>The names of a file's columns.</summary>
    public static string[] ReadColumnNames(string path)
    {
        using var file = ParquetFile.Open(path);
        return [.. file.Metadata.Columns.Select(column => column.Name)];
    }

    /// <summary>The narrowest type that holds the values of two.</summary>
    private static ElementType Common(ElementType first, ElementType second)
    {
        if (first == second)
            return first;
        if (first == ElementType.Float64 || second == ElementType.Float64)
            return ElementType.Float64;
        if (first == ElementType.UInt8)
            return second;
        return second == ElementType.UInt8 ? first : ElementType.Float32;
    }

    /// <summary>Requires that there are rows, and not more than a file of this length can hold within reason.</summary>
    private static void RequireSize(ParquetFile file)
    {
        long count = file.Metadata.Count;
        if (count == 0)
            throw new InvalidDataException($"'{file.Path}': {SR.CsvOnlyHeader}");
        if (count > int.MaxValue || (count > UnquestionedValues && count / ValuesPerByte > file.Length))
            throw new ImageFormatException(file.Path, string.Format(SR.ParquetTooMany, count, 1, file.Length));
    }

    private static (SeriesArray Array, ValuePages[] Columns) Load(ParquetFile file, ParquetLayout layout, ElementType type, MissingValues missing, ExecutionOptions execution)
    {
        int count = (int)file.Metadata.Count;
        long total = (long)count * layout.Values.Length;
        if (total > MaximumValues)
            throw new InvalidDataException($"'{file.Path}': {string.Format(SR.CsvTooLarge, count, layout.Values.Length)}");
        if (total > UnquestionedValues && total / ValuesPerByte > file.Length)
            throw new ImageFormatException(file.Path, string.Format(SR.ParquetTooMany, count, layout.Values.Length, file.Length));
        if (file.Metadata.Groups.Any(group => layout.Values.Any(column => group.Chunks[column.Chunk].Count != group.Count)))
            throw new ImageFormatException(file.Path, SR.ParquetSchema);
        var array = SeriesArray.Create(file.Path, type, count, layout.Values.Length);
        ValuePages[] columns = [.. layout.Values.Select((column, i) => new ValuePages(column, array, i, missing))];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityReadSeries, total);
        for (int group = 0; group < file.Metadata.Groups.Count && !Array.Exists(columns, column => column.NeedsFloats); group++)
        {
            int current = group;
            ChunkedParallel.For(columns.Length, execution, (i, _) =>
            {
                ColumnPages.Read(file, layout.Values[i], current, columns[i], execution.CancellationToken);
                progress.Add(file.Metadata.Groups[current].Count);
            });
        }

        return (array, columns);
    }

    private static void AddWarnings(ParquetFile file, ParquetLayout layout, ValuePages[] columns)
    {
        int count = (int)file.Metadata.Count;
        int[] with = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Missing > 0)];
        foreach (int i in with.Where(i => columns[i].Missing == count))
            layout.Warnings.Add(new DataWarning("ColumnEmpty", string.Format(SR.CsvColumnEmpty, file.Path, ParquetLayout.NameOf(layout.Values[i]), layout.Indices[i])));
        if (with.Length > 0)
        {
            string counts = string.Join(", ", with.Take(MostNamed).Select(i => string.Format(SR.CsvMissingInColumn, ParquetLayout.NameOf(layout.Values[i]), columns[i].Missing)))
                + (with.Length > MostNamed ? ", …" : string.Empty);
            layout.Warnings.Add(new DataWarning(Imputation.MissingValuesId, string.Format(SR.ParquetMissing, file.Path, counts, with.Min(i => columns[i].FirstMissing))));
        }

        long infinite = columns.Sum(column => (long)column.Infinite);
        if (infinite == 0)
            return;
        int first = Enumerable.Range(0, columns.Length).Where(i => columns[i].Infinite > 0).OrderBy(i => columns[i].FirstInfinite).First();
        string place = string.Format(SR.ParquetPlace, columns[first].FirstInfinite, ParquetLayout.NameOf(layout.Values[first]));
        layout.Warnings.Add(new DataWarning("NonFiniteValues", string.Format(SR.CsvNonFinite, file.Path, infinite, place)));
    }

    private static (int[] Labels, string? Meaning) ReadLabels(ParquetFile file, ParquetColumn column, CancellationToken token)
    {
        var labels = new CsvLabels();
        int record = 0;
        if (column.Content == ParquetContent.Text)
        {
            ColumnPages.ReadAll(file, column, new TextPages(Add), token);
        }
        else
        {
            NumberScan.All(file, column, value =>
            {
                if (value is < -ExactInteger or > ExactInteger)
                    throw new InvalidDataException(string.Format(SR.ParquetLabelLarge, record, ExactInteger));
                Add(double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture));
                return true;
            }, token);
        }

        return labels.ToLabels();

        void Add(string? label)
        {
            labels.Add(string.IsNullOrEmpty(label) ? throw new InvalidDataException(string.Format(SR.ParquetLabelMissing, record)) : label!);
            record++;
        }
    }
}
