namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A binary min-heap of merge candidates.</summary>
internal sealed class MergeQueue(int capacity)
{
    private readonly List<MergeCandidate> _heap = new(capacity);

    public int Count => _heap.Count;

    public void Add(MergeCandidate candidate)
    {
        int at = _heap.Count;
        _heap.Add(candidate);
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (_heap[parent].CompareTo(candidate) <= 0)
                break;
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = candidate;
    }

    public MergeCandidate Take()
    {
        var top = _heap[0];
        var moved = _heap[_heap.Count - 1];
        _heap.RemoveAt(_heap.Count - 1);
        int count = _heap.Count;
        if (count == 0)
            return top;
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && _heap[child + 1].CompareTo(_heap[child]) < 0)
                child++;
            if (moved.CompareTo(_heap[child]) <= 0)
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = moved;
        return top;
    }
}
