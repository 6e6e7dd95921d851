using System.Runtime.InteropServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a <see cref="TileBoundPass"/>, with scratch memory of its own.</summary>
internal sealed unsafe class TileBoundWorker : IDisposable
{
    private const int Size = RecordGroup.Size;
    private readonly int _worker;
    private readonly RecordSource _records;
    private readonly IReadOnlyList<AssignmentTarget> _targets;
    private readonly PackedCentroids[] _packed;
    private readonly GroupScratch[] _scratches;
    private readonly GroupReader _reader;
    private readonly GroupTaker[] _scores;
    private readonly AlignedBuffer _uppers = new(Size);
    private readonly ElementType _type;
    private readonly byte[] _rows;
    private readonly double[] _record;
    private readonly int[][] _open;
    private readonly int[] _openCounts;

    public TileBoundWorker(int worker, RecordSource records, Centring centring, TileKernel kernel, IReadOnlyList<AssignmentTarget> targets, PackedCentroids[] packed)
    {
        _worker = worker;
        _records = records;
        _targets = targets;
        _packed = packed;
        _scratches = Array.ConvertAll(packed, p => new GroupScratch(records.Length, [p]));
        _reader = new GroupReader(records, centring);
        _scores = [.. packed.Select((p, m) => ScoreOf(kernel, [p], _scratches[m]))];
        _type = records.IsNormalized ? ElementType.Float64 : records.Store.ElementType;
        _rows = new byte[Size * records.Length * _type.Size()];
        _record = new double[records.Length];
        _open = Array.ConvertAll(packed, _ => new int[Size]);
        _openCounts = new int[packed.Length];
        Changed = new int[packed.Length];
        Scored = new long[packed.Length];
        new Span<float>(_uppers.Pointer, Size).Clear();
    }

    /// <summary>Labels changed so far, of each model.</summary>
    public int[] Changed { get; }

    /// <summary>Records that were compared with all centroids so far, of each model.</summary>
    public long[] Scored { get; }

    /// <summary>Assigns a run of records, which begins at a multiple of 64.</summary>
    public void Run(int first, int end)
    {
        for (; first < end; first += Size)
        {
            for (int m = 0; m < _targets.Count; m++)
                Examine(m, first, Math.Min(Size, end - first));
        }

        for (int m = 0; m < _targets.Count; m++)
            Flush(m);
    }

    public void Dispose()
    {
        _uppers.Dispose();
        foreach (var scratch in _scratches)
            scratch.Dispose();
    }

    private static GroupTaker ScoreOf(TileKernel kernel, PackedCentroids[] packed, GroupScratch scratch) => (in group, _) => kernel.Score(group, packed, scratch);

    /// <summary>Finds the records whose label may change.</summary>
    private void Examine(int model, int first, int count)
    {
        var bounds = _targets[model].Bounds!;
        var labels = _targets[model].Labels.AsSpan(first, count);
        float* uppers = _uppers.Pointer;
        for (int r = 0; r < count; r++)
            uppers[r] = labels[r] < 0 ? float.PositiveInfinity : bounds.UpperOf(first + r, labels[r]);
        ulong open = bounds.Within(first, 0, uppers) & RecordGroup.First(count);
        for (int r = 0; open != 0; r++, open >>= 1)
        {
            while ((open & 0xFF) == 0)
            {
                open >>= 8;
                r += 8;
            }

            if ((open & 1) == 0)
                continue;
            _open[model][_openCounts[model]++] = first + r;
            if (_openCounts[model] == Size)
                Flush(model);
        }
    }

    /// <summary>Compares what was gathered with all centroids.</summary>
    private void Flush(int model)
    {
        int count = _openCounts[model];
        if (count == 0)
            return;
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

        for (int i = 0; i < count; i++)
            Conclude(model, open[i], i);
        Scored[model] += count;
        _openCounts[model] = 0;
    }

    private void Gather(int[] open, int count)
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

    private void Conclude(int model, int record, int place)
    {
        var target = _targets[model];
        var margin = _packed[model].Margin;
        var nearest = _scratches[model].Nearest(0);
        int old = target.Labels[record];
        int best = (int)nearest.Index[place];
        int label = best;
        bool sure = nearest.Gap[place] > 0;
        ReadOnlySpan<double> values = default;
        if (!sure)
        {
            values = _records.Read(record, 1, _record);
            label = ExactDistances.Nearest(values, target.Centroids, best);
        }

        float squaredNorm = _scratches[model].SquaredNorms[place];
        float error = margin.Error(squaredNorm);
        target.Bounds!.SetUpper(record, label, sure ? DistanceBounds.Above(nearest.Best[place], squaredNorm, error) : DistanceBounds.Far);
        target.Bounds.SetLower(record, 0, DistanceBounds.Below(label == best ? nearest.Second[place] : nearest.Best[place], squaredNorm, error));
        if (label == old)
            return;
        target.Labels[record] = label;
        Changed[model]++;
        target.Sums?.Move(_worker, record, values.IsEmpty ? _records.Read(record, 1, _record) : values, old, label);
    }
}
