namespace ClusterTools.Threading;

/// <summary>Memory of its own for each worker of a parallel loop, made when the worker first asks, so that nothing is allocated per chunk.</summary>
internal sealed class WorkerScratch<T>(int workers, int length)
{
    private readonly T[]?[] _arrays = new T[]?[workers];

    /// <summary>The array of one worker; only that worker touches it.</summary>
    public T[] this[int worker] => _arrays[worker] ??= new T[length];
}
