using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans.Seeding;

public sealed class PlusPlusStateTests
{
    [Fact]
    public void ThereIsRoomForAWholeGroupWhereverAWordOfPlacesBegins()
    {
        for (int count = 1; count <= 300; count++)
        {
            int lastGroup = (count - 1) / PlusPlusState.WordSize * PlusPlusState.WordSize;
            Assert.InRange(PlusPlusState.RoomFor(count), lastGroup + RecordGroup.Size, count + (2 * RecordGroup.Size));
            Assert.Equal(0, PlusPlusState.RoomFor(count) % PlusPlusState.WordSize);
        }
    }

    /// <summary>With records of 60 values a chunk is 544 records, not a whole number of groups: groups of every other chunk start in the middle of a multiple of
    /// 64.</summary>
    [Theory]
    [InlineData(2720 + 1)]
    [InlineData(2720 + 64 + 32)]
    [InlineData(3000)]
    [InlineData(3264)]
    public void ChunksOfHalfGroupsAreChosenFrom(int count)
    {
        const int Length = 60;
        var random = new RandomSource(1);
        var series = SeriesSet.FromArray([.. Enumerable.Range(0, count * Length).Select(_ => random.NextNormal())], count, Length);
        var one = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 5, MaxIterations = 1 }, new ExecutionOptions { ThreadCount = 1 });
        var more = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 5, MaxIterations = 1 }, new ExecutionOptions { ThreadCount = 7 });
        Assert.Equal(one.Centroids, more.Centroids);
    }
}
