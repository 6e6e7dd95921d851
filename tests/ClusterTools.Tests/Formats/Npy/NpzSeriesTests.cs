using System.IO.Compression;
using ClusterTools.Formats;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;

namespace ClusterTools.Tests.Formats.Npy;

public sealed class NpzSeriesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void ArraysAreReadByName(CompressionLevel level)
    {
        string path = Archive(level, ("a.npy", NpyBytes.Create("<i2", "(2, 3)", Bytes([1, 2, 3, 4, 5, 6]))), ("b.npy", NpyBytes.Create("<i2", "(3, 2)", Bytes([1, 2, 3, 4, 5, 6]), true)),
            ("a_y.npy", NpyBytes.Create("<i2", "(2,)", Bytes([7, 9]))), ("note.txt", [1]));
        var a = SeriesReader.Read(path, new SeriesReadOptions { Member = "a" });
        Assert.Equal(ElementType.Int16, a.ElementType);
        Assert.Equal([4, 5, 6], a.GetRecord(1));
        Assert.Equal([7, 9], a.Truth!);
        Assert.Contains("array 'a', labels 'a_y'", a.History[0].Detail);
        var b = SeriesReader.Read(path, new SeriesReadOptions { Member = "b.npy", Skip = 1 });
        Assert.Equal([4, 5, 6], b.ToArray().Cast<short>().Select(v => (double)v));
        Assert.Null(b.Truth);
        Assert.Contains("3 arrays: a, a_y, b. Choose one with -Member", Assert.Throws<InvalidDataException>(() => SeriesReader.Read(path)).Message);
        Assert.Contains("no array 'c'", Assert.Throws<InvalidDataException>(() => SeriesReader.Read(path, new SeriesReadOptions { Member = "c" })).Message);
        Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, new SeriesReadOptions { Member = "a", MemoryMap = true }));
    }

    [Fact]
    public void SetsWithLabelsAreWrittenAndReadBack()
    {
        var first = BlobSeries.Create(new BlobSeriesOptions { Count = 30, Seed = 1 });
        var second = SeriesSet.FromRows([[1, 2], [3, double.NaN]]);
        SeriesWriter.Write(first, _folder.File("one.npz"));
        var back = SeriesReader.Read(_folder.File("one.npz"));
        Assert.Equal(first.ToArray(), back.ToArray());
        Assert.Equal(first.Truth!, back.Truth!);
        KeyValuePair<string, SeriesSet>[] sets = [new("train", first), new("test", second)];
        SeriesWriter.WriteArchive(sets, _folder.File("two.npz"));
        Assert.Equal(second.ToArray(), SeriesReader.Read(_folder.File("two.npz"), new SeriesReadOptions { Member = "test" }).ToArray());
        Assert.Equal(first.Truth!, SeriesReader.Read(_folder.File("two.npz"), new SeriesReadOptions { Member = "train" }).Truth!);
        SeriesWriter.WriteArchive(sets, _folder.File("again.npz"));
        Assert.Equal(File.ReadAllBytes(_folder.File("two.npz")), File.ReadAllBytes(_folder.File("again.npz")));
        using var archive = ZipFile.OpenRead(_folder.File("two.npz"));
        Assert.Equal(["train.npy", "train_y.npy", "test.npy"], archive.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void NamesAreChecked()
    {
        var set = SeriesSet.FromRows([[1, 2]]);
        Assert.Throws<ArgumentException>(() => SeriesWriter.WriteArchive([new("a", set), new("a", set)], _folder.File("a.npz")));
        Assert.Throws<ArgumentException>(() => SeriesWriter.WriteArchive([new("../a", set)], _folder.File("a.npz")));
        Assert.Throws<ArgumentException>(() => SeriesWriter.WriteArchive([new("a", set)], _folder.File("a.npy")));
        Assert.False(File.Exists(_folder.File("a.npz")));
    }

    [Fact]
    public void OtherAndDamagedArchivesAreRefused()
    {
        Assert.Contains("no .npy arrays", Assert.Throws<InvalidDataException>(() => SeriesReader.Read(Archive(CompressionLevel.Optimal, ("xl/workbook.xml", [1])))).Message);
        byte[] whole = File.ReadAllBytes(Archive(CompressionLevel.NoCompression, ("a.npy", NpyBytes.Create("|u1", "(40, 50)", new byte[2000]))));
        Assert.Throws<InvalidDataException>(() => SeriesReader.Read(_folder.Write("cut.npz", whole.Take(whole.Length - 30).ToArray())));
        Assert.Throws<ImageFormatException>(() => SeriesReader.Read(Archive(CompressionLevel.Optimal, ("a.npy", NpyBytes.Create("|u1", "(40, 51)", new byte[2000])))));
        Assert.Contains("members are", Assert.Throws<ArgumentException>(() => SeriesReader.Read(_folder.Write("a.csv", "1,2\n"), new SeriesReadOptions { Member = "a" })).Message);
        var random = new Random(4);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = (byte[])whole.Clone();
            for (int k = 0; k < 4; k++)
                damaged[random.Next(2) == 0 ? random.Next(200) : damaged.Length - 1 - random.Next(120)] = (byte)random.Next(256);
            var error = Record.Exception(() => SeriesReader.Read(_folder.Write("damaged.npz", damaged)));
            Assert.True(error is null or InvalidDataException or ImageFormatException or ArgumentException or IOException or NotSupportedException, error?.ToString());
        }
    }

    private static byte[] Bytes(short[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private string Archive(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content, 0, content.Length);
            }
        }

        return _folder.Write($"{Guid.NewGuid():N}.npz", stream.ToArray());
    }
}
