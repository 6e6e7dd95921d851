namespace ClusterTools.Threading;

/// <summary>Processes items in the background while the consumer is busy with earlier results. Results come in the order of the items, and the number in progress is
/// limited.</summary>
internal sealed class AheadQueue<TItem, TResult>
{
    // While the first is slow, as many others may be completed after it.
    private const int ItemsPerThread = 2;

    private readonly Queue<(TItem Item, Task<TResult> Work)> _queue = new();
    private readonly Func<TItem, TResult> _work;
    private readonly TaskFactory _factory;
    private readonly int _capacity;

    /// <param name="work">Processes an item; runs on any thread.</param>
    /// <param name="threads">The maximum number of items processed at once.</param>
    public AheadQueue(Func<TItem, TResult> work, int threads)
    {
        _work = work;
        _capacity = ItemsPerThread * threads;
        _factory = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
    }

    /// <summary>The number of items whose results have not been taken.</summary>
    public int Count => _queue.Count;

    /// <summary>Whether a result must be taken before an item is added.</summary>
    public bool IsFull => _queue.Count >= _capacity;

    /// <summary>Starts processing an item.</summary>
    public void Add(TItem item) => _queue.Enqueue((item, _factory.StartNew(() => _work(item))));

    /// <summary>Removes the oldest item, finished or not.</summary>
    public (TItem Item, Task<TResult> Work) Take() => _queue.Dequeue();

    /// <summary>Waits until no item is in progress, however they ended.</summary>
    public void Drain(TimeSpan patience)
    {
        Task[] tasks = [.. _queue.Select(q => q.Work)];
        // A continuation never fails, even if its task did.
        Task.WaitAll(Array.ConvertAll(tasks, t => t.ContinueWith(_ => { }, TaskScheduler.Default)), patience);
    }
}
