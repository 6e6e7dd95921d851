using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The scores computed for 64 records: for each group of centroids, and the records that need it, the lowest and second-lowest score and the slot of the lowest;
/// and the resulting candidate of each record.</summary>
internal sealed unsafe class FloatGroupScores : IDisposable
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

    public FloatGroupScores(int groups)
    {
        _least = new float[Size * groups];
        _next = new float[Size * groups];
        _leastAt = new int[Size * groups];
        _rows = new byte[Size * groups];
        _counts = new int[groups];
        _memory = new AlignedBuffer(NearestState.Floats);
        new Span<float>(_memory.Pointer, (int)_memory.Count).Clear();
    }

    /// <summary>The score of each record's current label; infinite where there is none.</summary>
    public float[] OwnScores { get; } = new float[Size];

    /// <summary>Where a worker writes the scores of a group of centroids for the listed records.</summary>
    public NearestState Nearest => new(_memory.Pointer);

    /// <summary>Starts from what is known before anything is computed: the current labels and <see cref="OwnScores"/>.</summary>
    public void Begin(ReadOnlySpan<int> labels)
    {
        labels.CopyTo(_own);
        labels.CopyTo(_labels);
        OwnScores.CopyTo(_best, 0);
        _second.AsSpan().Fill(float.PositiveInfinity);
    }

    /// <summary>Starts as if there were no labels.</summary>
    public void BeginUnlabelled()
    {
        _own.AsSpan().Fill(-1);
        _labels.AsSpan().Fill(-1);
        _best.AsSpan().Fill(float.PositiveInfinity);
        _second.AsSpan().Fill(float.PositiveInfinity);
    }

    /// <summary>Lists the records that need a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="needs">A bit for each of the 64 records.</param>
    /// <returns>Their rows among the 64.</returns>
    public ReadOnlySpan<byte> List(int group, ulong needs)
    {
        var list = _rows.AsSpan(group * Size, Size);
        _counts[group] = RecordGroup.List(needs, list);
        return Listed(group);
    }

    /// <summary>Merges the scores in <see cref="Nearest"/> of a group of centroids for the listed records.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Absorb(int group, DistanceBounds bounds)
    {
        var nearest = Nearest;
        var rows = Listed(group);
        int[] places = bounds.Places;
        for (int i = 0, index = group * Size; i < rows.Length; i++, index++)
        {
            int centroid = places[(int)nearest.Index[i]];
            _least[index] = nearest.Best[i];
            _next[index] = nearest.Second[i];
            _leastAt[index] = centroid;
            Take(rows[i], centroid, nearest.Best[i], nearest.Second[i]);
        }
    }

    /// <summary>The nearest centroid of a record as far as float can tell, with its score and the next.</summary>
    public (int Label, float Best, float Second) Answer(int row) => (_labels[row], _best[row], _second[row]);

    /// <summary>Records the final label of a row.</summary>
    public void Decide(int row, int label) => _labels[row] = label;

    /// <summary>Sets the lower bounds from the scores of a group of centroids, once the labels are decided.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">The first of the 64 records.</param>
    /// <param name="needs">A bit for each record that was listed.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="squaredNorms">The squared norms of the records.</param>
    /// <param name="errors">The possible error of each squared distance.</param>
    [MethodImpl(KernelLoop.Options)]
    public void SetBounds(int group, int first, ulong needs, DistanceBounds bounds, float[] squaredNorms, float[] errors)
    {
        var rows = Listed(group);
        float* distances = stackalloc float[Size];
        for (int i = 0, index = group * Size; i < rows.Length; i++, index++)
        {
            int r = rows[i];
            float score = _leastAt[index] == _labels[r] ? _next[index] : _least[index];
            distances[r] = DistanceBounds.Below(score, squaredNorms[r], errors[r]);
        }

        bounds.SetLower(first, group, needs, distances);
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>The records that were listed as needing a group.</summary>
    private ReadOnlySpan<byte> Listed(int group) => _rows.AsSpan(group * Size, _counts[group]);

    /// <summary>Merges the lowest scores of a group.</summary>
    private void Take(int row, int centroid, float least, float next)
    {
        // The own centroid, scored here again, may be rounded differently: the next one counts.
        if (centroid >= 0 && centroid == _own[row])
            least = float.PositiveInfinity;
        float best = _best[row];
        int label = _labels[row];
        _second[row] = Math.Min(Math.Min(_second[row], next), Math.Max(best, least));
        _best[row] = Math.Min(best, least);
        _labels[row] = least < best || label < 0 ? centroid : label;
    }
}
