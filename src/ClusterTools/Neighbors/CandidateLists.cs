using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Neighbors;

/// <summary>The candidates of several queries, shared by all threads.</summary>
/// <remarks>In which order threads come changes what is collected and dropped on the way, but not what is nearest.</remarks>
internal sealed unsafe class CandidateLists
{
    private readonly CandidateList[] _lists;

    /// <param name="wanted">The number of neighbours of each query.</param>
    /// <param name="limits">The initial limits, one per query: infinite, or from a radius or a sample. The array is kept and its values decrease.</param>
    public CandidateLists(int wanted, float[] limits)
    {
        Limits = limits;
        _lists = [.. limits.Select(limit => new CandidateList(wanted, limit))];
    }

    /// <summary>For each query: no record whose lowest score is above this needs to be added. It may be read while others lower it: a limit that is too high only admits more candidates.</summary>
    public float[] Limits { get; }

    /// <summary>The candidates of a query.</summary>
    public CandidateList this[int query] => _lists[query];

    /// <summary>Adds candidates of a query, as far as they are within its limit.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Add(int query, Candidate* candidates, int count)
    {
        var list = _lists[query];
        lock (list)
        {
            for (int i = 0; i < count; i++)
            {
                if (candidates[i].Lowest <= list.Limit)
                    list.Add(candidates[i]);
            }

            Limits[query] = list.Limit;
        }
    }
}
