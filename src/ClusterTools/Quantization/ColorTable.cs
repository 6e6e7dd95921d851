namespace ClusterTools.Quantization;

/// <summary>The distinct colours of a picture, in the order in which they first appear, with the number of their pixels: an open-addressed hash table.</summary>
internal sealed class ColorTable
{
    private int[] _slots = new int[1 << 12];
    private uint[] _colors = new uint[1 << 10];
    private int[] _counts = new int[1 << 10];

    /// <summary>The number of distinct colours.</summary>
    public int Count { get; private set; }

    /// <summary>The colours, packed as red, green, blue, opacity from the lowest byte up.</summary>
    public ReadOnlySpan<uint> Colors => _colors.AsSpan(0, Count);

    /// <summary>The number of pixels of each colour.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, Count);

    /// <summary>Whether every colour is opaque.</summary>
    public bool IsOpaque { get; private set; } = true;

    /// <summary>Adds the colours of pixels to the table.</summary>
    public void Add(ReadOnlySpan<uint> pixels)
    {
        int index = -1;
        uint last = 0;
        foreach (uint pixel in pixels)
        {
            if (pixel != last || index < 0)
            {
                index = FindOrAdd(pixel);
                last = pixel;
            }

            _counts[index]++;
        }
    }

    /// <summary>The index of a colour that is in the table.</summary>
    public int IndexOf(uint color)
    {
        int mask = _slots.Length - 1;
        for (int slot = Hash(color) & mask; ; slot = (slot + 1) & mask)
        {
            int index = _slots[slot] - 1;
            if (_colors[index] == color)
                return index;
        }
    }

    private int FindOrAdd(uint color)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(color) & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_colors[_slots[slot] - 1] == color)
                return _slots[slot] - 1;
        }

        if (Count == _colors.Length)
        {
            Grow();
            return FindOrAdd(color);
        }

        IsOpaque &= color >> 24 == byte.MaxValue;
        _colors[Count] = color;
        _slots[slot] = ++Count;
        return Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref _colors, 2 * Count);
        Array.Resize(ref _counts, 2 * Count);
        _slots = new int[8 * Count];
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = Hash(_colors[i]) & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }

    // Fibonacci hashing, whose top bits, the well-mixed ones, are laid over those that the mask takes.
    private static int Hash(uint color)
    {
        uint product = color * 2654435769u;
        return (int)((product ^ (product >> 15)) & int.MaxValue);
    }
}
