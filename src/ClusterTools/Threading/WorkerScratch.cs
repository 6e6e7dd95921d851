namespace ClusterTools.Threading;

/// <summary>An array for each worker of a parallel loop, allocated on first use, so that nothing is allocated per chunk.</summary>
internal sealed class WorkerScratch<T>(int workers, int length)
{
    private readonly T[]?[] _arrays = new T[]?[workers];

    /// <summary>The array of one worker; only that worker may use it.</summary>
    public T[] this[int worker] => _arrays[worker] ??= new T[length];
}
