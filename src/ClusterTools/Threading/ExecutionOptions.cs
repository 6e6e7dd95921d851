namespace ClusterTools.Threading;

/// <summary>How a long operation runs: on how many threads, how it is stopped and whom it tells. None of it changes a result.</summary>
public sealed class ExecutionOptions
{
    /// <summary>All cores, no cancellation, nobody told.</summary>
    public static ExecutionOptions Default { get; } = new();

    /// <summary>The most threads that work at once; 0 (the default) means one a core.</summary>
    public int ThreadCount { get; init; }

    /// <summary>Stops the operation with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Told how far the operation is, from any thread; null for nobody.</summary>
    public IProgress<OperationProgress>? Progress { get; init; }

    /// <summary>The threads that are used: <see cref="ThreadCount"/>, or the number of cores.</summary>
    public int EffectiveThreadCount => ThreadCount > 0 ? ThreadCount : Environment.ProcessorCount;
}
