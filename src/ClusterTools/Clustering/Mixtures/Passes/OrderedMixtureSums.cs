using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;

namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>Adds up the sums of chunks in the order of the chunks, whoever finishes first. Sums that are done with are used again.</summary>
internal sealed class OrderedMixtureSums(MixtureLayout layout)
{
    private readonly object _lock = new();
    private readonly Dictionary<int, MixtureSums> _waiting = [];
    private readonly Stack<MixtureSums> _free = [];
    private int _next;

    public MixtureSums Total { get; } = new(layout);

    /// <summary>Sums of zero for a chunk.</summary>
    public MixtureSums Rent()
    {
        lock (_lock)
        {
            if (_free.Count > 0)
                return _free.Pop();
        }

        return new MixtureSums(layout);
    }

    /// <summary>Takes the sums of a chunk.</summary>
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
