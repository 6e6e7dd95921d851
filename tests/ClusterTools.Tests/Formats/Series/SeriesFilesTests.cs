using ClusterTools.Files;
using ClusterTools.Formats;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Tests.Formats.Npy;

namespace ClusterTools.Tests.Formats.Series;

public sealed class SeriesFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("()", 1, 1, 0, 0, 0)]
    [InlineData("(24,)", 1, 24, 0, 0, 0)]
    [InlineData("(6, 4)", 6, 4, 0, 0, 0)]
    [InlineData("(2, 3, 4)", 6, 4, 1, 2, 3)]
    [InlineData("(2, 3, 1, 4)", 6, 4, 2, 3, 1)]
    [InlineData("(2, 3, 1, 2, 2)", 12, 2, 0, 0, 0)]
    public void LeadingAxesAreRecords(string shape, int count, int length, int planes, int rows, int columns)
    {
        byte[] data = [.. Enumerable.Range(1, count * length).Select(i => (byte)i)];
        var series = SeriesReader.Read(_folder.Write("a.npy", NpyBytes.Create("|u1", shape, data)));
        Assert.Equal((count, length), (series.Count, series.Length));
        Assert.Equal(planes == 0 ? null : new GridShape(planes, rows, columns), series.Shape);
        Assert.Equal(data, series.Store.GetBytes(0, count).ToArray());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    public void FortranOrderWideningAndSkipGoTogether(bool fortranOrder, int skip)
    {
        // [record, value]: 10, 11, 12 and 20, 21, 22, as 32-bit integers, most significant byte first.
        int[] values = fortranOrder ? [10, 20, 11, 21, 12, 22] : [10, 11, 12, 20, 21, 22];
        byte[] data = [.. values.SelectMany(v => new byte[] { 0, 0, 0, (byte)v })];
        var series = SeriesReader.Read(_folder.Write("a.npy", NpyBytes.Create(">i4", "(2, 3)", data, fortranOrder)), new SeriesReadOptions { Skip = skip });
        Assert.Equal(ElementType.Float64, series.ElementType);
        Assert.Equal(new double[] { 10, 11, 12 }.Skip(skip), series.GetRecord(0));
        Assert.Equal(new double[] { 20, 21, 22 }.Skip(skip), series.GetRecord(1));
    }

    [Fact]
    public void SignedBytesBecomeInt16()
    {
        var series = SeriesReader.Read(_folder.Write("a.npy", NpyBytes.Create("|i1", "(1, 2)", [0xFF, 1])));
        Assert.Equal(new short[,] { { -1, 1 } }, series.ToArray());
    }

    [Fact]
    public void NpyKeepsTheGridWhereEveryRecordIsThere()
    {
        var whole = SeriesSet.FromArray(new ushort[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 4, 2, new GridShape(1, 2, 2));
        SeriesWriter.Write(whole, _folder.File("whole.npy"));
        Assert.Equal([2, 2, 2], NpyFile.Read(_folder.File("whole.npy")).Shape);
        Assert.Equal(whole.Shape, SeriesReader.Read(_folder.File("whole.npy")).Shape);

        var volume = SeriesSet.FromArray(new ushort[] { 1, 2, 3, 4 }, 4, 1, new GridShape(2, 1, 2));
        SeriesWriter.Write(volume, _folder.File("volume.npy"));
        Assert.Equal(volume.Shape, SeriesReader.Read(_folder.File("volume.npy")).Shape);

        var part = SeriesSet.FromArray(new ushort[] { 1, 2, 3, 4 }, 2, 2, new GridShape(1, 2, 2), [0, 3]);
        SeriesWriter.Write(part, _folder.File("part.npy"));
        Assert.Equal([2, 2], NpyFile.Read(_folder.File("part.npy")).Shape);
    }

    [Fact]
    public void WriterOfRecordsCountsThem()
    {
        var stream = new MemoryStream();
        var writer = new NpySeriesWriter(stream, ElementType.UInt8, [2, 3]);
        writer.Append([1, 2, 3]);
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<InvalidOperationException>(() => writer.Append([1, 2, 3, 4]));
    }

    [Fact]
    public void SkipMustLeaveValues()
    {
        string path = _folder.Write("a.npy", NpyBytes.Create("|u1", "(2, 2)", new byte[4]));
        Assert.Contains("first 2 values", Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, new SeriesReadOptions { Skip = 2 })).Message);
        Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, new SeriesReadOptions { LabelColumn = "0" }));
    }

    [Fact]
    public void UnknownFilesAndExtensionsAreRefused()
    {
        Assert.Throws<InvalidDataException>(() => SeriesReader.Read(_folder.Write("a.bin", [1, 2, 3])));
        Assert.Throws<InvalidDataException>(() => SeriesReader.Read(_folder.Write("b.csv", [])));
        Assert.Throws<FileNotFoundException>(() => SeriesReader.Read(_folder.File("none.npy")));
        var series = SeriesSet.FromArray(new byte[] { 1 }, 1, 1);
        Assert.Contains(".npy", Assert.Throws<ArgumentException>(() => SeriesWriter.Write(series, _folder.File("a.xlsx"))).Message);
        Assert.Throws<FileExistsException>(() => SeriesWriter.Write(series, _folder.File("b.csv")));
    }

    [Fact]
    public void MoreValuesThanOneArrayHoldsPointToTheFile()
    {
        var error = Assert.Throws<ImageFormatException>(() => SeriesArray.Create("big.npy", ElementType.UInt8, 60_000, 60_000));
        Assert.Contains("60000 records of 60000 values are more than", error.Message);
        Assert.Contains("-MemoryMap", error.Message);
    }
}
