namespace ClusterTools.Threading;

/// <summary>Works on items in the background while whoever takes the results is busy with earlier ones. Results come out in the order of the items, and only so many are in hand at a time.</summary>
internal sealed class AheadQueue<TItem, TResult>
{
    // While the first is slow, as many again may get ready behind it.
    private const int ItemsPerThread = 2;

    private readonly Queue<(TItem Item, Task<TResult> Work)> _queue = new();
    private readonly Func<TItem, TResult> _work;
    private readonly TaskFactory _factory;
    private readonly int _capacity;

    /// <param name="work">What is done with an item; runs on any thread.</param>
    /// <param name="threads">The most items that are worked on at once.</param>
    public AheadQueue(Func<TItem, TResult> work, int threads)
    {
        _work = work;
        _capacity = ItemsPerThread * threads;
        _factory = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
    }

    /// <summary>Items whose results have not been taken.</summary>
    public int Count => _queue.Count;

    /// <summary>Whether a result must be taken before an item is added.</summary>
    public bool IsFull => _queue.Count >= _capacity;

    /// <summary>Begins with an item.</summary>
    public void Add(TItem item) => _queue.Enqueue((item, _factory.StartNew(() => _work(item))));

    /// <summary>The oldest item, whether or not it is done.</summary>
    public (TItem Item, Task<TResult> Work) Take() => _queue.Dequeue();

    /// <summary>Waits until nothing is worked on any more, however it ended.</summary>
    public void Drain(TimeSpan patience)
    {
        Task[] tasks = [.. _queue.Select(q => q.Work)];
        // A continuation never fails, whatever its task did.
        Task.WaitAll(Array.ConvertAll(tasks, t => t.ContinueWith(_ => { }, TaskScheduler.Default)), patience);
    }
}
