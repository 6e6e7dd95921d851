using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>The records of a group of 64 whose bounds leave something open, and what was computed for them: for each group of centroids the least score, the
/// second least and the place of the least, a record's own centroid left out.</summary>
internal sealed class BoundedGroup(int groups)
{
    private const int Size = RecordGroup.Size;
    private readonly float[] _least = new float[Size * groups];
    private readonly float[] _second = new float[Size * groups];
    private readonly int[] _leastAt = new int[Size * groups];
    private readonly bool[] _needs = new bool[Size * groups];
    private readonly byte[] _needing = new byte[Size * groups];
    private readonly int[] _needingCount = new int[groups];

    /// <summary>The open records.</summary>
    public int Count { get; private set; }

    /// <summary>The place of each of them in the group of 64.</summary>
    public byte[] Rows { get; } = new byte[Size];

    /// <summary>The label that each had.</summary>
    public int[] Own { get; } = new int[Size];

    /// <summary>The score of that label.</summary>
    public float[] OwnScores { get; } = new float[Size];

    public void Clear()
    {
        Count = 0;
        Array.Clear(_needingCount, 0, groups);
    }

    /// <summary>Adds an open record.</summary>
    public int Add(int row, int own, float ownScore)
    {
        Rows[Count] = (byte)row;
        Own[Count] = own;
        OwnScores[Count] = ownScore;
        Array.Clear(_needs, Count * groups, groups);
        return Count++;
    }

    /// <summary>Notes that an open record needs a group of centroids.</summary>
    public void Need(int open, int group)
    {
        _needs[(open * groups) + group] = true;
        _needing[(group * Size) + _needingCount[group]++] = (byte)open;
    }

    public bool Needs(int open, int group) => _needs[(open * groups) + group];

    /// <summary>The open records that need a group of centroids.</summary>
    public ReadOnlySpan<byte> Needing(int group) => _needing.AsSpan(group * Size, _needingCount[group]);

    /// <summary>Takes scores in.</summary>
    /// <param name="open">The open record.</param>
    /// <param name="group">The group of centroids.</param>
    /// <param name="dots">The products of its places.</param>
    /// <param name="squaredNorms">|c'|² of its places.</param>
    /// <param name="ownPlace">The place to leave out; none where it is outside.</param>
    public void Put(int open, int group, ReadOnlySpan<float> dots, ReadOnlySpan<float> squaredNorms, int ownPlace)
    {
        float least = float.PositiveInfinity;
        float second = float.PositiveInfinity;
        int at = 0;
        for (int q = 0; q < dots.Length; q++)
        {
            float score = dots[q] + squaredNorms[q];
            if (q == ownPlace)
                continue;
            if (score < least)
            {
                second = least;
                least = score;
                at = q;
            }
            else
            {
                second = Math.Min(second, score);
            }
        }

        int index = (open * groups) + group;
        _least[index] = least;
        _second[index] = second;
        _leastAt[index] = (group * dots.Length) + at;
    }

    /// <summary>What was computed of a group of centroids.</summary>
    public (float Least, float Second, int LeastAt) Get(int open, int group)
    {
        int index = (open * groups) + group;
        return (_least[index], _second[index], _leastAt[index]);
    }
}
