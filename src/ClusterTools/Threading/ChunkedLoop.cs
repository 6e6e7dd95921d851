using System.Runtime.ExceptionServices;

namespace ClusterTools.Threading;

/// <summary>A parallel loop in progress: each worker takes some chunks, and then the next.</summary>
/// <param name="chunkCount">The number of chunks.</param>
/// <param name="workers">The maximum number of threads.</param>
/// <param name="body">Called with the chunk and the index of the worker.</param>
/// <param name="token">Checked before each chunk.</param>
internal sealed class ChunkedLoop(int chunkCount, int workers, Action<int, int> body, CancellationToken token)
{
    private readonly object _gate = new();
    private readonly ChunkRuns _runs = new(chunkCount, workers);
    private ExceptionDispatchInfo? _failure;

    // The number of active workers; 0 when all is done.
    private int _atWork = 1;

    /// <summary>Runs the loop on this thread and on others.</summary>
    public void Run()
    {
        for (int worker = 1; worker < workers; worker++)
            Start(worker);
        Work(0);
        Leave();
        AwaitOthers();
        _failure?.Throw();
        token.ThrowIfCancellationRequested();
    }

    private void Start(int worker)
    {
        // The ambient state of this thread, such as the culture of messages, flows to its helpers. .NET Framework allows each captured context to be used only once.
        var context = ExecutionContext.Capture();
        LoopHelper.Start(() => Help(worker, context));
    }

    // A helper that arrives when all is done does nothing, so that the loop never waits for a thread that is slow to start.
    private void Help(int worker, ExecutionContext? context)
    {
        if (!Join())
            return;
        try
        {
            if (context is null)
                Work(worker);
            else
                ExecutionContext.Run(context, _ => Work(worker), null);
        }
        finally
        {
            Leave();
        }
    }

    private void Work(int worker)
    {
        while (GoesOn() && _runs.Take(out int chunk, out int end))
        {
            for (; chunk < end && GoesOn(); chunk++)
                Do(chunk, worker);
        }
    }

    private bool GoesOn() => Volatile.Read(ref _failure) is null && !token.IsCancellationRequested;

    private void Do(int chunk, int worker)
    {
        try
        {
            body(chunk, worker);
        }
        catch (Exception e)
        {
            // The first failure wins; the other workers finish their current chunk.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }

    private bool Join()
    {
        int before = Volatile.Read(ref _atWork);
        while (before != 0)
        {
            int now = Interlocked.CompareExchange(ref _atWork, before + 1, before);
            if (now == before)
                return true;
            before = now;
        }

        return false;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _atWork) != 0)
            return;
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private void AwaitOthers()
    {
        var window = SpinWindow.Begin();
        while (Volatile.Read(ref _atWork) != 0)
        {
            if (window.Spin())
                continue;
            lock (_gate)
            {
                while (_atWork != 0)
                    Monitor.Wait(_gate);
            }
        }
    }
}
