namespace ClusterTools.Tests;

/// <summary>Runs what must come to an end on a thread of its own, so that a hang is a failed test.</summary>
internal static class Bounded
{
    /// <summary>Far beyond what any test needs, however busy the machine is.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromMinutes(3);

    /// <summary>Requires that an action fails with a kind of exception, without a hang and with little managed memory.</summary>
    /// <param name="mostBytes">The most that the action may allocate.</param>
    /// <param name="action">The action; it works on the thread that it is called on.</param>
    public static T Throws<T>(long mostBytes, Action action)
        where T : Exception
    {
        Exception? failure = null;
        long allocated = 0;
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            failure = Record.Exception(action);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        })
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Hang), $"It still runs after {Hang}.");
        Assert.InRange(allocated, 0, mostBytes);
        return Assert.IsType<T>(failure);
    }
}
