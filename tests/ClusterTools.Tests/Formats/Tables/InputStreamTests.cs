using System.Text;
using ClusterTools.Formats.Tables;

namespace ClusterTools.Tests.Formats.Tables;

/// <summary>The streams that change a table on its way to the reader give the same text however it is read.</summary>
public sealed class InputStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public void BlanksBecomeOneSpace(int chunk)
    {
        const string Text = "  a \t b  \"c  d\"\t\r\n\t1   2 5\" 3\n\n \" x \n y \"   4 ";
        Assert.Equal("a b \"c  d\"\r\n1 2 5\" 3\n\n\" x \n y \" 4", ReadAll(new BlankSeparatedInput(Source(Text)), chunk));
    }

    [Theory]
    [InlineData("a\nb\nc\nd", 2, "\n\nc\nd")]
    [InlineData("a\r\nb\r\nc\r\nd", 2, "\n\nc\r\nd")]
    [InlineData("a\rb\rc\rd", 2, "\n\nc\rd")]
    [InlineData("\n\n\nd", 2, "\n\n\nd")]
    [InlineData("a\nb", 5, "\n\n\n\n\n")]
    public void FirstLinesAreEmptied(string text, int lines, string expected)
    {
        foreach (int chunk in (int[])[1, 3, 4096])
            Assert.Equal(expected, ReadAll(new LaterLinesInput(Source(text), lines), chunk));
    }

    [Fact]
    public void OtherEncodingsBecomeUtf8()
    {
        string text = string.Concat(Enumerable.Repeat("größe\t\U0001F41F 1\n", 5000));
        foreach (int chunk in (int[])[1, 5, 4096])
            Assert.Equal(text, ReadAll(new Utf8Input(new MemoryStream(Encoding.BigEndianUnicode.GetBytes(text)), Encoding.BigEndianUnicode), chunk));
    }

    private static MemoryStream Source(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string ReadAll(Stream stream, int chunk)
    {
        var bytes = new List<byte>();
        var buffer = new byte[chunk];
        while (true)
        {
            int read = stream.Read(buffer, 0, chunk);
            if (read == 0)
                return Encoding.UTF8.GetString([.. bytes]);
            bytes.AddRange(buffer.Take(read));
        }
    }
}
