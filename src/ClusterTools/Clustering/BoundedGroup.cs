using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>What was computed for 64 records: for each group of centroids and the records that need it how far the nearest is, how far the next, and the place of the
/// nearest; and what follows from them for each record. How far means scores or distances, as the worker has it.</summary>
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
    public BoundedGroup(int groups)
    {
        _least = new float[Size * groups];
        _next = new float[Size * groups];
        _leastAt = new int[Size * groups];
        _rows = new byte[Size * groups];
        _counts = new int[groups];
        Needs = new ulong[groups];
        _memory = new AlignedBuffer(Size + NearestState.Floats);
        new Span<float>(_memory.Pointer, (int)_memory.Count).Clear();
    }

    /// <summary>For each group of centroids a bit for each record that needs it.</summary>
    public ulong[] Needs { get; }

    /// <summary>How near a centroid must be to matter, for each record.</summary>
    public float* Uppers => _memory.Pointer;

    /// <summary>How far each record's label so far is; infinite where there is none.</summary>
    public float[] OwnScores { get; } = new float[Size];

    /// <summary>Where a worker puts what it computes of a group of centroids for the listed records.</summary>
    public NearestState Nearest => new(_memory.Pointer + Size);

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

    /// <summary>Lists the records that need a group.</summary>
    /// <returns>Their places among the 64.</returns>
    [MethodImpl(KernelLoop.Options)]
    public ReadOnlySpan<byte> List(int group)
    {
        var list = _rows.AsSpan(group * Size, Size);
        int count = 0;
        for (ulong rest = Needs[group]; rest != 0; rest &= rest - 1)
            list[count++] = (byte)BitOperations.TrailingZeroCount(rest);

        _counts[group] = count;
        return list.Slice(0, count);
    }

    /// <summary>Takes in what is in <see cref="Nearest"/> of a group of centroids for the listed records.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Absorb(int group, DistanceBounds bounds)
    {
        var nearest = Nearest;
        for (int i = 0, index = group * Size; i < _counts[group]; i++, index++)
        {
            int centroid = bounds.Places[(int)nearest.Index[i]];
            _least[index] = nearest.Best[i];
            _next[index] = nearest.Second[i];
            _leastAt[index] = centroid;
            Take(_rows[index], centroid, nearest.Best[i], nearest.Second[i]);
        }
    }

    /// <summary>The nearest centroid of a record as far as was computed, how far it is, and how far the next.</summary>
    public (int Label, float Best, float Second) Answer(int row) => (_labels[row], _best[row], _second[row]);

    /// <summary>How far the nearest centroid of a group is from the record at a place of its list.</summary>
    public float Least(int group, int index) => _least[(group * Size) + index];

    /// <summary>Takes the label that was decided.</summary>
    public void Decide(int row, int label) => _labels[row] = label;

    /// <summary>Sets the lower bounds of all that was computed of a group of centroids, from scores, when the labels are decided.</summary>
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
            bounds.SetLower(first + r, group, DistanceBounds.Below(LeastOfOthers(index, r), squaredNorms[r], errors[r]));
        }
    }

    /// <summary>The same from distances.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">The first of the 64 records.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="error">What a distance may be off by.</param>
    [MethodImpl(KernelLoop.Options)]
    public void SetBounds(int group, int first, DistanceBounds bounds, float error)
    {
        for (int i = 0, index = group * Size; i < _counts[group]; i++, index++)
        {
            int r = _rows[index];
            bounds.SetLower(first + r, group, DistanceBounds.Below(LeastOfOthers(index, r), error));
        }
    }

    public void Dispose() => _memory.Dispose();

    private float LeastOfOthers(int index, int row) => _leastAt[index] == _labels[row] ? _next[index] : _least[index];

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
