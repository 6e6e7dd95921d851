using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Neighbors;

/// <summary>The records that may be among the nearest of one query, by scores that are known to within a bound.</summary>
/// <remarks>A record has a highest score that it may really have. The k-th least of these is the limit: whatever is certainly above it, is not among the k nearest. The list is
/// cut back to what is not, whenever it is full.</remarks>
internal sealed class CandidateList
{
    private readonly int _wanted;
    private Candidate[] _candidates = new Candidate[64];
    private float[] _selected = [];

    /// <param name="wanted">The number of neighbours.</param>
    /// <param name="limit">The initial limit: infinite, or from a radius.</param>
    public CandidateList(int wanted, float limit)
    {
        _wanted = wanted;
        Limit = limit;
    }

    /// <summary>No record whose lowest score is above this needs to be added.</summary>
    public float Limit { get; private set; }

    /// <summary>The number of candidates.</summary>
    public int Count { get; private set; }

    /// <summary>The candidates.</summary>
    public ReadOnlySpan<Candidate> Candidates => _candidates.AsSpan(0, Count);

    /// <summary>The capacity of a list for this number of neighbours. The smaller it is, the sooner its limit falls, and the more often it is trimmed.</summary>
    public static long Capacity(int wanted) => wanted + (wanted / 4L) + 16;

    /// <summary>Adds a candidate.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Add(in Candidate candidate)
    {
        if (Count == _candidates.Length)
        {
            if (Count >= Capacity(_wanted))
                Cut();
            if (Count > _candidates.Length / 8 * 7)
                Grow();
        }

        _candidates[Count++] = candidate;
    }

    /// <summary>Lowers the limit to the k-th smallest of the highest scores and drops the candidates above it.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Cut()
    {
        if (Count < _wanted)
            return;
        if (_selected.Length < Count)
            _selected = new float[_candidates.Length];
        for (int i = 0; i < Count; i++)
            _selected[i] = _candidates[i].Highest;
        Limit = Math.Min(Limit, Smallest(_selected.AsSpan(0, Count), _wanted - 1));
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_candidates[i].Lowest <= Limit)
                _candidates[kept++] = _candidates[i];
        }

        Count = kept;
    }

    /// <summary>The value that would be at an index if the values were sorted (Hoare's quickselect); reorders the values.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static float Smallest(Span<float> values, int place)
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
        int size = (int)Math.Min(Math.Max(_candidates.Length * 2L, 64), Math.Max(Capacity(_wanted), Count + 1L + (Count / 2)));
        Array.Resize(ref _candidates, size);
    }
}
