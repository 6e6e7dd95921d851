using System.IO.Compression;
using System.Text;
using ClusterTools.Files;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;

namespace ClusterTools.Tests.Formats.Csv;

public sealed class CsvSeriesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,2\n3,4\n")]
    [InlineData("1;2\r\n3;4")]
    [InlineData("1\t2\n\n3\t4\n\n")]
    [InlineData("  1 , 2\n   \n 3,\"4\"\n")]
    [InlineData("\uFEFF1,2\n3,4")]
    [InlineData("sep=;\n1;2\n3;4")]
    public void SeparatorsQuotesAndBlankLines(string text)
    {
        var series = Read(text);
        Assert.Equal(ElementType.Float64, series.ElementType);
        Assert.Equal(new double[,] { { 1, 2 }, { 3, 4 } }, series.ToArray());
        Assert.Null(series.ValueNames);
        Assert.Null(series.Truth);
        Assert.Empty(series.Warnings);
    }

    [Fact]
    public void EveryWayToWriteANumber()
    {
        var series = Read("1e3,-.5,+7.,0.1,nan,-Inf,Infinity,4.9e-324,1.7976931348623157e308,123456789012345678901234567890\n");
        Assert.Equal([1000, -0.5, 7, 0.1, double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, double.MaxValue, 1.2345678901234568e29], series.GetRecord(0));
        Assert.Equal(["ColumnEmpty", "MissingValues", "NonFiniteValues"], series.Warnings.Select(w => w.Id));
        Assert.Contains("1 in column 4 (from 0); the first is in line 1", series.Warnings[1].Message);
        Assert.Contains("2 values", series.Warnings[2].Message);
        Assert.Contains("line 1, column 6", series.Warnings[2].Message);
    }

    [Fact]
    public void HeadersAndLabels()
    {
        const string Text = "x,kind,y\n1,b,2\n3,a,4\n5,b,6\n";
        var named = Read(Text, new SeriesReadOptions { LabelColumn = "Kind" });
        Assert.Equal(["x", "y"], named.ValueNames!);
        Assert.Equal([0, 1, 0], named.Truth!);
        Assert.Equal([3, 4], named.GetRecord(1));
        Assert.Contains("0 = b, 1 = a", named.History[0].Detail);

        Assert.Equal([0, 1, 0], Read(Text, new SeriesReadOptions { LabelColumn = "1" }).Truth!);
        Assert.Equal([2, 4, 6], Read(Text, new SeriesReadOptions { LabelColumn = "kind", Skip = 2 }).ToArray().Cast<double>());
        Assert.Equal([5, -1], Read("1,5.0\n2,-1\n", new SeriesReadOptions { LabelColumn = "-1" }).Truth!);
    }

    [Fact]
    public void HeaderCanBeToldAndRowsLeftOut()
    {
        Assert.Equal(["0", "1"], Read("0,1\n2,3\n", new SeriesReadOptions { Header = TableHeader.Present }).ValueNames!);
        Assert.Equal(1, Read("0,1\n2,3\n", new SeriesReadOptions { SkipRows = 1 }).Count);
        var iris = Read("150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n", new SeriesReadOptions { SkipRows = 1, LabelColumn = "4" });
        Assert.Equal([5.1, 3.5, 1.4, 0.2], iris.GetRecord(0));
        Assert.Null(iris.ValueNames);
        var mixed = Read("150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n");
        Assert.Equal("HeaderMixed", Assert.Single(mixed.Warnings).Id);
        Assert.Equal(1, mixed.Count);
    }

    [Theory]
    [InlineData("1,2\n3,x\n", "line 2, column 2: 'x' is not a number")]
    [InlineData("1;2\n3.5;4\n5,5;6\n7.5;8\n", "line 3, column 1: '5,5' is not a number. Numbers take a point")]
    [InlineData("1,2\n\n3,4,5\n", "line 3 has 3 cells; the lines before it have 2")]
    [InlineData("1,2\n\"3,4\n", "line 2")]
    [InlineData("a,b\n", "no rows after the names")]
    [InlineData("Measurements\n\n1,2,5\n3,4,6\n", "line 1 has 1 cells, and the rows below it have 3. If it is a title, leave it out with -SkipRow 1")]
    [InlineData("x,y\n1,2\n3,z\n", "line 3, column 2 ('y'): 'z' is not a number")]
    [InlineData("\n\n", "no rows")]
    [InlineData("1,2\n3,\"4\"5\n", "line 2")]
    public void ErrorsNameFileLineAndColumn(string text, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains("t [1].csv", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void OptionsThatDoNotFitAreRefused()
    {
        Assert.Contains("no column 'z'", Assert.Throws<InvalidDataException>(() => Read("x,y\n1,2\n", new SeriesReadOptions { LabelColumn = "z" })).Message);
        Assert.Contains("no column '7'", Assert.Throws<InvalidDataException>(() => Read("1,2\n", new SeriesReadOptions { LabelColumn = "7" })).Message);
        Assert.Contains("none of the 2", Assert.Throws<InvalidDataException>(() => Read("1,2\n", new SeriesReadOptions { Skip = 2 })).Message);
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new SeriesReadOptions { MemoryMap = true }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("1,2\n", new SeriesReadOptions { Skip = -1 }));
    }

    [Fact]
    public void CompressedTablesAreReadAndThoseCutShortRefused()
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{-i},{i * 7919 % 10007}\n"))));
        byte[] whole = stream.ToArray();
        Assert.Equal([-9999, 9999 * 7919 % 10007], SeriesReader.Read(_folder.Write("a.csv.gz", whole)).GetRecord(9999));
        for (int cut = 1; cut < whole.Length; cut += 997)
        {
            string path = _folder.Write("cut.csv.gz", whole[..^cut]);
            Assert.Contains("cut.csv.gz", Assert.Throws<InvalidDataException>(() => SeriesReader.Read(path)).Message);
        }
    }

    [Fact]
    public void BinaryFilesAreNoTables()
    {
        string path = _folder.Write("a.csv", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]);
        Assert.Contains("Import-ImageStack", Assert.Throws<InvalidDataException>(() => SeriesReader.Read(path)).Message);
    }

    [Fact]
    public void WritesAndReadsBackToTheBit()
    {
        var random = new Random(3);
        var doubles = new double[60];
        for (int i = 0; i < doubles.Length; i++)
        {
            do
                doubles[i] = BitConverter.Int64BitsToDouble(random.NextInt64());
            while (!double.IsFinite(doubles[i]));
        }

        doubles[0] = -0.0;
        float[] floats = Array.ConvertAll(doubles, d => (float)(d % 1e30));
        foreach (var series in (SeriesSet[])[SeriesSet.FromArray(doubles, 20, 3), SeriesSet.FromArray(floats, 20, 3), SeriesSet.FromArray(new ushort[] { 0, 65535 }, 1, 2)])
        {
            foreach (string name in (string[])["a.csv", "a.csv.gz"])
            {
                SeriesWriter.Write(series, _folder.File(name), overwrite: true);
                var back = SeriesReader.Read(_folder.File(name));
                Assert.Equal(["v0", "v1"], back.ValueNames!.Take(2));
                Assert.Equal(Enumerable.Range(0, series.Count).SelectMany(series.GetRecord).Select(BitConverter.DoubleToInt64Bits), Bits(series, back));
            }
        }
    }

    [Fact]
    public void WritesNamesAndLabels()
    {
        var series = Read("width,\"he,ight\",k\n1,2,5\n3,4.5,7\n", new SeriesReadOptions { LabelColumn = "k" });
        SeriesWriter.Write(series, _folder.File("out.csv"));
        Assert.Equal("width,\"he,ight\",label\n1,2,5\n3,4.5,7\n", File.ReadAllText(_folder.File("out.csv")));
        Assert.Throws<FileExistsException>(() => SeriesWriter.Write(series, _folder.File("out.csv")));
    }

    [Fact]
    public void LongReadsCanBeCancelled()
    {
        string path = _folder.Write("long.csv", string.Concat(Enumerable.Repeat("1,2,3\n", 200_000)));
        using var cancellation = new CancellationTokenSource();
        var progress = new Cancelling(cancellation);
        Assert.Throws<OperationCanceledException>(() => SeriesReader.Read(
            path, null, new ClusterTools.Threading.ExecutionOptions { CancellationToken = cancellation.Token, Progress = progress }));
        Assert.InRange(progress.Fraction, 0.01, 0.9);
    }

    [Theory]
    [InlineData("digits.csv.gz", "64", 1797, 64, 10)]
    [InlineData("blobs_2d.csv", "label", 200, 2, 3)]
    [InlineData("blobs_3d.csv", "label", 300, 3, 7)]
    [InlineData("aniso_2d.csv", "label", 400, 2, 3)]
    [InlineData("tables/iris.csv", "4", 150, 4, 3)]
    public void SharedTablesAreRead(string name, string label, int count, int length, int clusters)
    {
        var series = SeriesReader.Read(SharedData.Path("data", name), new SeriesReadOptions { LabelColumn = label });
        Assert.Equal((count, length), (series.Count, series.Length));
        Assert.Equal(clusters, series.Truth!.Distinct().Count());
    }

    private static IEnumerable<long> Bits(SeriesSet original, SeriesSet back) =>
        Enumerable.Range(0, back.Count).SelectMany(back.GetRecord)
            .Select(v => original.ElementType == ElementType.Float32 ? (float)v : v).Select(BitConverter.DoubleToInt64Bits);

    private SeriesSet Read(string text, SeriesReadOptions? options = null) => SeriesReader.Read(_folder.Write("t [1].csv", text), options);

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<ClusterTools.Threading.OperationProgress>
    {
        public double Fraction { get; private set; }

        public void Report(ClusterTools.Threading.OperationProgress value)
        {
            Fraction = value.Fraction;
            source.Cancel();
        }
    }
}
