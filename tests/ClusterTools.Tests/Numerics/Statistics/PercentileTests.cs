using ClusterTools.Numerics.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Numerics.Statistics;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 1.8)]
    [InlineData(50, 3)]
    [InlineData(90, 4.6)]
    [InlineData(100, 5)]
    public void LinearInterpolation(double percentile, double expected) => Assert.Equal(expected, Percentile.Of([5, 1, 4, 2, 3], percentile), 1e-15);

    [Fact]
    public void NaNMakesNaN() => Assert.True(double.IsNaN(Percentile.Of([1, double.NaN, 2], 50)));

    [Fact]
    public void InfiniteValuesCountAsValues()
    {
        double[] values = [double.PositiveInfinity, 1, double.NegativeInfinity, double.PositiveInfinity];
        Assert.Equal(double.NegativeInfinity, Percentile.Of([.. values], 0));
        Assert.Equal(double.PositiveInfinity, Percentile.Of([.. values], 100));
    }

    [Fact]
    public void AnyValuesGiveThatOfTheSortedOnes()
    {
        var cases = Gen.ArrayOf(Gen.Choose(-20, 20)).Where(a => a.Length > 0).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(cases, Gen.Choose(0, 100).ToArbitrary(), (values, percentile) =>
        {
            double[] doubles = Array.ConvertAll(values, v => (double)v);
            double[] sorted = [.. doubles.Order()];
            return Percentile.Of(doubles, percentile) == Percentile.OfSorted(sorted, percentile);
        }));
    }

    [Fact]
    public void SelectionPutsEveryRankInItsPlace()
    {
        var random = new RandomSource(5);
        foreach (int count in new[] { 1, 2, 15, 16, 17, 100, 1000 })
        {
            double[] values = [.. Enumerable.Range(0, count).Select(_ => Math.Floor(random.NextDouble() * count / 2))];
            double[] sorted = [.. values.Order()];
            for (int rank = 0; rank < count; rank += Math.Max(1, count / 23))
            {
                double[] copy = [.. values];
                OrderStatistic.Select(copy, rank);
                Assert.Equal(sorted[rank], copy[rank]);
                Assert.All(copy.Take(rank), v => Assert.True(v <= copy[rank]));
                Assert.All(copy.Skip(rank), v => Assert.True(v >= copy[rank]));
            }
        }
    }

    [Fact]
    public void AWindowStaysSorted()
    {
        var random = new RandomSource(6);
        double[] values = [.. Enumerable.Range(0, 200).Select(_ => (double)random.NextInt32(20))];
        var window = new SortedWindow(new double[12]);
        for (int i = 0; i < values.Length; i++)
        {
            if (i < 11)
            {
                window.Add(values[i]);
            }
            else if (i % 3 == 0)
            {
                window.Remove(values[i - 11]);
                window.Add(values[i]);
            }
            else
            {
                window.Replace(values[i - 11], values[i]);
            }

            Assert.Equal(values.Skip(Math.Max(0, i - 10)).Take(Math.Min(11, i + 1)).Order(), window.Values.ToArray());
        }
    }
}
