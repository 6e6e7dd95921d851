using System.Diagnostics;

namespace ClusterTools.Threading;

/// <summary>The half millisecond during which a thread that has run out of work spins instead of sleeping, because usually more follows at once. Waking a thread takes up
/// to some tenths of a millisecond, as long as a short loop.</summary>
internal readonly struct SpinWindow
{
    private const int SpinsAtATime = 16;

    private static readonly long s_length = Stopwatch.Frequency / 2000;

    private readonly long _end;

    private SpinWindow(long end)
    {
        _end = end;
    }

    /// <summary>Starts the window.</summary>
    public static SpinWindow Begin() => new(Stopwatch.GetTimestamp() + s_length);

    /// <summary>Spins briefly, and yields the core to other threads.</summary>
    /// <returns>Whether the window is still open.</returns>
    public bool Spin()
    {
        Thread.SpinWait(SpinsAtATime);
        Thread.Yield();
        return Stopwatch.GetTimestamp() < _end;
    }
}
