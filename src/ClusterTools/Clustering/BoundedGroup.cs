using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>What was computed for 64 records: for each group of centroids that a record needs the least score, the second least and the place of the least.</summary>
internal sealed unsafe class BoundedGroup : IDisposable
{
    private const int Size = RecordGroup.Size;
    private readonly float[] _least;
    private readonly float[] _second;
    private readonly int[] _leastAt;
    private readonly AlignedBuffer _memory;
    private readonly byte[] _list = new byte[Size];

    /// <summary>Makes room.</summary>
    /// <param name="groups">The most groups of a model.</param>
    /// <param name="groupSize">The most centroids of a group.</param>
    public BoundedGroup(int groups, int groupSize)
    {
        _least = new float[Size * groups];
        _second = new float[Size * groups];
        _leastAt = new int[Size * groups];
        Needs = new ulong[groups];
        _memory = new AlignedBuffer(Size + NearestState.Floats + (groupSize * Size));
        new Span<float>(_memory.Pointer, (int)_memory.Count).Clear();
    }

    /// <summary>For each group of centroids a bit for each record that needs it.</summary>
    public ulong[] Needs { get; }

    /// <summary>How near a centroid must be to matter, for each record.</summary>
    public float* Uppers => _memory.Pointer;

    /// <summary>The score of each record's label so far; infinite where there is none.</summary>
    public float[] OwnScores { get; } = new float[Size];

    /// <summary>Computes what the records need of a group of centroids.</summary>
    /// <returns>How many products.</returns>
    public int Compute(int group, int groupSize, RowScorer scorer, float* rows, RowCentroids centroids)
    {
        int count = 0;
        for (ulong rest = Needs[group], r = 0; rest != 0; rest >>= 1, r++)
        {
            _list[count] = (byte)r;
            count += (int)(rest & 1);
        }

        if (count == 0)
            return 0;
        int first = group * groupSize;
        var nearest = new NearestState(_memory.Pointer + Size);
        float* dots = _memory.Pointer + Size + NearestState.Floats;
        nearest.Clear();
        fixed (byte* list = _list)
        fixed (float* squaredNorms = &centroids.SquaredNorms[first])
        {
            scorer.Many(rows, list, count, centroids.Row(first), groupSize, centroids.Stride, dots);
            scorer.Update(dots, squaredNorms, first, groupSize, nearest);
        }

        for (int i = 0; i < count; i++)
        {
            int index = (group * Size) + _list[i];
            _least[index] = nearest.Best[i];
            _second[index] = nearest.Second[i];
            _leastAt[index] = (int)nearest.Index[i];
        }

        return count * groupSize;
    }

    /// <summary>What was computed of a group of centroids for a record.</summary>
    public (float Least, float Second, int LeastAt) Get(int row, int group)
    {
        int index = (group * Size) + row;
        return (_least[index], _second[index], _leastAt[index]);
    }

    public void Dispose() => _memory.Dispose();
}
