using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Numerics.Statistics;

public sealed class RandomSourceTests
{
    [Fact]
    public void EqualSeedsGiveEqualNumbersAndStreamsDiffer()
    {
        var first = new RandomSource(7);
        var same = new RandomSource(7);
        var other = new RandomSource(7, stream: 1);
        ulong[] numbers = [first.NextUInt64(), first.NextUInt64()];
        Assert.Equal(numbers, new[] { same.NextUInt64(), same.NextUInt64() });
        Assert.NotEqual(numbers, new[] { other.NextUInt64(), other.NextUInt64() });
    }

    [Fact]
    public void NormalNumbersHaveMeanZeroAndVarianceOne()
    {
        var random = new RandomSource(3);
        double sum = 0, squares = 0;
        const int Count = 200_000;
        for (int i = 0; i < Count; i++)
        {
            double x = random.NextNormal();
            sum += x;
            squares += x * x;
        }

        Assert.InRange(sum / Count, -0.01, 0.01);
        Assert.InRange(squares / Count, 0.98, 1.02);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(1000, 3)]
    public void SampleHasNoRepeats(int population, int count)
    {
        int[] sample = new RandomSource(1).Sample(population, count);
        Assert.Equal(count, sample.Distinct().Count());
        Assert.All(sample, i => Assert.InRange(i, 0, population - 1));
    }

    [Fact]
    public void BoundedNumbersAreEvenlySpread()
    {
        var random = new RandomSource(11);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt32(7)]++;
        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));
    }
}
