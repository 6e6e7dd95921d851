using ClusterTools.Threading;

namespace ClusterTools.Tests.Threading;

public sealed class ChunkRunsTests
{
    [Fact]
    public void RunsGetShorterTowardsTheEnd()
    {
        // 2 workers: a sixteenth of the remaining chunks, from 16 chunks to 1.
        var runs = All(300, workers: 2);
        Assert.Equal([16, 16, 16, 15, 14, 13, 13], runs.Take(7).Select(r => r.End - r.First));
        Assert.All(runs.TakeLast(31), r => Assert.Equal(1, r.End - r.First));
        Assert.Equal(runs.OrderByDescending(r => r.End - r.First).Select(r => r.First), runs.Select(r => r.First));
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(1, 2, 1)]
    [InlineData(31, 2, 31)]
    [InlineData(100, 7, 100)]
    [InlineData(int.MaxValue, int.MaxValue, 3)]
    public void FewChunksForManyWorkersAreTakenOneByOne(int chunks, int workers, int looked)
    {
        var runs = new ChunkRuns(chunks, workers);
        for (int i = 0; i < looked; i++)
        {
            Assert.True(runs.Take(out int first, out int end));
            Assert.Equal((i, i + 1), (first, end));
        }

        Assert.Equal(looked < chunks, runs.Take(out _, out _));
    }

    [Fact]
    public void RunsFollowOneAnotherToTheLastChunk()
    {
        foreach (int chunks in new[] { 1, 15, 16, 17, 257, 1000, 100_003 })
        {
            int next = 0;
            foreach (var (first, end) in All(chunks, workers: 3))
            {
                Assert.Equal(next, first);
                next = end;
            }

            Assert.Equal(chunks, next);
        }
    }

    private static List<(int First, int End)> All(int chunks, int workers)
    {
        var runs = new ChunkRuns(chunks, workers);
        var all = new List<(int First, int End)>();
        while (runs.Take(out int first, out int end))
            all.Add((first, end));
        return all;
    }
}
