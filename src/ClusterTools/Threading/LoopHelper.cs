using System.Collections.Concurrent;

namespace ClusterTools.Threading;

/// <summary>A thread of the pool that helps with parallel loops. After one it stays awake for a <see cref="SpinWindow"/>, because as a rule the next follows at once.</summary>
internal sealed class LoopHelper
{
    private static readonly ConcurrentStack<LoopHelper> s_free = new();
    private static readonly Action s_gone = () => { };

    // What to do; null for one that waits, and for ever s_gone for one that does not any more.
    private Action? _work;

    private LoopHelper(Action work)
    {
        _work = work;
    }

    /// <summary>Has a thread do some work: one that is still awake, otherwise one of the pool.</summary>
    public static void Start(Action work)
    {
        while (s_free.TryPop(out var helper))
        {
            if (Interlocked.CompareExchange(ref helper._work, work, null) is null)
                return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(h => ((LoopHelper)h!).Run(), new LoopHelper(work));
    }

    private void Run()
    {
        do
        {
            _work!();
            Volatile.Write(ref _work, null);
            s_free.Push(this);
        }
        while (GetsMore());
    }

    private bool GetsMore()
    {
        var window = SpinWindow.Begin();
        while (Volatile.Read(ref _work) is null)
        {
            if (!window.Spin())
                return Interlocked.CompareExchange(ref _work, s_gone, null) is not null;
        }

        return true;
    }
}
