using System.Globalization;
using System.IO.Compression;
using ClusterTools.Files;
using ClusterTools.Formats.Csv;

namespace ClusterTools.Tests.Formats.Csv;

public sealed class CsvTableWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void WritesNumbersAndTextsInTheInvariantCulture()
    {
        string path = Path.Combine(_folder.FullName, "table.csv");
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            CsvTableWriter.Write(path, ["a", "b, c"], [[0.1, "x"], [1.5f, null], [3, "say \"so\", then"], [12.5m, true]]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal("a,\"b, c\"\n0.1,x\n1.5,\n3,\"say \"\"so\"\", then\"\n12.5,True\n", File.ReadAllText(path));
    }

    [Fact]
    public void PacksAndRefuses()
    {
        string path = Path.Combine(_folder.FullName, "table.csv.gz");
        CsvTableWriter.Write(path, ["a"], [[1]]);
        using (var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)))
            Assert.Equal("a\n1\n", text.ReadToEnd());
        Assert.Throws<FileExistsException>(() => CsvTableWriter.Write(path, ["a"], [[1]]));
        Assert.Throws<ArgumentException>(() => CsvTableWriter.Write(Path.Combine(_folder.FullName, "table.txt"), ["a"], [[1]]));
    }
}
