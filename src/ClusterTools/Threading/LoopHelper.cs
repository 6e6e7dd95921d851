using System.Collections.Concurrent;

namespace ClusterTools.Threading;

/// <summary>A pool thread that helps with parallel loops. After a loop it stays awake for a <see cref="SpinWindow"/>, because usually the next follows at once.</summary>
internal sealed class LoopHelper
{
    private static readonly ConcurrentStack<LoopHelper> s_free = new();
    private static readonly Action s_gone = () => { };

    // The work to do; null while waiting, and s_gone for good once the helper has left.
    private Action? _work;

    private LoopHelper(Action work)
    {
        _work = work;
    }

    /// <summary>Runs some work on a helper that is still awake, or else on a pool thread.</summary>
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
