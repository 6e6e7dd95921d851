using ClusterTools.Threading;

namespace ClusterTools.Tests.Threading;

public sealed class ChunkedParallelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void EveryChunkRunsOnce(int threads)
    {
        var runs = new int[1000];
        ChunkedParallel.For(runs.Length, new ExecutionOptions { ThreadCount = threads }, (chunk, _) => Interlocked.Increment(ref runs[chunk]));
        Assert.All(runs, r => Assert.Equal(1, r));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void TheFailureOfAChunkReachesTheCaller(int threads)
    {
        var execution = new ExecutionOptions { ThreadCount = threads };
        var error = Assert.Throws<InvalidOperationException>(() => ChunkedParallel.For(50, execution, (chunk, _) =>
        {
            if (chunk == 20)
                throw new InvalidOperationException("chunk 20");
        }));
        Assert.Equal("chunk 20", error.Message);
    }

    [Fact]
    public void ACancelledTokenStopsTheLoop()
    {
        using var source = new CancellationTokenSource();
        var execution = new ExecutionOptions { ThreadCount = 2, CancellationToken = source.Token };
        int done = 0;
        Assert.Throws<OperationCanceledException>(() => ChunkedParallel.For(10_000, execution, (_, _) =>
        {
            if (Interlocked.Increment(ref done) == 10)
                source.Cancel();
        }));
        Assert.InRange(done, 10, 20);
    }
}
