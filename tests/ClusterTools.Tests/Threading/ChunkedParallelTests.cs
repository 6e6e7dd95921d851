using System.Collections.Concurrent;
using System.Globalization;
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
            // The other thread's chunk ends when the token is cancelled, so that at most one chunk was started before that.
            int place = Interlocked.Increment(ref done);
            if (place == 10)
                source.Cancel();
            else if (place > 10)
                SpinWait.SpinUntil(() => source.IsCancellationRequested);
        }));
        Assert.InRange(done, 10, 11);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void LoopsAfterOneAnotherRunEveryChunkOnce(int pause)
    {
        // Helpers stay awake for half a millisecond after a loop: without a pause they run the next one, after a pause new ones start.
        var execution = new ExecutionOptions { ThreadCount = 4 };
        var runs = new int[8];
        for (int i = 0; i < 300; i++)
        {
            ChunkedParallel.For(runs.Length, execution, (chunk, _) => Interlocked.Increment(ref runs[chunk]));
            Assert.All(runs, r => Assert.Equal(i + 1, r));
            Thread.Sleep(pause);
        }
    }

    [Fact]
    public void AWorkerDoesOneChunkAtATime()
    {
        var execution = new ExecutionOptions { ThreadCount = 4 };
        var busy = new int[4];
        for (int i = 0; i < 200; i++)
        {
            ChunkedParallel.For(20, execution, (_, worker) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref busy[worker]));
                Thread.SpinWait(100);
                Interlocked.Decrement(ref busy[worker]);
            });
        }
    }

    [Fact]
    public void LoopsWithinLoopsAndLoopsOfSeveralThreadsEnd()
    {
        var execution = new ExecutionOptions { ThreadCount = 7 };
        int runs = 0;
        var threads = Enumerable.Range(0, 5).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 20; i++)
                ChunkedParallel.For(6, execution, (_, _) => ChunkedParallel.For(6, execution, (_, _) => Interlocked.Increment(ref runs)));
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        Assert.All(threads, t => Assert.True(t.Join(TimeSpan.FromMinutes(1))));
        Assert.Equal(5 * 20 * 36, runs);
    }

    [Fact]
    public void HelpersHaveTheCultureOfTheCaller()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Two cultures in turn: a helper that stays awake must not keep the first one's.
            foreach (string name in new[] { "de-DE", "en-US", "de-DE" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                var seen = new ConcurrentDictionary<string, int>();
                ChunkedParallel.For(64, new ExecutionOptions { ThreadCount = 4 }, (_, _) =>
                {
                    seen[CultureInfo.CurrentCulture.Name] = 1;
                    Thread.SpinWait(10_000);
                });
                Assert.Equal(name, Assert.Single(seen.Keys));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
