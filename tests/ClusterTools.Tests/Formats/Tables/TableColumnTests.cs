using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Tests.Formats.Tables;

/// <summary>What the columns of a table are: names, row numbers, labels, texts; and how some of them are chosen.</summary>
public sealed class TableColumnTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0,1\n10,20\n10.5,20.5\n50,60\n51,61\n", "0,1", "HeaderNumeric")]
    [InlineData("2019,2020,2021\n3.1,3.2,3.3\n3.0,3.3,3.1\n", "2019,2020,2021", "HeaderNumeric")]
    [InlineData("1998;2007\n12;9\n11;8\n", "1998,2007", "HeaderNumeric")]
    [InlineData("400 410 420\n0.12 0.15 0.1\n0.2 0.3 0.1\n", "400,410,420", "HeaderNumeric")]
    [InlineData("id,0,1\na,-0.5,0.25\nb,1.5,0.5\n", "0,1", null)]
    [InlineData("1,2\n3,4\n", null, null)]
    [InlineData("1,2\n10,20\n50,60\n", null, "HeaderUnsure")]
    [InlineData("1.5,2.5\n10,20\n50,60\n", null, null)]
    [InlineData("1990,3.5\n1992,4.5\n1991,2.5\n", null, null)]
    [InlineData("x,y\n1,2\n", "x,y", null)]
    [InlineData("150,4,size,width\n5.1,3.5,1.4,0.2\n4.9,3.0,1.3,0.1\n", "150,4,size,width", "HeaderMixed")]
    public void NamesAreDistinguishedFromData(string text, string? names, string? warning)
    {
        var series = Read(text, text.StartsWith("id", StringComparison.Ordinal) ? new SeriesReadOptions { ExcludedColumns = ["id"] } : null);
        Assert.Equal(names?.Split(','), series.ValueNames);
        Assert.Equal(warning is null ? [] : [warning], series.Warnings.Select(w => w.Id));
    }

    [Fact]
    public void NamesAreGivenOrDenied()
    {
        Assert.Equal(5, Read("0,1\n10,20\n10.5,20.5\n50,60\n51,61\n", new SeriesReadOptions { Header = TableHeader.Absent }).Count);
        var named = Read("1,2\n10,20\n", new SeriesReadOptions { ColumnNames = ["a", "b"], Columns = ["b"] });
        Assert.Equal(["b"], named.ValueNames!);
        Assert.Equal([2, 20], named.ToArray().Cast<double>());
        Assert.Contains("3 names, and the table has 2 columns", Refusal("1,2\n", new SeriesReadOptions { ColumnNames = ["a", "b", "c"] }));
        Assert.Contains("-SkipRow 1", Refusal("x,y\n1,2\n", new SeriesReadOptions { ColumnNames = ["a", "b"] }));
        Assert.Equal(["a", "b"], Read("x,y\n1,2\n", new SeriesReadOptions { ColumnNames = ["a", "b"], SkipRows = 1 }).ValueNames!);
    }

    [Theory]
    [InlineData(",a,b\n{0},1.5,2\n", 0, 1, 3, "RowNumbers")]
    [InlineData(",a,b\n{0},1.5,2\n", 7, 4, 3, "RowNumbers")]
    [InlineData("Unnamed: 0,a,b\n{0},1.5,2\n", 0, 1, 3, "RowNumbers")]
    [InlineData("X,a,b\n{0},1.5,2\n", 1, 1, 3, "RowNumbers")]
    [InlineData("id;a;b\n{0};1.5;2\n", 1, 1, 3, "RowNumbers")]
    [InlineData("count,a,b\n{0},1.5,2\n", 0, 1, 12, "RowNumbers")]
    [InlineData("count,a,b\n{0},1.5,2\n", 1, 1, 5, null)]
    [InlineData("X,a,b\n{0},1.5,2\n", 1, 2, 12, null)]
    [InlineData("x,a,b\n{0},1.5,2\n", 2, 1, 12, null)]
    public void RowNumbersAreLeftOutWithAWarning(string pattern, int start, int step, int rows, string? warning)
    {
        string[] parts = pattern.Split('\n');
        string text = parts[0] + "\n" + string.Concat(Enumerable.Range(0, rows).Select(i => string.Format(parts[1], start + (step * i)) + "\n"));
        var series = Read(text);
        Assert.Equal(warning is null ? 3 : 2, series.Length);
        Assert.Equal(warning is null ? [] : [warning], series.Warnings.Select(w => w.Id));
        Assert.Equal([1.5, 2], series.GetRecord(rows - 1).TakeLast(2));
        Assert.Equal(["a", "b"], series.ValueNames!.TakeLast(2));
        Assert.Equal(3, Read(text, new SeriesReadOptions { Columns = ["*"] }).Length);
        Assert.Empty(Read(text, new SeriesReadOptions { ExcludedColumns = ["0"] }).Warnings);
    }

    [Fact]
    public void RowNumbersWithoutNamesNeedManyRows()
    {
        string Rows(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"{i} 0.5 {i % 3}\n"));
        Assert.Equal(2, Read(Rows(10)).Length);
        Assert.Equal(3, Read(Rows(9)).Length);
        Assert.Equal(1, Read(string.Concat(Enumerable.Range(0, 20).Select(i => $"{i}\n"))).Length);
    }

    [Fact]
    public void ALaterRowShowsThatAColumnIsNoRowNumber()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{(i == 19_999 ? 3 : i)},0.5\n"));
        var series = Read(text);
        Assert.Equal([19_998, 0.5], series.GetRecord(19_998));
        Assert.Empty(series.Warnings);
    }

    [Theory]
    [InlineData("patient_id,a\n1007,1.5\n1003,2\n1019,3\n", "column 'patient_id' holds a different whole number in each row")]
    [InlineData("passengerId,a\n1007,1.5\n1003,2\n1019,3\n", "-ExcludeColumn 0")]
    [InlineData("code,a\nX17,1.5\nY03,2\nZ19,3\n", "column 'code' holds text ('X17' in line 2)")]
    [InlineData("day,a\n2024-01-05,1.5\n2024-01-06,2\n", "column 'day' holds dates or times ('2024-01-05' in line 2)")]
    [InlineData("a,b,c,d\n1,u,2,v\n3,w,4,x\n", "-ExcludeColumn b, d")]
    public void TextsDatesAndIdentifiersAreRefused(string text, string reason) => Assert.Contains(reason, Refusal(text));

    [Fact]
    public void IdentifiersAreTakenWhereTheyAreChosenOrRepeat()
    {
        const string Text = "patient_id,a\n1007,1.5\n1003,2\n1019,3\n";
        Assert.Equal(2, Read(Text, new SeriesReadOptions { Columns = ["*"] }).Length);
        Assert.Equal(2, Read(Text.Replace("1019", "1007")).Length);
    }

    [Fact]
    public void ColumnsAreChosenByNamePatternIndexAndRange()
    {
        const string Text = "x1,x2,y,z,2019\n1,2,3,4,5\n";
        double[] Of(params string[] columns) => Read(Text, new SeriesReadOptions { Columns = columns }).GetRecord(0);
        Assert.Equal([3], Of("Y"));
        Assert.Equal([3, 1, 2], Of("y", "x*"));
        Assert.Equal([1, 2], Of("x?"));
        Assert.Equal([2, 3, 4], Of("1..3"));
        Assert.Equal([2, 3, 4], Of("x2..z"));
        Assert.Equal([4, 3], Of("3..2"));
        Assert.Equal([5], Of("2019"));
        Assert.Equal([5, 1], Of("-1", "0"));
        Assert.Equal([3], Of("y", "2"));
        Assert.Equal([1, 2, 5], Read(Text, new SeriesReadOptions { ExcludedColumns = ["y", "z"] }).GetRecord(0));
        Assert.Equal([1], Read(Text, new SeriesReadOptions { Columns = ["x*"], ExcludedColumns = ["x2"] }).GetRecord(0));
        Assert.Contains("no column 'w'. There are 5 columns, numbered from 0: x1, x2, y, z, 2019", Refusal(Text, new SeriesReadOptions { Columns = ["w"] }));
        Assert.Contains("no column 'w*'", Refusal(Text, new SeriesReadOptions { ExcludedColumns = ["w*"] }));
    }

    [Fact]
    public void ANameThatIsANumberIsMeantBeforeAnIndex()
    {
        Assert.Equal([10], Read("1,2,3\n10.5,20.5,30.5\n11.5,20.25,2.5\n", new SeriesReadOptions { Columns = ["1"] }).GetRecord(0).Select(Math.Floor));
        Assert.Equal([20], Read("a,b,c\n10.5,20.5,30.5\n", new SeriesReadOptions { Columns = ["1"] }).GetRecord(0).Select(Math.Floor));
    }

    [Fact]
    public void LabelsThatWereWrittenAreReadAsLabels()
    {
        var set = Read("width,k\n1,5\n3,7\n", new SeriesReadOptions { LabelColumn = "k" });
        SeriesWriter.Write(set, _folder.File("out.csv"));
        var back = SeriesReader.Read(_folder.File("out.csv"));
        Assert.Equal([5, 7], back.Truth!);
        Assert.Equal(1, back.Length);
        Assert.Contains("labels from column 'label'", back.History[0].Detail);
        Assert.Null(Read("width,label\n1,0.5\n3,7\n").Truth);
        Assert.Null(Read("label,width\n1,0.5\n3,7\n").Truth);
        Assert.Equal(2, Read("width,label\n1,5\n3,7\n", new SeriesReadOptions { Columns = ["*"] }).Length);
        Assert.Null(Read("width,label\n1,5\n3,7\n", new SeriesReadOptions { ExcludedColumns = ["label"] }).Truth);
    }

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n,\n,\n")]
    [InlineData("x,y\n1,2\n3,4\nTotal,6\n")]
    [InlineData("x,y\n1,2\n3,4\nGrand total:,6\n,\n")]
    public void FootersAndEmptyRowsAtTheEndAreLeftOutAndTold(string text)
    {
        var series = Read(text);
        Assert.Equal(new double[,] { { 1, 2 }, { 3, 4 } }, series.ToArray());
        Assert.NotEmpty(series.Warnings);
        Assert.All(series.Warnings, warning => Assert.Contains(warning.Id, (string[])["EmptyRows", "FooterLeftOut"]));
        Assert.Contains(text.Contains("otal") ? "line 4" : "from line 4 on", series.Warnings[0].Message);
    }

    [Fact]
    public void EmptyRowsAmongOthersAreRecordsWithoutValues()
    {
        var series = Read("x,y\n1,2\n,\n3,4\n");
        Assert.Equal([double.NaN, double.NaN], series.GetRecord(1));
        Assert.Equal([3, 4], series.GetRecord(2));
        Assert.Contains("line 3, column 1 ('x'): 'Total' is not a number", Refusal("x,y\n1,2\nTotal,6\n3,4\n"));
        Assert.Equal([0, 1, 1], Read("kind,x,y\nsum,1,2\ntotal,6,1\ntotal,3,4\n", new SeriesReadOptions { LabelColumn = "kind" }).Truth!);
    }

    private string Refusal(string text, SeriesReadOptions? options = null) => Assert.Throws<InvalidDataException>(() => Read(text, options)).Message;

    private SeriesSet Read(string text, SeriesReadOptions? options = null) => SeriesReader.Read(_folder.Write("t.csv", text), options);
}
