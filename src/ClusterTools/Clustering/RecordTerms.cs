using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>For each record of bytes the part of its squared distances that is its own (<see cref="RoundedCentroids"/>), computed when its group is first looked at.</summary>
/// <param name="count">Records.</param>
/// <param name="steps">Steps of a unit.</param>
internal sealed class RecordTerms(int count, int steps)
{
    private readonly int[] _values = new int[count];

    // Each is written by the one worker that has the group in a pass.
    private readonly bool[] _known = new bool[(count + RecordGroup.Size - 1) / RecordGroup.Size];

    /// <summary>Steps of a unit.</summary>
    public int Steps => steps;

    /// <summary>The term of a record whose group has been looked at.</summary>
    public int this[int record] => _values[record];

    /// <summary>The terms of a group of records.</summary>
    /// <param name="first">The first record: a multiple of 64.</param>
    /// <param name="rows">The values of the group.</param>
    /// <param name="length">Values of a record.</param>
    public ReadOnlySpan<int> Of(int first, ReadOnlySpan<byte> rows, int length)
    {
        var terms = _values.AsSpan(first, rows.Length / length);
        ref bool known = ref _known[first / RecordGroup.Size];
        if (!known)
        {
            for (int r = 0; r < terms.Length; r++)
                terms[r] = RoundedCentroids.RecordTerm(rows.Slice(r * length, length), steps);
            known = true;
        }

        return terms;
    }
}
