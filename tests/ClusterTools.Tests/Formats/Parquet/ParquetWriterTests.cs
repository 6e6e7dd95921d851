using ClusterTools.Formats;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Parquet.Writing;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;
using ClusterTools.Series.Stores;

namespace ClusterTools.Tests.Formats.Parquet;

public sealed class ParquetWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryElementTypeIsReadBackToTheBit()
    {
        var random = new Random(5);
        RoundTrip([.. Enumerable.Range(0, 300).Select(_ => (byte)random.Next(256))]);
        RoundTrip([.. Enumerable.Range(0, 300).Select(_ => (byte)random.Next(2))]);
        RoundTrip([.. Enumerable.Range(0, 300).Select(_ => (ushort)random.Next(65536))]);
        RoundTrip([.. Enumerable.Range(0, 300).Select(_ => (short)random.Next(-32768, 32768))]);
        RoundTrip([.. Enumerable.Range(0, 300).Select(_ => (float)random.NextDouble()), 0.1f, -0f, float.MaxValue]);
        RoundTrip([.. Enumerable.Range(0, 300).Select(_ => random.NextDouble()), 0.1, -0.0, double.Epsilon, double.MaxValue, 1e300, -1]);
    }

    [Fact]
    public void NamesAndLabelsTravel()
    {
        var set = new SeriesSet(new ArraySeriesStore<double>([1, 2, 3, 4, 5, 6], 3, 2)) { ValueNames = ["größe", "b c"], Truth = [7, -1, 7] };
        SeriesWriter.Write(set, _folder.File("named.parquet"));
        var back = SeriesReader.Read(_folder.File("named.parquet"));
        Assert.Equal(set.ValueNames!, back.ValueNames!);
        Assert.Equal(set.Truth!, back.Truth!);
        Assert.Equal(set.ToArray(), back.ToArray());
        SeriesWriter.Write(SeriesSet.FromRows([[1.5, 2], [3, double.NaN]]), _folder.File("plain.parquet"));
        back = SeriesReader.Read(_folder.File("plain.parquet"));
        Assert.Equal(["v0", "v1"], back.ValueNames!);
        Assert.Equal([3, double.NaN], back.GetRecord(1));
        Assert.Null(back.Truth);
    }

    [Fact]
    public void ManyRowsMakeSeveralGroups()
    {
        const int Count = (2 << 17) + 100;
        var values = new byte[Count];
        for (int i = 0; i < Count; i++)
            values[i] = (byte)(i / 1000 * 7);
        var set = new SeriesSet(new ArraySeriesStore<byte>(values, Count, 1)) { Truth = [.. Enumerable.Range(0, Count)] };
        SeriesWriter.Write(set, _folder.File("many.parquet"));
        var back = SeriesReader.Read(_folder.File("many.parquet"));
        Assert.Contains("row groups: 3", back.History[0].Detail);
        Assert.Equal(set.ToArray(), back.ToArray());
        Assert.Equal(set.Truth, back.Truth!);
        SeriesWriter.Write(set, _folder.File("again.parquet"));
        Assert.Equal(File.ReadAllBytes(_folder.File("many.parquet")), File.ReadAllBytes(_folder.File("again.parquet")));

        // A dictionary and runs: most of the file are the labels.
        Assert.InRange(new FileInfo(_folder.File("many.parquet")).Length, Count, (Count * sizeof(int)) + 20000);
    }

    [Fact]
    public void TwoColumnsOfOneNameAndPackedFilesAreRefused()
    {
        var set = new SeriesSet(new ArraySeriesStore<double>([1, 2], 1, 2)) { ValueNames = ["label", "x"], Truth = [1] };
        Assert.Contains("the name 'label'", Assert.Throws<ArgumentException>(() => SeriesWriter.Write(set, _folder.File("a.parquet"))).Message);
        Assert.Throws<ArgumentException>(() => SeriesWriter.Write(SeriesSet.FromRows([[1, 2]]), _folder.File("a.parquet.gz")));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void ATableHasTheTypesOfItsCells()
    {
        string[] names = ["flag", "small", "big", "single", "number", "mixed", "name", "none", "part"];
        List<object?[]> rows = [];
        for (int i = 0; i < 20; i++)
            rows.Add([i % 2 == 0, i, long.MaxValue - i, i / 4f, i % 3 == 0 ? i : i / 8.0, i % 2 == 0 ? i : "x", i % 4 == 1 ? null : $"n{i % 3}", null, i == 3 ? null : 1.5m * i]);
        TableWriter.Write(_folder.File("table.parquet"), names, rows);
        Assert.Equal(names, SeriesReader.ReadColumnNames(_folder.File("table.parquet"), new SeriesReadOptions()));
        var set = SeriesReader.Read(_folder.File("table.parquet"), new SeriesReadOptions { ExcludedColumns = ["mixed", "name"] });
        Assert.Equal([1, 18, long.MaxValue - 18, 4.5, 18, double.NaN, 27], set.GetRecord(18));
        Assert.Equal(["ColumnEmpty", "MissingValues"], set.Warnings.Select(warning => warning.Id));
        Assert.Contains("20 in column 'none', 1 in column 'part'", set.Warnings[1].Message);
        Assert.Contains("column 'mixed' holds text, column 'name' holds text", Assert.Throws<InvalidDataException>(() => SeriesReader.Read(_folder.File("table.parquet"))).Message);
        var mixed = SeriesReader.Read(_folder.File("table.parquet"), new SeriesReadOptions { Columns = ["small"], LabelColumn = "mixed" });
        Assert.Contains("labels 0 = 0, 1 = x, 2 = 2", mixed.History[0].Detail);
        Assert.Throws<ArgumentException>(() => TableWriter.Write(_folder.File("table.txt"), names, rows));
    }

    [Fact]
    public void AClaimOfManyRowsIsRefusedBeforeItTakesMemory()
    {
        Claim("huge.parquet", 2_000_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<ImageFormatException>(() => SeriesReader.Read(_folder.File("huge.parquet"))).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("huge.parquet': it claims 2000000000 rows of 1 values, far more than a file of", message);

        // A column of equal values takes next to nothing.
        Claim("equal.parquet", 1_000_000);
        var set = SeriesReader.Read(_folder.File("equal.parquet"));
        Assert.Equal(1_000_000, set.Count);
        Assert.Equal([42], set.GetRecord(999_999));

        void Claim(string name, int count)
        {
            using var stream = new MemoryStream();
            var writer = new ParquetWriter(stream, [new OutputColumn("x", ParquetPhysicalType.Int32)]);
            using var runs = new MemoryStream();
            runs.WriteByte(0);
            ClusterTools.Formats.Parquet.Encodings.VariableInteger.Write(runs, (ulong)count << 1);
            writer.WriteGroup(count, _ => new OutputChunk { Count = count, Values = runs.ToArray(), Dictionary = [42, 0, 0, 0], DictionaryCount = 1 });
            writer.Complete();
            _folder.Write(name, stream.ToArray());
        }
    }

    private void RoundTrip<T>(T[] values)
        where T : unmanaged
    {
        var set = new SeriesSet(new ArraySeriesStore<T>(values, values.Length / 3, 3));
        SeriesWriter.Write(set, _folder.File("trip.parquet"), overwrite: true);
        var back = SeriesReader.Read(_folder.File("trip.parquet"));
        Assert.Equal(set.ElementType, back.ElementType);
        Assert.True(set.Store.GetBytes(0, set.Count).SequenceEqual(back.Store.GetBytes(0, back.Count)), typeof(T).Name);
    }
}
