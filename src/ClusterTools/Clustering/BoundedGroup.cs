using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>What was computed for 64 records: for each group of centroids and the records that need it the least score, the second least and the place of the least;
/// and what follows from them for each record.</summary>
internal sealed unsafe class BoundedGroup : IDisposable
{
    private const int Size = RecordGroup.Size;
    private readonly float[] _least;
    private readonly float[] _next;
    private readonly int[] _leastAt;
    private readonly AlignedBuffer _memory;
    private readonly byte[] _rows;
    private readonly int[] _counts;
    private readonly float[] _best = new float[Size];
    private readonly float[] _second = new float[Size];
    private readonly int[] _own = new int[Size];
    private readonly int[] _labels = new int[Size];

    /// <summary>Makes room.</summary>
    /// <param name="groups">The most groups of a model.</param>
    /// <param name="groupSize">The most centroids of a group.</param>
    public BoundedGroup(int groups, int groupSize)
    {
        _least = new float[Size * groups];
        _next = new float[Size * groups];
        _leastAt = new int[Size * groups];
        _rows = new byte[Size * groups];
        _counts = new int[groups];
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

    /// <summary>Begins with what is known before anything is computed: the labels so far, and <see cref="OwnScores"/>.</summary>
    public void Begin(ReadOnlySpan<int> labels)
    {
        labels.CopyTo(_own);
        labels.CopyTo(_labels);
        OwnScores.CopyTo(_best, 0);
        _second.AsSpan().Fill(float.PositiveInfinity);
    }

    /// <summary>Begins as if there were no labels so far.</summary>
    public void BeginAnew()
    {
        _own.AsSpan().Fill(-1);
        _labels.AsSpan().Fill(-1);
        _best.AsSpan().Fill(float.PositiveInfinity);
        _second.AsSpan().Fill(float.PositiveInfinity);
    }

    /// <summary>Computes what the records need of a group of centroids.</summary>
    /// <returns>How many products.</returns>
    public int Compute(int group, DistanceBounds bounds, RowScorer scorer, float* rows, RowCentroids centroids)
    {
        int count = List(group);
        if (count == 0)
            return 0;
        int first = group * bounds.GroupSize;
        float* dots = _memory.Pointer + Size + NearestState.Floats;
        fixed (byte* places = &_rows[group * Size])
            scorer.Many(rows, places, count, centroids.Row(first), bounds.GroupSize, centroids.Stride, dots);
        Absorb(group, bounds, scorer, dots, centroids.SquaredNorms);
        return count * bounds.GroupSize;
    }

    /// <summary>Takes what was computed of all centroids for all records.</summary>
    /// <param name="records">A bit for each of the records, from the first on.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="scorer">The kernels.</param>
    /// <param name="dots">The products: centroid after centroid in the order of the groups, 64 values each.</param>
    /// <param name="squaredNorms">The squared norms of the centroids, in that order.</param>
    public void TakeAll(ulong records, DistanceBounds bounds, RowScorer scorer, float* dots, float[] squaredNorms)
    {
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            Needs[g] = records;
            List(g);
            Absorb(g, bounds, scorer, dots + ((long)g * bounds.GroupSize * Size), squaredNorms);
        }
    }

    /// <summary>The nearest centroid of a record as far as float can tell, its score and that of the next.</summary>
    public (int Label, float Best, float Second) Answer(int row) => (_labels[row], _best[row], _second[row]);

    /// <summary>Takes the label that was decided.</summary>
    public void Decide(int row, int label) => _labels[row] = label;

    /// <summary>Sets the lower bounds of all that was computed of a group of centroids, when the labels are decided.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">The first of the 64 records.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="squaredNorms">The squared norms of the records.</param>
    /// <param name="errors">What the squared distance of each may be off by.</param>
    [MethodImpl(KernelLoop.Options)]
    public void SetBounds(int group, int first, DistanceBounds bounds, float[] squaredNorms, float[] errors)
    {
        for (int i = 0, index = group * Size; i < _counts[group]; i++, index++)
        {
            int r = _rows[index];
            float score = _leastAt[index] == _labels[r] ? _next[index] : _least[index];
            bounds.SetLower(first + r, group, DistanceBounds.Below(score, squaredNorms[r], errors[r]));
        }
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>Lists the records that need a group.</summary>
    [MethodImpl(KernelLoop.Options)]
    private int List(int group)
    {
        var list = _rows.AsSpan(group * Size, Size);
        int count = 0;
        for (ulong rest = Needs[group]; rest != 0; rest &= rest - 1)
            list[count++] = (byte)BitOperations.TrailingZeroCount(rest);

        return _counts[group] = count;
    }

    /// <summary>Takes the products of the listed records with a group of centroids in.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void Absorb(int group, DistanceBounds bounds, RowScorer scorer, float* dots, float[] squaredNorms)
    {
        var nearest = new NearestState(_memory.Pointer + Size);
        nearest.Clear();
        fixed (float* norms = squaredNorms)
            scorer.Update(dots, norms + (group * bounds.GroupSize), group * bounds.GroupSize, bounds.GroupSize, nearest);
        for (int i = 0, index = group * Size; i < _counts[group]; i++, index++)
        {
            int centroid = bounds.Places[(int)nearest.Index[i]];
            _least[index] = nearest.Best[i];
            _next[index] = nearest.Second[i];
            _leastAt[index] = centroid;
            Take(_rows[index], centroid, nearest.Best[i], nearest.Second[i]);
        }
    }

    private void Take(int row, int centroid, float least, float next)
    {
        float best = _best[row];
        float second = _second[row];
        if (centroid >= 0 && centroid == _own[row])
        {
            // Here once more, and rounded in another way perhaps: what counts is the next.
            _second[row] = Math.Min(second, next);
        }
        else if (least < best || _labels[row] < 0)
        {
            _second[row] = Math.Min(Math.Min(best, second), next);
            _best[row] = least;
            _labels[row] = centroid;
        }
        else
        {
            _second[row] = Math.Min(second, least);
        }
    }
}
