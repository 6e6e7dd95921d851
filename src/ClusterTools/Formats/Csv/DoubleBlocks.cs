namespace ClusterTools.Formats.Csv;

/// <summary>Numbers whose count is not known beforehand, in blocks, so that growing never copies.</summary>
internal sealed class DoubleBlocks
{
    private const int FirstBlock = 1 << 10;
    private const int LargestBlock = 1 << 20;

    private readonly List<double[]> _full = [];
    private double[] _block = new double[FirstBlock];
    private int _used;

    /// <summary>The numbers so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds numbers.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        Count += values.Length;
        while (!values.IsEmpty)
        {
            if (_used == _block.Length)
            {
                _full.Add(_block);
                _block = new double[Math.Min(LargestBlock, 2 * _block.Length)];
                _used = 0;
            }

            int taken = Math.Min(values.Length, _block.Length - _used);
            values.Slice(0, taken).CopyTo(_block.AsSpan(_used));
            _used += taken;
            values = values.Slice(taken);
        }
    }

    /// <summary>All numbers in one array; the blocks are given up on the way.</summary>
    public double[] MoveToArray()
    {
        var values = new double[Count];
        int position = 0;
        for (int i = 0; i < _full.Count; i++)
        {
            _full[i].CopyTo(values, position);
            position += _full[i].Length;
            _full[i] = [];
        }

        _block.AsSpan(0, _used).CopyTo(values.AsSpan(position));
        return values;
    }
}
