using ClusterTools.Threading;

namespace ClusterTools.Tests.Threading;

public sealed class AheadQueueTests
{
    [Fact]
    public void ResultsComeInTheOrderOfTheItems()
    {
        int running = 0, most = 0;
        var queue = new AheadQueue<int, int>(
            item =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Thread.Sleep(item % 3);
                Interlocked.Decrement(ref running);
                return item * item;
            },
            threads: 3);
        var results = new List<int>();
        for (int i = 0; i < 40; i++)
        {
            if (queue.IsFull)
                Take();
            queue.Add(i);
            Assert.InRange(queue.Count, 1, 6);
        }

        while (queue.Count > 0)
            Take();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i * i), results);
        Assert.InRange(most, 1, 3);

        void Take()
        {
            var (item, work) = queue.Take();
            Assert.Equal(item * item, work.GetAwaiter().GetResult());
            results.Add(work.Result);
        }
    }

    [Fact]
    public async Task OneThatFailsDoesNotStopTheRest()
    {
        var queue = new AheadQueue<int, int>(item => item == 1 ? throw new InvalidDataException("one") : item, threads: 2);
        for (int i = 0; i < 3; i++)
            queue.Add(i);
        queue.Drain(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await queue.Take().Work);
        await Assert.ThrowsAsync<InvalidDataException>(() => queue.Take().Work);
        Assert.Equal(2, await queue.Take().Work);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
