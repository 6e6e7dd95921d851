using ClusterTools.Formats.Png;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngUnfilterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void GivesWhatTheSpecificationSaysAtEveryLength(int stride)
    {
        var random = new Random(stride);
        for (int pixels = 1; pixels < 150; pixels++)
        {
            byte[] source = new byte[pixels * stride];
            byte[] above = new byte[source.Length];
            random.NextBytes(source);
            random.NextBytes(above);
            for (byte filter = 0; filter < 5; filter++)
            {
                byte[] row = new byte[source.Length];
                PngUnfilter.Apply(filter, source, above, row, stride);
                Assert.Equal(Plain(filter, source, above, stride), row);
            }
        }
    }

    private static byte[] Plain(int filter, byte[] source, byte[] above, int stride)
    {
        byte[] row = new byte[source.Length];
        for (int i = 0; i < row.Length; i++)
        {
            int a = i >= stride ? row[i - stride] : 0;
            int b = above[i];
            int c = i >= stride ? above[i - stride] : 0;
            int nearest = new[] { a, b, c }.MinBy(v => Math.Abs(a + b - c - v));
            row[i] = (byte)(source[i] + filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => nearest, _ => 0 });
        }

        return row;
    }
}
