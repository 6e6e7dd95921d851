using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;

namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>Adds the sums of chunks in the order of the chunks, whichever finishes first. Buffers are recycled.</summary>
internal sealed class OrderedMixtureSums(MixtureLayout layout)
{
    private readonly object _lock = new();
    private readonly Dictionary<int, MixtureSums> _waiting = [];
    private readonly Stack<MixtureSums> _free = [];
    private int _next;

    public MixtureSums Total { get; } = new(layout);

    /// <summary>Zeroed sums for a chunk.</summary>
    public MixtureSums Rent()
    {
        lock (_lock)
        {
            if (_free.Count > 0)
                return _free.Pop();
        }

        return new MixtureSums(layout);
    }

    /// <summary>Adds the sums of a chunk, as soon as those before it are added.</summary>
    public void Add(int chunk, MixtureSums sums)
    {
        lock (_lock)
        {
            _waiting.Add(chunk, sums);
            while (_waiting.TryGetValue(_next, out var first))
            {
                _waiting.Remove(_next++);
                Total.Add(first);
                first.Clear();
                _free.Push(first);
            }
        }
    }
}
