using System.Diagnostics;

namespace ClusterTools.Threading;

/// <summary>How long a thread stays awake for what will most likely come at once. To be woken takes up to some tenths of a millisecond, as long as a short loop.</summary>
internal readonly struct Moment
{
    private const int SpinsAtATime = 16;

    private static readonly long s_length = Stopwatch.Frequency / 2000;

    private readonly long _end;

    private Moment(long end)
    {
        _end = end;
    }

    /// <summary>Begins to wait.</summary>
    public static Moment Begin() => new(Stopwatch.GetTimestamp() + s_length);

    /// <summary>Lets a little time go, of which other threads may have the core.</summary>
    /// <returns>Whether the moment is not over.</returns>
    public bool Goes()
    {
        Thread.SpinWait(SpinsAtATime);
        Thread.Yield();
        return Stopwatch.GetTimestamp() < _end;
    }
}
