using ClusterTools.Metrics.Agreement;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Metrics.Agreement;

public sealed class LabelMatchingTests
{
    [Fact]
    public void RenamedClustersGetTheirNamesBack()
    {
        int[] reference = [0, 0, 1, 1, 2, 2, 2];
        var matching = LabelMatching.Match(reference, [2, 2, 0, 0, 1, 1, 1]);
        Assert.Equal(reference, matching.Labels);
        Assert.Equal([1, 2, 0], matching.Mapping);
        Assert.Equal(1, matching.Agreement);
    }

    [Fact]
    public void TheBestWholeIsNotTheBestOfEach()
    {
        // Clusters 0 and 1 both share most records with reference 0; but 1 has no alternative.
        int[] reference = [0, 0, 0, 1, 1, 0, 0, 2];
        int[] labels = [0, 0, 0, 0, 0, 1, 1, 2];
        var matching = LabelMatching.Match(reference, labels);
        Assert.Equal([1, 0, 2], matching.Mapping);
        Assert.Equal(5, matching.MatchedRecords);
    }

    [Fact]
    public void MoreClustersThanTheReferenceGetNumbersOfTheirOwn()
    {
        var matching = LabelMatching.Match([0, 0, 0, 1, 1], [0, 1, 1, 2, 2]);
        Assert.Equal([2, 0, 1], matching.Mapping);
        Assert.Equal([2, 0, 0, 1, 1], matching.Labels);

        // An empty cluster gets an unused number.
        Assert.Equal([1, 0], LabelMatching.Match([0, 1, 2, 0], [1, 1, 1, 1], 3, 2).Mapping);
    }

    [Fact]
    public void TheAssignmentCostsLeastOfAll()
    {
        var random = new RandomSource(7);
        for (int round = 0; round < 60; round++)
        {
            int rows = 1 + random.NextInt32(6);
            int columns = rows + random.NextInt32(2);
            var cost = new long[rows, columns];
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                    cost[i, j] = random.NextInt32(20) - 10;
            }

            int[] chosen = HungarianMethod.Solve(cost);
            Assert.Equal(rows, chosen.Distinct().Count());
            Assert.Equal(Least(cost, 0, 0), Enumerable.Range(0, rows).Sum(i => cost[i, chosen[i]]));
        }
    }

    [Fact]
    public void RefusesListsThatDoNotFit()
    {
        Assert.Throws<ArgumentException>(() => LabelMatching.Match([0, 1], [0]));
        Assert.Throws<ArgumentException>(() => LabelMatching.Match([], []));
        Assert.Throws<ArgumentException>(() => LabelMatching.Match([0, -1], [0, 0]));
        Assert.Throws<ArgumentException>(() => LabelMatching.Match([0, 3], [0, 0], referenceCount: 2));
    }

    private static long Least(long[,] cost, int row, int used)
    {
        if (row == cost.GetLength(0))
            return 0;
        long best = long.MaxValue;
        for (int j = 0; j < cost.GetLength(1); j++)
        {
            if ((used & (1 << j)) == 0)
                best = Math.Min(best, cost[row, j] + Least(cost, row + 1, used | (1 << j)));
        }

        return best;
    }
}
