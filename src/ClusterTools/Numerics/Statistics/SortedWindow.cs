namespace ClusterTools.Numerics.Statistics;

/// <summary>The values of a sliding window in ascending order, maintained by insertion and removal in memory that the caller provides. Values must not be NaN.</summary>
internal ref struct SortedWindow(Span<double> memory)
{
    private readonly Span<double> _values = memory;
    private int _count;

    public readonly ReadOnlySpan<double> Values => _values.Slice(0, _count);

    public void Add(double value)
    {
        int at = Find(value);
        _values.Slice(at, _count - at).CopyTo(_values.Slice(at + 1));
        _values[at] = value;
        _count++;
    }

    public void Remove(double value)
    {
        int at = Find(value);
        _values.Slice(at + 1, _count - at - 1).CopyTo(_values.Slice(at));
        _count--;
    }

    /// <summary>Removes one value and adds another, moving only the values in between.</summary>
    public readonly void Replace(double old, double value)
    {
        if (old == value)
            return;
        int from = Find(old);
        if (value > old)
        {
            int to = from + 1;
            for (; to < _count && _values[to] < value; to++)
                _values[to - 1] = _values[to];
            _values[to - 1] = value;
        }
        else
        {
            int to = from;
            for (; to > 0 && _values[to - 1] > value; to--)
                _values[to] = _values[to - 1];
            _values[to] = value;
        }
    }

    /// <summary>The first position whose value is not below <paramref name="value"/>.</summary>
    private readonly int Find(double value)
    {
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_values[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
