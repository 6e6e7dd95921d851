using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Numerics.Sums;

public sealed class BinnedSumsTests
{
    private const int Count = 1000;
    private const int Width = 11;

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(200)]
    public void OrderDoesNotShowAndRemovalLeavesNoTrace(int spread)
    {
        double[][] records = Records(spread);
        double[] forward = Sum(records, spread);
        var shuffled = (double[][])records.Clone();
        new RandomSource(9).Shuffle(shuffled);
        Assert.Equal(forward, Sum(shuffled, spread));
        Assert.All(forward, sum => Assert.NotEqual(0, sum));

        var sums = NewSums(1, spread);
        foreach (double[] record in records)
            sums.Add(0, record);
        double[][] others = Records(spread, seed: 5);
        foreach (double[] record in others)
            sums.Add(0, record);
        foreach (double[] record in others)
            sums.Add(0, record, times: -1);
        Assert.Equal(forward, Read(sums, 0));
    }

    [Fact]
    public void PartsOfWorkersAddUp()
    {
        double[][] records = Records(50);
        var whole = NewSums(1, 50);
        var part = NewSums(1, 50);
        for (int i = 0; i < Count; i++)
            (i % 3 == 0 ? whole : part).Add(0, records[i]);
        whole.Take(0, part);
        Assert.Equal(Sum(records, 50), Read(whole, 0));
        Assert.Equal(new double[Width], Read(part, 0));
    }

    [Fact]
    public void SumsAreAtLeastAsGoodAsThoseOfDoubles()
    {
        double[][] records = Records(30);
        double[] sums = Sum(records, 30);
        for (int j = 0; j < Width; j++)
        {
            decimal exact = 0;
            double magnitude = 0;
            foreach (double[] record in records)
            {
                exact += (decimal)Math.ScaleB(Math.Round(Math.ScaleB(record[j], 40)), -40);
                magnitude += Math.Abs(record[j]);
            }

            // The decimals drop what is below 2^-40.
            Assert.InRange(sums[j] - (double)exact, (-1e-15 * magnitude) - 1e-9, (1e-15 * magnitude) + 1e-9);
        }
    }

    [Fact]
    public void WholeNumbersTakeOneBin()
    {
        double[] bytes = [.. Enumerable.Range(0, 256).Select(i => (double)i)];
        Assert.True(BinnedSums.FitsOneBin(bytes, 255, int.MaxValue));
        Assert.False(BinnedSums.FitsOneBin([1, 1e-12], 255, int.MaxValue));
        var one = new BinnedSums(1, 256, 255, 10, oneBin: true);
        var two = new BinnedSums(1, 256, 255, 10, oneBin: false);
        for (int i = 0; i < 10; i++)
        {
            one.Add(0, bytes);
            two.Add(0, bytes);
        }

        var a = new double[256];
        var b = new double[256];
        one.Read(0, a);
        two.Read(0, b);
        Assert.Equal(a, b);
        Assert.Equal(2550, a[255]);
    }

    private static BinnedSums NewSums(int groups, int spread) => new(groups, Width, Math.Pow(2, (spread / 2) + 3), 2 * Count, oneBin: false);

    private static double[] Sum(double[][] records, int spread)
    {
        var sums = NewSums(2, spread);
        foreach (double[] record in records)
            sums.Add(1, record);
        return Read(sums, 1);
    }

    private static double[] Read(BinnedSums sums, int group)
    {
        var values = new double[Width];
        sums.Read(group, values);
        return values;
    }

    private static double[][] Records(int spread, int seed = 1)
    {
        var random = new RandomSource(seed);
        var records = new double[Count][];
        for (int i = 0; i < Count; i++)
        {
            records[i] = new double[Width];
            for (int j = 0; j < Width; j++)
                records[i][j] = random.NextNormal() * Math.Pow(2, spread == 0 ? 0 : random.NextInt32(spread) - (spread / 2));
        }

        return records;
    }
}
