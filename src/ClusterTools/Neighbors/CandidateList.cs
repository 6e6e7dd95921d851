using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Neighbors;

/// <summary>The records that may be among the nearest of one query, by scores that are known to within a bound.</summary>
/// <remarks>A record has a highest score that it may really have. The k-th least of these is the limit: whatever is certainly above it, is not among the k nearest. The list is
/// cut back to what is not, whenever it is full.</remarks>
internal sealed class CandidateList
{
    private readonly int _wanted;
    private int[] _records;
    private float[] _lowest;
    private float[] _highest;
    private float[] _selected = [];

    /// <param name="wanted">Neighbours that are wanted.</param>
    /// <param name="limit">The limit to begin with: infinite, or from a radius.</param>
    public CandidateList(int wanted, float limit)
    {
        _wanted = wanted;
        Limit = limit;
        _records = new int[64];
        _lowest = new float[64];
        _highest = new float[64];
    }

    /// <summary>No record whose lowest score is above this needs to be added.</summary>
    public float Limit { get; private set; }

    /// <summary>Candidates.</summary>
    public int Count { get; private set; }

    /// <summary>The candidates' records.</summary>
    public ReadOnlySpan<int> Records => _records.AsSpan(0, Count);

    /// <summary>How many candidates a list for so many neighbours comes to have.</summary>
    public static long Capacity(int wanted) => (2L * wanted) + 32;

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="lowest">The lowest score that it may have.</param>
    /// <param name="highest">The highest.</param>
    [MethodImpl(KernelLoop.Options)]
    public void Add(int record, float lowest, float highest)
    {
        if (Count == _records.Length)
        {
            if (Count >= Capacity(_wanted))
                Cut();
            if (Count > _records.Length / 8 * 7)
                Grow();
        }

        _records[Count] = record;
        _lowest[Count] = lowest;
        _highest[Count++] = highest;
    }

    /// <summary>Lowers the limit to the k-th least of the highest scores and drops what is above it.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Cut()
    {
        if (Count < _wanted)
            return;
        if (_selected.Length < Count)
            _selected = new float[_records.Length];
        Array.Copy(_highest, _selected, Count);
        Limit = Math.Min(Limit, Smallest(_selected.AsSpan(0, Count), _wanted - 1));
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_lowest[i] > Limit)
                continue;
            _records[kept] = _records[i];
            _lowest[kept] = _lowest[i];
            _highest[kept++] = _highest[i];
        }

        Count = kept;
    }

    /// <summary>The value that would be at a place if all were in order (Hoare's selection); the values change places.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static float Smallest(Span<float> values, int place)
    {
        int low = 0;
        int high = values.Length - 1;
        while (low < high)
        {
            float pivot = values[low + ((high - low) / 2)];
            int i = low;
            int j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                break;
        }

        return values[place];
    }

    private void Grow()
    {
        int size = (int)Math.Min(Math.Max(_records.Length * 2L, 64), Math.Max(Capacity(_wanted), Count + 1L + (Count / 2)));
        Array.Resize(ref _records, size);
        Array.Resize(ref _lowest, size);
        Array.Resize(ref _highest, size);
    }
}
