using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Numerics.Sums;

public sealed class RecordMomentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(29)]
    [InlineData(784)]
    public void OneGoGivesWhatThingsGiveOneAfterTheOther(int length)
    {
        var random = new RandomSource(length);
        double[] origin = Numbers(length, () => random.NextNormal());
        double split = BinnedSums.Split(8, 100);
        var together = new RecordMoments(origin, split);
        var steps = new RecordMoments(origin, split);
        for (int i = 0; i < 20; i++)
        {
            double[] record = Numbers(length, () => random.NextNormal());
            Assert.Equal(steps.AddInSteps(record), together.Add(record));
            Assert.Equal(steps.Sums, together.Sums);
            Assert.Equal(steps.Largest, together.Largest);
            Assert.Equal(steps.OneBin, together.OneBin);
        }

        Assert.NotEqual(0, together.Sums[0]);
        Assert.InRange(together.Largest, 1, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(22)]
    public void OneValueThatTakesTwoBinsIsNoticed(int place)
    {
        var moments = new RecordMoments(new double[23], BinnedSums.Split(255, 1000));
        var record = new double[23];
        record.AsSpan().Fill(250);
        moments.Add(record);
        Assert.True(moments.OneBin);
        record[place] = 1e-9;
        moments.Add(record);
        Assert.False(moments.OneBin);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(22)]
    public void WhatIsNoNumberShowsInTheSquares(int place)
    {
        var moments = new RecordMoments(new double[23], BinnedSums.Split(1, 1));
        var record = new double[23];
        record[place] = double.NaN;
        Assert.True(double.IsNaN(moments.Add(record)));
        record[place] = double.NegativeInfinity;
        moments.Add(record);
        Assert.Equal(double.PositiveInfinity, moments.Largest);
    }

    private static double[] Numbers(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
