using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Neighbors;

/// <summary>A worker's buffer of candidates, a few per query, before it adds them to the shared lists: a worker meets a query with one or two at a time, and
/// its list is not in the cache.</summary>
internal sealed unsafe class CandidateStage : IDisposable
{
    /// <summary>Candidates of a query.</summary>
    private const int Places = 16;

    private readonly CandidateLists _lists;
    private readonly AlignedBuffer _memory;
    private readonly int[] _counts;

    public CandidateStage(CandidateLists lists)
    {
        _lists = lists;
        Limits = lists.Limits;
        _memory = new AlignedBuffer((long)Limits.Length * Places * sizeof(Candidate) / sizeof(float));
        _counts = new int[Limits.Length];
    }

    /// <summary>For each query: no record whose lowest score is above this needs to be added.</summary>
    public float[] Limits { get; }

    /// <summary>Adds some records of a group.</summary>
    /// <param name="query">The query.</param>
    /// <param name="first">The first record of the group.</param>
    /// <param name="places">A bit for each record of the group that is within the limit.</param>
    /// <param name="low">The offset from scores to their lower bounds.</param>
    /// <param name="high">The offset from scores to their upper bounds.</param>
    /// <param name="scores">The scores.</param>
    [MethodImpl(KernelLoop.Options)]
    public void Add(int query, int first, ulong places, float* low, float* high, float* scores)
    {
        var held = Held(query);
        int count = _counts[query];
        for (; places != 0; places &= places - 1)
        {
            int i = RecordBits.First(places);
            held[count++] = new Candidate(first + i, low[i] + scores[i], high[i] + scores[i]);
            if (count < Places)
                continue;
            _lists.Add(query, held, count);
            count = 0;
        }

        _counts[query] = count;
    }

    /// <summary>Adds all buffered candidates to the shared lists.</summary>
    public void Flush()
    {
        for (int q = 0; q < _counts.Length; q++)
        {
            _lists.Add(q, Held(q), _counts[q]);
            _counts[q] = 0;
        }
    }

    public void Dispose() => _memory.Dispose();

    private Candidate* Held(int query) => (Candidate*)_memory.Pointer + ((long)query * Places);
}
