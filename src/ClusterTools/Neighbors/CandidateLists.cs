using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Neighbors;

/// <summary>The candidates of several queries, which all threads add to.</summary>
/// <remarks>In which order threads come changes what is collected and dropped on the way, but not what is nearest.</remarks>
internal sealed unsafe class CandidateLists
{
    private readonly CandidateList[] _lists;

    /// <param name="wanted">Neighbours that are wanted of each query.</param>
    /// <param name="limits">The limits to begin with, one a query: infinite, or from a radius or a sample. They are kept, and go down.</param>
    public CandidateLists(int wanted, float[] limits)
    {
        Limits = limits;
        _lists = [.. limits.Select(limit => new CandidateList(wanted, limit))];
    }

    /// <summary>For each query: no record whose lowest score is above this needs to be added. It may be read while others lower it: a limit that is too high is no error.</summary>
    public float[] Limits { get; }

    /// <summary>The candidates of a query.</summary>
    public CandidateList this[int query] => _lists[query];

    /// <summary>Adds some records of a group, as far as they are within the limit.</summary>
    /// <param name="query">The query.</param>
    /// <param name="first">The first record of the group.</param>
    /// <param name="places">A bit for each record of the group that may be within the limit.</param>
    /// <param name="low">What is added to scores to have the lowest that they may be.</param>
    /// <param name="high">The same for the highest.</param>
    /// <param name="scores">The scores.</param>
    [MethodImpl(KernelLoop.Options)]
    public void Add(int query, int first, ulong places, float* low, float* high, float* scores)
    {
        var list = _lists[query];
        lock (list)
        {
            for (; places != 0; places &= places - 1)
            {
                int i = LimitTest.First(places);
                float lowest = low[i] + scores[i];
                if (lowest <= list.Limit)
                    list.Add(first + i, lowest, high[i] + scores[i]);
            }

            Limits[query] = list.Limit;
        }
    }

    /// <summary>Brings all limits down to what the candidates allow.</summary>
    public void Cut()
    {
        for (int q = 0; q < _lists.Length; q++)
        {
            _lists[q].Cut();
            Limits[q] = _lists[q].Limit;
        }
    }
}
