namespace ClusterTools.Threading;

/// <summary>The only entry point for parallel loops. Work is cut into chunks whose boundaries depend on the problem alone; threads take chunks in order, and reductions go
/// over the chunks in order, so that the number of threads never affects a result.</summary>
public static class ChunkedParallel
{
    /// <summary>Runs <paramref name="body"/> once for each chunk from 0 to <paramref name="chunkCount"/> − 1.</summary>
    /// <param name="chunkCount">The number of chunks.</param>
    /// <param name="execution">Threads and cancellation; the token is checked before each chunk.</param>
    /// <param name="body">Called with the chunk and the index of the worker that runs it (0 to <see cref="WorkerCount"/> − 1), which selects the worker's scratch
    /// memory.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void For(int chunkCount, ExecutionOptions execution, Action<int, int> body)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ArgumentNullException.ThrowIfNull(body);
        var token = execution.CancellationToken;
        int workers = WorkerCount(chunkCount, execution);
        if (workers <= 1)
        {
            for (int chunk = 0; chunk < chunkCount; chunk++)
            {
                token.ThrowIfCancellationRequested();
                body(chunk, 0);
            }

            return;
        }

        new ChunkedLoop(chunkCount, workers, body, token).Run();
    }

    /// <summary>The number of workers that <see cref="For(int, ExecutionOptions, Action{int, int})"/> uses: the length of an array of per-worker scratch memory.</summary>
    public static int WorkerCount(int chunkCount, ExecutionOptions execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return Math.Max(1, Math.Min(chunkCount, execution.EffectiveThreadCount));
    }

    /// <summary>The number of chunks of <paramref name="chunkSize"/> that cover <paramref name="count"/> units.</summary>
    public static int ChunkCount(long count, int chunkSize) => checked((int)((count + chunkSize - 1) / chunkSize));
}
