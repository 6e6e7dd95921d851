using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Tests.Formats.Tables;

public sealed class MissingValueTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("NA")]
    [InlineData("na")]
    [InlineData("n/a")]
    [InlineData("#N/A")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("?")]
    [InlineData("-")]
    [InlineData("NULL")]
    [InlineData("None")]
    [InlineData("NaN")]
    [InlineData("\"\"")]
    public void UsualTextsBecomeNaNWithACountByColumn(string text)
    {
        var series = Read($"x,y,z\n1,{text},3\n1.1,2,4\n9,{text},5\n9.1,8.8,{text}\n");
        Assert.Equal([1, double.NaN, 3], series.GetRecord(0));
        Assert.Equal([9.1, 8.8, double.NaN], series.GetRecord(3));
        var warning = Assert.Single(series.Warnings);
        Assert.Equal("MissingValues", warning.Id);
        Assert.Contains("2 in column 'y', 1 in column 'z'; the first is in line 2", warning.Message);
        Assert.Contains("-SkipNonFinite", warning.Message);
        Assert.Contains("-Impute Median", warning.Message);
    }

    [Fact]
    public void GivenTextsReplaceTheUsualOnes()
    {
        Assert.Equal([1, double.NaN, double.NaN, 4, 5, 6], Read("x,y\n1,-999\n-999.0,4\n5,6\n", new SeriesReadOptions { MissingValues = ["-999"] }).ToArray().Cast<double>());
        Assert.Contains("'NA' is not a number", Refusal("x,y\n1,NA\n2,3\n", new SeriesReadOptions { MissingValues = ["-999"] }));
        Assert.Contains("the cell is empty", Refusal("x,y\n1,\n2,3\n", new SeriesReadOptions { MissingValues = ["NA"] }));
        Assert.Equal([1, double.NaN], Read("x,y\n1,n.d.\n2,3\n", new SeriesReadOptions { MissingValues = ["n.d."] }).GetRecord(0));
    }

    [Fact]
    public void ColumnsWithoutAnyValueAreTold()
    {
        var series = Read("x,y\n1,\n2,NA\n");
        Assert.Equal(["ColumnEmpty", "MissingValues"], series.Warnings.Select(w => w.Id));
        Assert.Contains("-ExcludeColumn 1", series.Warnings[0].Message);
    }

    private string Refusal(string text, SeriesReadOptions options) => Assert.Throws<InvalidDataException>(() => Read(text, options)).Message;

    private SeriesSet Read(string text, SeriesReadOptions? options = null) => SeriesReader.Read(_folder.Write("t.csv", text), options);
}
