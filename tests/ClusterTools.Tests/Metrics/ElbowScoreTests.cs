using ClusterTools.Metrics;

namespace ClusterTools.Tests.Metrics;

public sealed class ElbowScoreTests
{
    [Theory]
    [InlineData("digits_standardised")]
    [InlineData("blobs")]
    [InlineData("fish_best_of_50")]
    [InlineData("synthetic_sharp")]
    [InlineData("four_points_minimum")]
    public void TheElbowIsThatOfTheReference(string name)
    {
        var reference = ReferenceFile.Open("elbow.json")[name];
        var elbow = ElbowScore.Compute(reference["keys"].Ints, reference["inertia"].Numbers);
        Assert.Equal(reference["threshold_cuts"].Ints, elbow.ClusterCounts);
        Close.Equal(reference["r2_left_right"].Rows, [.. elbow.LeftR2.Zip(elbow.RightR2, (l, r) => new[] { l, r })]);
        Close.Equal(reference["score_means"].Numbers, elbow.Scores);
        Assert.Equal(reference["optimal_K"].Int, elbow.BestClusterCount);
    }

    [Fact]
    public void TwoStraightLinesMeetAtTheElbow()
    {
        // Falls by 10 to 4 clusters, then by 1; the cut that leaves the corner to the right fits both lines exactly, and so does the next.
        var elbow = ElbowScore.Compute([2, 3, 4, 5, 6, 7], [50, 40, 30, 29, 28, 27]);
        Assert.Equal([4, 5, 6], elbow.ClusterCounts);
        // The last cut has 50, 40, 30, 29 to its left: R² = 36.5² / (5 · 290.75).
        Close.Equal([1.0, 1, (1 + (1332.25 / 1453.75)) / 2], elbow.Scores, 1e-14);
        Assert.Equal(4, elbow.BestClusterCount);
    }

    [Fact]
    public void FewerThanFourOrUnsortedNumbersAreRefused()
    {
        Assert.Throws<ArgumentException>(() => ElbowScore.Compute([2, 3, 4], [3, 2, 1]));
        Assert.Throws<ArgumentException>(() => ElbowScore.Compute([2, 3, 3, 4], [4, 3, 2, 1]));
        Assert.Throws<ArgumentException>(() => ElbowScore.Compute([2, 3, 4, 5], [4, 3, 2]));
    }
}
