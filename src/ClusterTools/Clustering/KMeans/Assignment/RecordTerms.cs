using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>For each record of bytes the part of its squared distances that is its own (<see cref="RoundedCentroids"/>), computed when its group is first looked at.</summary>
/// <param name="count">Records.</param>
/// <param name="steps">Steps of a unit.</param>
internal sealed unsafe class RecordTerms(int count, int steps)
{
    private readonly int[] _values = new int[count];

    // Each is written by the one worker that has the group in a pass.
    private readonly bool[] _known = new bool[(count + RecordGroup.Size - 1) / RecordGroup.Size];

    /// <summary>Steps of a unit.</summary>
    public int Steps => steps;

    /// <summary>The terms of a group of records.</summary>
    /// <param name="first">The first record: a multiple of 64.</param>
    /// <param name="count">Records.</param>
    /// <param name="rows">Their values.</param>
    /// <param name="columns">Values of a record.</param>
    /// <param name="scorer">The kernel.</param>
    public ReadOnlySpan<int> Of(int first, int count, byte* rows, int columns, ByteScorer scorer)
    {
        var terms = _values.AsSpan(first, count);
        ref bool known = ref _known[first / RecordGroup.Size];
        if (!known)
        {
            for (int r = 0; r < terms.Length; r++)
                terms[r] = RoundedCentroids.RecordTerm(scorer, rows + ((long)r * columns), columns, steps);
            known = true;
        }

        return terms;
    }
}
