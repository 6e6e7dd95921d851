using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Numerics.Sums;

public sealed class ByteSumsTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(70)]
    [InlineData(784)]
    public void WhatIsAddedAndTakenAwayIsTheSum(int columns)
    {
        var random = new RandomSource(2);
        var sums = new ByteSums(3, columns);
        var expected = new double[columns];
        foreach (int times in new[] { 1, 7, 1, -1, -3, 1, 250 })
        {
            byte[] record = [.. Enumerable.Range(0, columns).Select(_ => (byte)random.NextInt32(256))];
            sums.Add(1, record, times);
            for (int j = 0; j < columns; j++)
                expected[j] += times * record[j];
        }

        double[] read = [.. Enumerable.Repeat(0.5, columns)];
        sums.Give(1, read);
        Assert.Equal(expected.Select(v => v + 0.5), read);

        // The sums that were moved are cleared, and the other groups were empty.
        for (int group = 0; group < 3; group++)
            sums.Give(group, read);
        Assert.Equal(expected.Select(v => v + 0.5), read);
    }
}
