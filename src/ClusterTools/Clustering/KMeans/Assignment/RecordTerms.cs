using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>For each byte record, the term of its squared distances that depends on the record alone (<see cref="RoundedCentroids"/>), computed when its block is first
/// used.</summary>
/// <param name="count">The number of records.</param>
/// <param name="steps">Quantisation steps per unit.</param>
internal sealed unsafe class RecordTerms(int count, int steps)
{
    private readonly int[] _values = new int[count];

    // Each is written only by the worker that processes the block in a pass.
    private readonly bool[] _known = new bool[(count + RecordGroup.Size - 1) / RecordGroup.Size];

    /// <summary>Quantisation steps per unit.</summary>
    public int Steps => steps;

    /// <summary>The terms of a block of records.</summary>
    /// <param name="first">The first record: a multiple of 64.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="rows">Their values.</param>
    /// <param name="columns">Columns: values per record.</param>
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
