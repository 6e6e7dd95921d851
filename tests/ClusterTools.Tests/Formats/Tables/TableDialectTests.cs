using System.Globalization;
using System.Text;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Tests.Formats.Tables;

/// <summary>How tables are written: separators, decimal commas, encodings, comments, and what programs add.</summary>
public sealed class TableDialectTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1.5 2\n3 4.25\n", "blanks, decimal point")]
    [InlineData("   1.5    2\n   3      4.25\n", "blanks, decimal point")]
    [InlineData("1.5\t \t2\n3   \t4.25   \n", "blanks, decimal point")]
    [InlineData("1.5|2\n3|4.25\n", "'|', decimal point")]
    [InlineData("1,5;2\n3;4,25\n", "';', decimal comma")]
    [InlineData("1,5\t2\n3\t4,25\n", "tab, decimal comma")]
    [InlineData("1,5 2\n3 4,25\n", "blanks, decimal comma")]
    [InlineData("\"1.5\",\"2\"\n\"3\",\"4.25\"\n", "',', decimal point")]
    [InlineData("sep=|\n1.5|2\n3|4.25\n", "'|', decimal point")]
    public void SeparatorsAreFoundFromAllLinesTogether(string text, string found)
    {
        var series = Read(text);
        Assert.Equal(new double[,] { { 1.5, 2 }, { 3, 4.25 } }, series.ToArray());
        Assert.Contains($"separator {found}", series.History[0].Detail);
        Assert.Empty(series.Warnings);
    }

    [Fact]
    public void SeparatorsInsideTextsDoNotMislead()
    {
        var series = Read("name;a;b\nDoe, John;1;2\nRoe, Jane;3;4\n", new SeriesReadOptions { LabelColumn = "name" });
        Assert.Equal(new double[,] { { 1, 2 }, { 3, 4 } }, series.ToArray());
        Assert.Contains("0 = Doe, John", series.History[0].Detail);
        Assert.Equal([5, 6], Read("x y,z\n\"1 000 \",2\n5,6\n", new SeriesReadOptions { MissingValues = ["1 000"] }).GetRecord(1));
    }

    [Fact]
    public void GivenOptionsWinOverWhatWouldBeFound()
    {
        const string Text = "1,5;2\n3,5;4\n";
        Assert.Equal(new double[,] { { 1.5, 2 }, { 3.5, 4 } }, Read(Text).ToArray());
        Assert.Throws<InvalidDataException>(() => Read(Text, new SeriesReadOptions { Delimiter = ',' }));
        Assert.Contains("'1,5' in line 1", Assert.Throws<InvalidDataException>(() => Read(Text, new SeriesReadOptions { Culture = CultureInfo.InvariantCulture })).Message);
        Assert.Equal([1.5, 2], Read("\"1,5\",\"2\"\n\"3\",\"4\"\n", new SeriesReadOptions { Culture = CultureInfo.GetCultureInfo("de-DE") }).GetRecord(0));
        Assert.Contains("fa-IR", Assert.Throws<ArgumentException>(() => Read(Text, new SeriesReadOptions { Culture = WithSeparator("fa-IR", "\u066B") })).Message);
    }

    [Fact]
    public void PointsAmongCommasAreRefusedRatherThanReadAsThousands()
    {
        string message = Assert.Throws<InvalidDataException>(() => Read("a;b\n1,5;2\n1.500;3\n2,5;4\n")).Message;
        Assert.Contains("line 3, column 1 ('a'): '1.500' is not a number", message);
        Assert.Contains("-Culture en-US", message);
    }

    [Fact]
    public void DecimalCommasAreExact()
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 200).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)))];
        string text = string.Concat(values.Select(value => value.ToString("R", CultureInfo.InvariantCulture).Replace('.', ',') + ";1\n"));
        Assert.Equal(values, Read(text).ToArray().Cast<double>().Where((_, i) => i % 2 == 0));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    public void EncodingsAreFound(string name, bool mark)
    {
        const string Text = "größe,weiß,sorte\n1,2,süß\n3,4,herb\n5,6,süß\n";
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = encoding.GetBytes(Text);
        var series = SeriesReader.Read(_folder.Write("t.csv", mark ? [.. encoding.GetPreamble(), .. bytes] : bytes), new SeriesReadOptions { LabelColumn = "sorte" });
        Assert.Equal(["größe", "weiß"], series.ValueNames!);
        Assert.Equal([0, 1, 0], series.Truth!);
        Assert.Contains("0 = süß, 1 = herb", series.History[0].Detail);
        Assert.Contains(name == "iso-8859-1" ? "Latin-1" : encoding.WebName.ToUpperInvariant(), series.History[0].Detail);
    }

    [Fact]
    public void LabelsInLatin1AreReadFarBelowTheFirstLines()
    {
        string text = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i % 7}.5,{i % 5},{(i == 29_999 ? "süß" : i == 29_998 ? "söß" : "herb")}\n"));
        var series = SeriesReader.Read(_folder.Write("t.csv", Encoding.GetEncoding("iso-8859-1").GetBytes(text)), new SeriesReadOptions { LabelColumn = "2" });
        Assert.Equal([1, 2], series.Truth!.Skip(29_998));
        Assert.Contains("1 = söß, 2 = süß", series.History[0].Detail);
    }

    [Theory]
    [InlineData("# x y\n1.5 2\n3 4.25\n")]
    [InlineData("# measured in May\n# x y\n1.5 2\n3 4.25\n")]
    [InlineData("#x,y\n1.5,2\n# pause\n3,4.25\n")]
    [InlineData("% x;y\n1.5;2\n3;4.25\n")]
    public void CommentsAreSkippedAndTheLastOneMayNameTheColumns(string text)
    {
        var series = Read(text);
        Assert.Equal(new double[,] { { 1.5, 2 }, { 3, 4.25 } }, series.ToArray());
        Assert.Equal(["x", "y"], series.ValueNames!);
    }

    [Fact]
    public void CommentsMayBeGivenAndColoursAreNone()
    {
        Assert.Equal(2, Read("; one\n1,2\n3,4\n", new SeriesReadOptions { CommentCharacter = ';' }).Count);
        Assert.Equal([0, 1], Read("#FF0000,1,2\n#00FF00,3,4\n", new SeriesReadOptions { LabelColumn = "0" }).Truth!);
        Assert.Null(Read("# a note\n1,2\n3,4\n").ValueNames);
    }

    [Fact]
    public void ArffFilesAreRead()
    {
        const string Text = "% from a repository\n@RELATION iris\n\n@ATTRIBUTE 'sepal length' NUMERIC\n@attribute width real\n@attribute class {a, b}\n\n@DATA\n5.1,?,a\n% a note\n4.9,3.0,b\n";
        var series = Read(Text, new SeriesReadOptions { LabelColumn = "class" });
        Assert.Equal(["sepal length", "width"], series.ValueNames!);
        Assert.Equal([5.1, double.NaN, 4.9, 3.0], series.ToArray().Cast<double>());
        Assert.Equal([0, 1], series.Truth!);
        Assert.Contains("column 'class' holds text ('a' in line 9)", Assert.Throws<InvalidDataException>(() => Read(Text)).Message);
        string many = "@relation wide\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"@attribute feature{i} numeric\n")) + "@data\n" + string.Join(",", Enumerable.Repeat("1.5", 4000)) + "\n";
        Assert.Equal("feature3999", Read(many).ValueNames![3999]);
    }

    [Fact]
    public void UciDataWithoutNamesAreRead()
    {
        const string Text = "5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n7.0,?,Iris-versicolor\n\n";
        string message = Assert.Throws<InvalidDataException>(() => Read(Text)).Message;
        Assert.Contains("column 2 (from 0) holds text ('Iris-setosa' in line 1)", message);
        Assert.Contains("-ExcludeColumn 2", message);
        Assert.Contains("-LabelColumn", message);
        var series = Read(Text, new SeriesReadOptions { LabelColumn = "-1" });
        Assert.Equal([0, 0, 1], series.Truth!);
        Assert.Equal([5.1, 3.5], series.GetRecord(0));
        Assert.Equal("MissingValues", Assert.Single(series.Warnings).Id);
    }

    [Theory]
    [InlineData("A,B,C\n1,4,7,\n2,5,8,\n3,6,9,\n", true)]
    [InlineData("A;B;C;\n1;4;7;\n2;5;8;\n3;6;9;\n", true)]
    [InlineData("1;4;7;\n2;5;8;\n3;6;9;\n", false)]
    [InlineData("A\tB\tC\t\r\n1\t4\t7\t\r\n2\t5\t8\t\r\n3\t6\t9\t\r\n", true)]
    [InlineData("A|B|C|\n1|4|7|\n\n2|5|8|\n3|6|9|", true)]
    public void SeparatorsAtTheEndOfEveryRowAreDropped(string text, bool named)
    {
        var series = Read(text);
        Assert.Equal(new double[,] { { 1, 4, 7 }, { 2, 5, 8 }, { 3, 6, 9 } }, series.ToArray());
        Assert.Equal(named ? ["A", "B", "C"] : null, series.ValueNames);
        Assert.Empty(series.Warnings);
    }

    [Fact]
    public void ValuesAfterTheLastSeparatorAreNotLost()
    {
        string text = string.Concat(Enumerable.Repeat("1.5;4;7;\n", 6000)) + "1;2;3;4\n";
        Assert.Contains("line 6001 has a cell after its last separator", Assert.Throws<InvalidDataException>(() => Read(text)).Message);
        Assert.Equal([double.NaN, 9], Read("A,B\n1,\n,9\n2,\n").GetRecord(1));
    }

    [Fact]
    public void LinesBeforeTheTableAreNamedAndCanBeSkipped()
    {
        const string Text = "Measured, in May, by hand\r\nsecond line\r\nx;y\r\n1,5;2\r\n3;4\r\n5;6\r\n";
        Assert.Contains("-SkipRow 2", Assert.Throws<InvalidDataException>(() => Read(Text)).Message);
        var series = Read(Text, new SeriesReadOptions { SkipRows = 2 });
        Assert.Equal([1.5, 2], series.GetRecord(0));
        Assert.Contains("names in line 3", series.History[0].Detail);
        Assert.Contains("line 6, column 2", Assert.Throws<InvalidDataException>(() => Read(Text.Replace("5;6", "5;six"), new SeriesReadOptions { SkipRows = 2 })).Message);
    }

    [Fact]
    public void RWriteTableNamesRows()
    {
        var series = Read("\"x\" \"y\"\n\"a b\" 1.5 2\n\"c\" 3 4.25\n");
        Assert.Equal(new double[,] { { 1.5, 2 }, { 3, 4.25 } }, series.ToArray());
        Assert.Equal(["x", "y"], series.ValueNames!);
        Assert.Equal("RowNames", Assert.Single(series.Warnings).Id);
        Assert.Equal([2, 4.25], Read("\"x\",\"y\"\n\"7\",1.5,2\n\"9\",3,4.25\n", new SeriesReadOptions { Columns = ["y"] }).ToArray().Cast<double>());
        Assert.Equal([0, 1], Read("\"x\",\"y\"\n\"7\",1.5,2\n\"9\",3,4.25\n", new SeriesReadOptions { LabelColumn = "0" }).Truth!.Select(label => label == 7 ? 0 : 1));
    }

    [Theory]
    [InlineData("02-header/numeric-header.csv", 4, "0,1", new double[] { 10.0, 20 })]
    [InlineData("02-header/years.csv", 4, "2019,2020,2021", new double[] { 3.1, 3.2, 3.3 })]
    [InlineData("03-rownumbers/pandas-index.csv", 60, "a,b", new double[] { -0.2334, -0.0447 })]
    [InlineData("04-whitespace/aligned.txt", 10, null, new double[] { 133081.0, 86575 })]
    [InlineData("04-whitespace/one-space.data", 10, null, new double[] { 1.330812, 0.865753 })]
    [InlineData("04-whitespace/savetxt.txt", 10, null, new double[] { 1.330811509760086109, 0.8657533567496564775 })]
    [InlineData("04-whitespace/r-write-table.txt", 10, "x,y", new double[] { 1.331, 0.866 })]
    [InlineData("05-trailing/header-too.csv", 3, "A,B,C", new double[] { 1.0, 4, 7 })]
    [InlineData("05-trailing/no-header.csv", 3, null, new double[] { 1.0, 4, 7 })]
    [InlineData("05-trailing/rows-only.csv", 3, "A,B,C", new double[] { 1.0, 4, 7 })]
    public void SharedCasesAreRead(string name, int count, string? names, double[] first)
    {
        var series = SeriesReader.Read(SharedData.Path("cases", "tables", name));
        Assert.Equal(count, series.Count);
        Assert.Equal(names?.Split(','), series.ValueNames);
        Assert.Equal(first, series.GetRecord(0));
    }

    private static CultureInfo WithSeparator(string name, string separator)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NumberDecimalSeparator = separator;
        return culture;
    }

    private SeriesSet Read(string text, SeriesReadOptions? options = null) => SeriesReader.Read(_folder.Write("t.csv", text), options);
}
