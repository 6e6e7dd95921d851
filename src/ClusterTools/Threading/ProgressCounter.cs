namespace ClusterTools.Threading;

/// <summary>Counts units of work across threads and reports the total.</summary>
internal sealed class ProgressCounter(IProgress<OperationProgress>? progress, string activity, long total)
{
    private long _done;

    /// <summary>Adds finished units and reports.</summary>
    public void Add(long units = 1)
    {
        if (progress is null)
            return;
        long done = Interlocked.Add(ref _done, units);
        progress.Report(new OperationProgress(activity, done, total));
    }
}
