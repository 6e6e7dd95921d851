using System.Text.Json;
using ClusterTools.Files;
using ClusterTools.Formats;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;

namespace ClusterTools.Tests.Formats.Thunder;

public sealed class ThunderSeriesFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void KeyedRecordsComeInGridOrder()
    {
        // 2 rows x 3 columns x 2 planes; each record's values tell its place, and the records are shuffled over two files.
        byte[][] records = [.. AllKeyed()];
        WriteConf("{\"dims\": [2, 3, 2], \"nkeys\": 3, \"nvalues\": 2, \"keytype\": \"int16\", \"valuetype\": \"uint8\", \"input\": \"x\"}");
        _folder.Write("b.bin", [.. records.Where((_, i) => i % 3 != 0).Reverse().SelectMany(r => r)]);
        _folder.Write("a.bin", [.. records.Where((_, i) => i % 3 == 0).SelectMany(r => r)]);
        var series = SeriesReader.Read(_folder.FullName);
        Assert.Equal((12, 2, ElementType.UInt8, new GridShape(2, 2, 3), true), (series.Count, series.Length, series.ElementType, series.Shape, series.IsComplete));
        int record = 0;
        for (int plane = 0; plane < 2; plane++)
        {
            for (int row = 0; row < 2; row++)
            {
                for (int column = 0; column < 3; column++)
                    Assert.Equal([(100 * plane) + (10 * row) + column, 77], series.GetRecord(record++));
            }
        }

        Assert.Equal([77], SeriesReader.Read(_folder.FullName, new SeriesReadOptions { Skip = 1 }).GetRecord(5));
    }

    [Fact]
    public void MissingRecordsKeepTheirPlacesFree()
    {
        WriteConf("{\"dims\": [2, 3, 2], \"nkeys\": 3, \"nvalues\": 2, \"keytype\": \"int16\", \"valuetype\": \"uint8\"}");
        _folder.Write("a.bin", [.. AllKeyed().Where((_, i) => i is not (2 or 7)).Reverse().SelectMany(r => r)]);
        var series = SeriesReader.Read(_folder.FullName);
        Assert.Equal(10, series.Count);
        Assert.False(series.IsComplete);

        // Left out are (row 0, column 1, plane 0) and (row 1, column 0, plane 1).
        Assert.Equal([0, 2, 3, 4, 5, 6, 7, 8, 10, 11], series.Positions);
        Assert.Equal([110 - 9, 77], series.GetRecord(6));
        Assert.Contains("2 of the 12", Assert.Single(series.Warnings).Message);
    }

    [Theory]
    [InlineData("range", "key 1 of a record is 3")]
    [InlineData("negative", "key 0 of a record is -1")]
    [InlineData("twice", "row 0, column 0, plane 0")]
    [InlineData("more", "13 records")]
    [InlineData("half", "not a multiple of the record size")]
    public void WrongKeysAreRefused(string kind, string reason)
    {
        var records = AllKeyed().ToList();
        switch (kind)
        {
            case "range":
                records[3] = Keyed(0, 3, 0);
                break;
            case "negative":
                records[3] = Keyed(-1, 0, 0);
                break;
            case "twice":
                records[3] = records[0];
                break;
            case "more":
                records.Add(records[0]);
                break;
            default:
                records[11] = records[11][1..];
                break;
        }

        WriteConf("{\"dims\": [2, 3, 2], \"nkeys\": 3, \"nvalues\": 2, \"keytype\": \"int16\", \"valuetype\": \"uint8\"}");
        _folder.Write("a.bin", [.. records.SelectMany(r => r)]);
        AssertRefused(reason);
    }

    [Theory]
    [InlineData("{\"shape\": [2, 2, 3], \"dtype\": \"uint8\"}", 1, 2, 2)]
    [InlineData("{\"dims\": [2, 1, 2, 3], \"dtype\": \"|u1\"}", 2, 1, 2)]
    public void FlatRecordsOfSeveralFilesAreReadInNaturalOrder(string conf, int planes, int rows, int columns)
    {
        WriteConf(conf);
        _folder.Write("series-10.bin", [10, 11, 12]);
        _folder.Write("series-2.bin", [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        _folder.Write("SUCCESS", string.Empty);
        var series = SeriesReader.Read(_folder.FullName);
        Assert.Equal(new GridShape(planes, rows, columns), series.Shape);
        Assert.Equal([10, 11, 12], series.GetRecord(3));
    }

    [Fact]
    public void SkippedNumbersAreNotCountedByTheShape()
    {
        WriteConf("{\"shape\": [2, 2], \"dtype\": \"int16\"}");
        _folder.Write("a.bin", [9, 9, 1, 0, 2, 0, 9, 9, 3, 0, 4, 1]);
        var series = SeriesReader.Read(_folder.FullName, new SeriesReadOptions { Skip = 1 });
        Assert.Equal(ElementType.Int16, series.ElementType);
        Assert.Equal(new short[,] { { 1, 2 }, { 3, 260 } }, series.ToArray());
        AssertRefused("3 records");
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[1, 2]", "JSON")]
    [InlineData("{\"shape\": [2, 2]", "JSON")]
    [InlineData("{\"shape\"]: [2, 2], \"dtype\": \"uint8\"}}", "JSON")]
    [InlineData("{\"shape\": [2, 2]}", "'dtype' is missing")]
    [InlineData("{\"dtype\": \"uint8\"}", "'shape' is missing")]
    [InlineData("{\"shape\": [2, -2], \"dtype\": \"uint8\"}", "'shape'")]
    [InlineData("{\"shape\": [2, 2.5], \"dtype\": \"uint8\"}", "'shape'")]
    [InlineData("{\"shape\": [9999999999, 2], \"dtype\": \"uint8\"}", "'shape'")]
    [InlineData("{\"shape\": [2, 2], \"dtype\": \"complex64\"}", "complex")]
    [InlineData("{\"shape\": [3, 2], \"dtype\": \"uint8\"}", "asks for 3")]
    [InlineData("{\"shape\": [2, 3], \"dtype\": \"uint8\"}", "multiple of the record size")]
    [InlineData("{\"shape\": [2000000000, 2000000000, 2], \"dtype\": \"uint8\"}", "at most")]
    [InlineData("{\"dims\": [2, 3], \"nkeys\": 3, \"nvalues\": 2, \"keytype\": \"int16\", \"valuetype\": \"uint8\"}", "one entry in dims")]
    [InlineData("{\"dims\": [2000000000, 2000000000, 3], \"nkeys\": 3, \"nvalues\": 2, \"keytype\": \"int16\", \"valuetype\": \"uint8\"}", "positions")]
    public void WrongDescriptionsAreRefused(string conf, string reason)
    {
        WriteConf(conf);
        _folder.Write("a.bin", [1, 2, 3, 4]);
        AssertRefused(reason);
    }

    [Fact]
    public void FoldersWithoutDescriptionOrDataAreRefused()
    {
        AssertRefused("without conf.json");
        WriteConf("{\"shape\": [2, 2], \"dtype\": \"uint8\"}");
        AssertRefused("no .bin files");
    }

    [Fact]
    public void WritesAndReadsBackAndRefusesToOverwrite()
    {
        string path = _folder.File("out [1]");
        var series = SeriesSet.FromArray(new float[] { 1, 2, 3, 4, 5, 6.5f, 7, 8 }, 4, 2, new GridShape(1, 2, 2));
        SeriesWriter.Write(series, path);
        Assert.Equal(["SUCCESS", "conf.json", "series-00000-00000.bin"], Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var back = SeriesReader.Read(path);
        Assert.Equal(series.Shape, back.Shape);
        Assert.Equal(series.ToArray(), back.ToArray());

        Assert.Throws<FileExistsException>(() => SeriesWriter.Write(series, path));
        SeriesWriter.Write(SeriesSet.FromArray(new byte[] { 1, 2 }, 2, 1), path, overwrite: true);
        Assert.Equal(2, SeriesReader.Read(path).Count);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.FullName));

        // What something else has put there is not lost, whatever was asked for.
        File.WriteAllText(Path.Combine(path, "thesis.docx"), "x");
        Assert.Contains("thesis.docx", Assert.Throws<IOException>(() => SeriesWriter.Write(series, path, overwrite: true)).Message);
        Assert.Equal(2, SeriesReader.Read(path).Count);
    }

    [Fact]
    public void AFailedWriteLeavesNothing()
    {
        string path = _folder.File("out");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => SeriesWriter.Write(
            SeriesSet.FromArray(new byte[] { 1, 2 }, 2, 1), path, execution: new ClusterTools.Threading.ExecutionOptions { CancellationToken = cancellation.Token }));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void TheFishSeriesEqualsTheTiffs()
    {
        var series = SeriesReader.Read(SharedData.Path("data", "fish_series"));
        Assert.Equal((13224, 240, new GridShape(2, 76, 87), true), (series.Count, series.Length, series.Shape, series.IsComplete));
        using var formats = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", "image_formats.json")));
        var layout = formats.RootElement.GetProperty("fish_binary_series");
        byte[] bytes = series.Store.GetBytes(0, series.Count).ToArray();
        Assert.Equal(layout.GetProperty("sha256_zyxt").GetString(), Hash.Sha256(bytes));
        Assert.Equal(layout.GetProperty("voxel_1_38_43_first40").EnumerateArray().Select(v => v.GetDouble()), series.GetRecord((((1 * 76) + 38) * 87) + 43).Take(40));

        using var import = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", "fish_import.json")));
        var first20 = new byte[13224 * 20];
        for (int record = 0; record < 13224; record++)
            Array.Copy(bytes, record * 240, first20, record * 20, 20);
        Assert.Equal(import.RootElement.GetProperty("sha256_series_bytes_zyxt").GetString(), Hash.Sha256(first20));
    }

    private static IEnumerable<byte[]> AllKeyed()
    {
        for (short plane = 0; plane < 2; plane++)
        {
            for (short column = 0; column < 3; column++)
            {
                for (short row = 0; row < 2; row++)
                    yield return Keyed(row, column, plane);
            }
        }
    }

    private static byte[] Keyed(short row, short column, short plane) =>
        [.. BitConverter.GetBytes(row), .. BitConverter.GetBytes(column), .. BitConverter.GetBytes(plane), (byte)((100 * plane) + (10 * row) + column), 77];

    private void WriteConf(string text) => _folder.Write("conf.json", text);

    private void AssertRefused(string reason)
    {
        var error = Assert.ThrowsAny<Exception>(() => SeriesReader.Read(_folder.FullName));
        Assert.True(error is ImageFormatException or InvalidDataException, error.ToString());
        Assert.Contains(_folder.FullName, error.Message);
        Assert.Contains(reason, error.Message);
    }
}
