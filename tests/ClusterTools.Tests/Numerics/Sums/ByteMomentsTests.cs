using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Numerics.Sums;

public sealed class ByteMomentsTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(31, 300)]
    [InlineData(784, 600)]
    [InlineData(70_001, 3)]
    public void SumsAreThoseOfWholeNumbers(int length, int count)
    {
        var random = new RandomSource(length);
        var moments = new ByteMoments(length);
        var rows = new byte[length * count];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (byte)random.NextInt32(256);
        moments.Add(rows.AsSpan(0, length));
        moments.Add(rows.AsSpan(length));
        var sums = new long[length];
        moments.AddSums(sums);
        for (int j = 0; j < length; j += Math.Max(1, length / 50))
            Assert.Equal(Enumerable.Range(0, count).Sum(i => (long)rows[(i * length) + j]), sums[j]);
        Assert.Equal(rows.Sum(v => (long)v * v), moments.Squares);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(99)]
    public void TheLargestValueIsFoundWhereverItIs(int place)
    {
        var rows = new byte[3 * 100];
        rows.AsSpan().Fill(5);
        var moments = new ByteMoments(100);
        moments.Add(rows);
        Assert.Equal(5, moments.Largest);
        rows[100 + place] = 17;
        moments.Add(rows);
        Assert.Equal(17, moments.Largest);
    }

    [Fact]
    public void NothingOverflowsWhereAllIsWhite()
    {
        const int Length = 131_072;
        var moments = new ByteMoments(Length);
        var row = new byte[Length];
        row.AsSpan().Fill(255);
        for (int i = 0; i < 520; i++)
            moments.Add(row);
        var sums = new long[Length];
        moments.AddSums(sums);
        Assert.All(sums, sum => Assert.Equal(520 * 255, sum));
        Assert.Equal(520L * Length * 65025, moments.Squares);
    }
}
