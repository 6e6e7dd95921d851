using System.Globalization;
using ClusterTools.Formats;
using ClusterTools.Formats.Parquet.Compression;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;

namespace ClusterTools.Tests.Formats.Parquet;

public sealed class ParquetSeriesTests : IDisposable
{
    private static readonly string[] Numbers = ["a", "b", "count", "big", "flag", "price", "wide", "byte", "unsigned", "half"];

    private readonly TestFolder _folder = new();

    public static TheoryData<string> Samples => ["ArrowSnappy", "ArrowPlain", "ArrowDelta", "ArrowSplit", "ArrowLz4", "DuckSnappy", "DuckDelta"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void FilesOfOtherProgramsAreReadToTheBit(string sample)
    {
        var set = Read(sample, new SeriesReadOptions { LabelColumn = "group" });
        Assert.Equal(60, set.Count);
        Assert.Equal(Numbers, set.ValueNames!);
        Assert.Equal(ElementType.Float64, set.ElementType);
        for (int i = 0; i < set.Count; i++)
            Assert.Equal(Expected(i), set.GetRecord(i));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => i % 3), set.Truth!);
        Assert.Contains("labels 0 = fine, 1 = good, 2 = größe", set.History[0].Detail);
        Assert.Contains(sample.StartsWith("Arrow", StringComparison.Ordinal) ? "parquet-cpp-arrow version 25" : "DuckDB version v1.5", set.History[0].Detail);
        Assert.Contains("9 in column 'a', 12 in column 'big', 5 in column 'wide'; the first is in record 3.", Assert.Single(set.Warnings).Message);
    }

    [Fact]
    public void BrotliIsReadWhereTheFrameworkHasIt()
    {
        string path = _folder.Write("brotli.parquet", ParquetSamples.DuckBrotli);
        var options = new SeriesReadOptions { Columns = ["count", "price"] };
        if (PageCompression.Knows(ParquetCodec.Brotli))
            Assert.Equal([60 * 60 - 100 - 119, 59 * 1.25 - 7.77], SeriesReader.Read(path, options).GetRecord(59), (x, y) => Math.Abs(x - y) < 1e-9);
        else
            Assert.Contains("Brotli, which is not supported", Assert.Throws<ImageFormatException>(() => SeriesReader.Read(path, options)).Message);
    }

    [Fact]
    public void ACodecThatIsNotReadIsNamed()
    {
        string message = Assert.Throws<ImageFormatException>(() => Read("DuckZstandard", new SeriesReadOptions { Columns = ["a"] })).Message;
        Assert.Contains("DuckZstandard.parquet': column 'a': it is compressed with Zstandard (zstd), which is not supported. Write the file with Snappy", message);
    }

    [Theory]
    [InlineData("byte", ElementType.UInt8)]
    [InlineData("byte,flag", ElementType.UInt8)]
    [InlineData("half,byte", ElementType.Float32)]
    [InlineData("b,flag", ElementType.Float32)]
    [InlineData("count", ElementType.Float64)]
    [InlineData("b,price", ElementType.Float64)]
    public void TheSetHasTheNarrowestTypeThatHoldsItsColumns(string columns, ElementType expected)
    {
        var set = Read("ArrowSnappy", new SeriesReadOptions { Columns = columns.Split(',') });
        Assert.Equal(expected, set.ElementType);
        Assert.Equal([.. columns.Split(',').Select(name => Expected(7)[Array.IndexOf(Numbers, name)])], set.GetRecord(7));
    }

    [Fact]
    public void MissingValuesMakeIntegersFloats()
    {
        var set = Read("DuckRows", new SeriesReadOptions { Columns = ["small"] });
        Assert.Equal(ElementType.Float32, set.ElementType);
        Assert.Equal([20], set.GetRecord(1));
        Assert.Equal([double.NaN], set.GetRecord(2));
        Assert.Equal([220], set.GetRecord(11));
        var coded = Read("DuckRows", new SeriesReadOptions { Columns = ["x"], MissingValues = ["2.5"] });
        Assert.Contains("1 in column 'x'; the first is in record 10", Assert.Single(coded.Warnings).Message);
        Assert.Equal([double.NaN], coded.GetRecord(10));
    }

    [Fact]
    public void RowNumbersAnIndexIdentifiersAndLabelsAreRecognized()
    {
        string refusal = Assert.Throws<InvalidDataException>(() => Read("DuckRows")).Message;
        Assert.Contains("column 'customer_id' holds a different whole number in each row", refusal);
        var set = Read("DuckRows", new SeriesReadOptions { ExcludedColumns = ["customer*"] });
        Assert.Equal(["x", "small"], set.ValueNames!);
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], set.Truth!);
        Assert.Equal(["RowNumbers", "RowNumbers", "MissingValues"], set.Warnings.Select(warning => warning.Id));
        var all = Read("DuckRows", new SeriesReadOptions { Columns = ["*"] });
        Assert.Equal(6, all.Length);
        Assert.Null(all.Truth);
        Assert.Equal(["x", "customer_id", "small"], Read("DuckRows", new SeriesReadOptions { Columns = ["1..3"] }).ValueNames!);
        Assert.Equal(["label"], Read("DuckRows", new SeriesReadOptions { Columns = ["l?bel"], LabelColumn = "x" }).ValueNames!);
        Assert.Equal(["index", "x", "customer_id", "small", "label", "__index_level_0__"], SeriesReader.ReadColumnNames(_folder.File("DuckRows.parquet"), new SeriesReadOptions()));
    }

    [Fact]
    public void ColumnsThatAreNoNumbersAreRefusedByName()
    {
        string message = Assert.Throws<InvalidDataException>(() => Read("DuckOther")).Message;
        Assert.Contains("column 'day' holds dates, column 'at' holds dates and times, column 'clock' holds times of day, column 'name' holds text, column 'list' holds nested values", message);
        Assert.Contains("column 'point' holds nested values (lists, maps or structures), column 'u' holds binary data: these cannot be clustered. Leave columns out with -ExcludeColumn day, at, clock", message);
        var set = Read("DuckOther", new SeriesReadOptions { Columns = ["x", "y"], LabelColumn = "name" });
        Assert.Equal([1, 4], set.GetRecord(4));
        Assert.Equal([0, 1, 2, 3, 4], set.Truth!);
        Assert.Contains("column 'list' holds nested values (lists, maps or structures), which cannot be labels",
            Assert.Throws<InvalidDataException>(() => Read("DuckOther", new SeriesReadOptions { Columns = ["x"], LabelColumn = "list" })).Message);
        Assert.Contains("there is no column 'z'", Assert.Throws<InvalidDataException>(() => Read("DuckOther", new SeriesReadOptions { Columns = ["z"] })).Message);
        Assert.Contains("the label of record 3 is missing", Assert.Throws<ImageFormatException>(() => Read("ArrowDelta", new SeriesReadOptions { Columns = ["b"], LabelColumn = "a" })).Message);
    }

    [Fact]
    public void OptionsOfTextAreRefused()
    {
        string path = _folder.Write("a.parquet", ParquetSamples.ArrowPlain);
        foreach (var options in (SeriesReadOptions[])[new() { SkipRows = 1 }, new() { Delimiter = ';' }, new() { Header = TableHeader.Absent }, new() { Culture = CultureInfo.InvariantCulture }])
            Assert.Contains("options of tables of text", Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, options)).Message);
        Assert.Contains("cannot be mapped", Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true })).Message);
        Assert.Contains("members are", Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, new SeriesReadOptions { Member = "a" })).Message);
    }

    [Fact]
    public void DamagedFilesAreRefusedWithTheirName()
    {
        byte[] whole = ParquetSamples.ArrowPlain;
        Refuse("cut.parquet", whole.AsSpan(0, 3000).ToArray(), "it was cut short");
        Refuse("tiny.parquet", whole.AsSpan(0, 9).ToArray(), "it was cut short");
        Refuse("encrypted.parquet", [.. "PARE"u8, .. whole.AsSpan(4, whole.Length - 8), .. "PARE"u8], "the file is encrypted");
        byte[] page = (byte[])whole.Clone();
        page[60] ^= 1;
        Refuse("page.parquet", page, "column 'a'");
        byte[] footer = (byte[])whole.Clone();
        footer.AsSpan(footer.Length - 900, 300).Fill(0xFF);
        Refuse("footer.parquet", footer, "its metadata");

        void Refuse(string name, byte[] content, string reason)
        {
            string message = Assert.Throws<ImageFormatException>(() => SeriesReader.Read(_folder.Write(name, content), new SeriesReadOptions { ExcludedColumns = ["group"] })).Message;
            Assert.Contains(name, message);
            Assert.Contains(reason, message);
        }
    }

    private static double[] Expected(int i) =>
    [
        i % 7 == 3 ? double.NaN : (i * 0.5) - 10,
        i / 3f,
        (i * i) - 100,
        i % 5 == 4 ? double.NaN : (i - 20) * 1e10,
        i % 3 == 0 ? 1 : 0,
        (double)((i * 1.25m) - 7.77m),
        i % 11 == 5 ? double.NaN : double.Parse(((i - 30) * 1234567890123456.789m).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        i * 4,
        4000000000 + i,
        i / 8.0,
    ];

    private SeriesSet Read(string sample, SeriesReadOptions? options = null)
    {
        byte[] content = (byte[])typeof(ParquetSamples).GetProperty(sample)!.GetValue(null)!;
        return SeriesReader.Read(_folder.Write($"{sample}.parquet", content), options);
    }
}
