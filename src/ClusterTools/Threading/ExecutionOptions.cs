namespace ClusterTools.Threading;

/// <summary>How a long operation runs: number of threads, cancellation and progress. None of these affects a result.</summary>
public sealed class ExecutionOptions
{
    /// <summary>All cores, no cancellation, no progress reports.</summary>
    public static ExecutionOptions Default { get; } = new();

    /// <summary>The maximum number of threads; 0 (the default) for one per core.</summary>
    public int ThreadCount { get; init; }

    /// <summary>Cancels the operation, which then throws an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Receives progress reports, on any thread; null for none.</summary>
    public IProgress<OperationProgress>? Progress { get; init; }

    /// <summary>The number of threads used: <see cref="ThreadCount"/>, or the number of cores.</summary>
    public int EffectiveThreadCount => ThreadCount > 0 ? ThreadCount : Environment.ProcessorCount;
}
