using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Skips the records whose label cannot change according to one bound on all other centroids (<see cref="DistanceBounds"/>; Hamerly 2010). The others are gathered
/// and scored against every centroid, 64 at a time.</summary>
internal unsafe struct OneBound : IAssignmentStrategy
{
    private const int Size = RecordGroup.Size;
    private readonly AssignmentTarget[] _targets;
    private readonly RecordSource _records;
    private readonly PackedCentroids[] _packed;
    private readonly GroupScratch[] _scratches;
    private readonly GroupReader _reader;
    private readonly GroupCallback[] _scores;
    private readonly PassCounters _counters;
    private readonly AlignedBuffer _uppers = new(Size);
    private readonly ElementType _type;
    private readonly byte[] _rows;
    private readonly double[] _record;

    // The records of each model that wait to be scored: a batch, and what is left over from the block that filled it.
    private readonly int[][] _open;
    private readonly int[] _openCounts;
    private int _scored;

    public OneBound(AssignmentPass pass, AssignmentTarget[] targets, PackedCentroids[] packed, PassCounters counters)
    {
        _targets = targets;
        _records = pass.Records;
        _packed = packed;
        _counters = counters;
        var scratches = Array.ConvertAll(packed, p => new GroupScratch(pass.Records.Length, [p]));
        _scratches = scratches;
        _reader = new GroupReader(_records, pass.Centring);
        _scores = [.. packed.Select((p, m) => ScoreOf(pass, [p], scratches[m]))];
        _type = _records.IsNormalized ? ElementType.Float64 : _records.Store.ElementType;
        _rows = new byte[Size * _records.Length * _type.Size()];
        _record = new double[_records.Length];
        _open = Array.ConvertAll(packed, _ => new int[2 * Size]);
        _openCounts = new int[packed.Length];
        new Span<float>(_uppers.Pointer, Size).Clear();
    }

    public readonly void Filter(int first, int count)
    {
        for (int m = 0; m < _targets.Length; m++)
            Filter(m, first, count);
    }

    public readonly void Load()
    {
    }

    public ulong Score(int model, bool isEnd)
    {
        int count = Math.Min(Size, _openCounts[model]);
        if (count == 0 || (count < Size && !isEnd))
            return 0;
        int[] open = _open[model];
        if (!_records.IsNormalized && open[count - 1] - open[0] == count - 1)
        {
            _reader.Read(open[0], count, _scores[model]);
        }
        else
        {
            Gather(open, count);
            _reader.Give(_rows, _type, count, open[0], _scores[model]);
        }

        _scored = count;
        _counters.Products[model] += (long)count * _packed[model].Count;
        return RecordGroup.First(count);
    }

    public readonly int RecordAt(int model, int row) => _open[model][row];

    public readonly ReadOnlySpan<double> Read(int record, int row, double[] scratch) => _records.Read(record, 1, scratch);

    public readonly NearestCandidate Nearest(int model, int row)
    {
        var nearest = _scratches[model].Nearest(0);
        return new NearestCandidate((int)nearest.Index[row], nearest.Gap[row]);
    }

    public readonly void SetUpperBound(int model, int row, int label, bool isSure)
    {
        var nearest = _scratches[model].Nearest(0);
        float squaredNorm = _scratches[model].SquaredNorms[row];
        float error = _packed[model].Margin.Error(squaredNorm);
        var bounds = _targets[model].Bounds!;
        int record = _open[model][row];
        bounds.SetUpper(record, label, isSure ? DistanceBounds.Above(nearest.Best[row], squaredNorm, error) : DistanceBounds.Far);
        bounds.SetLower(record, 0, DistanceBounds.Below(label == (int)nearest.Index[row] ? nearest.Second[row] : nearest.Best[row], squaredNorm, error));
    }

    public readonly void Leave(int row, int before)
    {
    }

    /// <summary>A record's lower bound is set together with its upper bound; only the next batch has to be started.</summary>
    public readonly void SetLowerBounds(int model)
    {
        int[] open = _open[model];
        _openCounts[model] -= _scored;
        open.AsSpan(_scored, _openCounts[model]).CopyTo(open);
    }

    public readonly void Dispose()
    {
        _uppers.Dispose();
        foreach (var scratch in _scratches)
            scratch.Dispose();
    }

    private static GroupCallback ScoreOf(AssignmentPass pass, PackedCentroids[] packed, GroupScratch scratch) => (in group, _) => pass.Kernel.Score(group, packed, scratch);

    /// <summary>Finds the records whose label may change.</summary>
    [MethodImpl(KernelLoop.Options)]
    private readonly void Filter(int model, int first, int count)
    {
        var bounds = _targets[model].Bounds!;
        var labels = _targets[model].Labels.AsSpan(first, count);
        float* uppers = _uppers.Pointer;
        for (int r = 0; r < count; r++)
            uppers[r] = labels[r] < 0 ? float.PositiveInfinity : bounds.UpperOf(first + r, labels[r]);
        ulong open = bounds.Within(first, 0, uppers) & RecordGroup.First(count);
        int[] list = _open[model];
        int listed = _openCounts[model];
        for (int r = 0; open != 0; r++, open >>= 1)
        {
            while ((open & 0xFF) == 0)
            {
                open >>= 8;
                r += 8;
            }

            if ((open & 1) != 0)
                list[listed++] = first + r;
        }

        _openCounts[model] = listed;
    }

    private readonly void Gather(int[] open, int count)
    {
        int size = _rows.Length / Size;
        for (int i = 0; i < count; i++)
        {
            var row = _records.IsNormalized
                ? MemoryMarshal.AsBytes(_records.Read(open[i], 1, _record))
                : _records.Store.GetBytes(open[i], 1);
            row.CopyTo(_rows.AsSpan(i * size, size));
        }
    }
}
