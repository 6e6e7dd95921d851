using System.Runtime.InteropServices;
using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One worker of a <see cref="TileBoundPass"/>.</summary>
internal sealed unsafe class TileBoundWorker : PassWorker
{
    private readonly RecordSource _records;
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
        : base(worker, targets)
    {
        _records = records;
        _packed = packed;
        _scratches = Array.ConvertAll(packed, p => new GroupScratch(records.Length, [p]));
        _reader = new GroupReader(records, centring);
        _scores = [.. packed.Select((p, m) => ScoreOf(kernel, [p], _scratches[m]))];
        _type = records.IsNormalized ? ElementType.Float64 : records.Store.ElementType;
        _rows = new byte[Size * records.Length * _type.Size()];
        _record = new double[records.Length];
        _open = Array.ConvertAll(packed, _ => new int[Size]);
        _openCounts = new int[packed.Length];
        new Span<float>(_uppers.Pointer, Size).Clear();
    }

    public override void Dispose()
    {
        _uppers.Dispose();
        foreach (var scratch in _scratches)
            scratch.Dispose();
    }

    protected override void Assign(int first, int count)
    {
        for (int m = 0; m < Targets.Count; m++)
            Examine(m, first, count);
    }

    protected override void Finish()
    {
        for (int m = 0; m < Targets.Count; m++)
            Flush(m);
    }

    private static GroupTaker ScoreOf(TileKernel kernel, PackedCentroids[] packed, GroupScratch scratch) => (in group, _) => kernel.Score(group, packed, scratch);

    /// <summary>Finds the records whose label may change.</summary>
    private void Examine(int model, int first, int count)
    {
        var bounds = Targets[model].Bounds!;
        var labels = Targets[model].Labels.AsSpan(first, count);
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
        Products[model] += (long)count * _packed[model].Count;
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
        var target = Targets[model];
        var margin = _packed[model].Margin;
        var nearest = _scratches[model].Nearest(0);
        int best = (int)nearest.Index[place];
        int label = best;
        bool sure = nearest.Gap[place] > 0;
        ReadOnlySpan<double> values = default;
        if (!sure)
        {
            Rechecked++;
            values = _records.Read(record, 1, _record);
            label = ExactDistances.Nearest(values, target.Centroids, best);
        }

        float squaredNorm = _scratches[model].SquaredNorms[place];
        float error = margin.Error(squaredNorm);
        target.Bounds!.SetUpper(record, label, sure ? DistanceBounds.Above(nearest.Best[place], squaredNorm, error) : DistanceBounds.Far);
        target.Bounds.SetLower(record, 0, DistanceBounds.Below(label == best ? nearest.Second[place] : nearest.Best[place], squaredNorm, error));
        if (label == target.Labels[record])
            return;
        int old = Relabel(model, record, label);
        target.Sums?.Move(Number, record, values.IsEmpty ? _records.Read(record, 1, _record) : values, old, label);
    }
}
