using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Scores records, in float, against the groups of centroids that their bounds do not exclude (<see cref="DistanceBounds"/>); or, where most remain, against all
/// centroids, 64 records at a time.</summary>
internal unsafe struct FloatGroupBounds : IAssignmentStrategy
{
    // If more than this fraction of the dot products of 64 records remains, computing all of them is faster.
    private const double WholeShare = 0.3;
    private const int Size = RecordGroup.Size;
    private readonly AssignmentTarget[] _targets;
    private readonly RecordSource _records;
    private readonly KernelSet _kernel;
    private readonly RowCentroids[] _packed;
    private readonly PassCounters _counters;
    private readonly GroupBoundFilter _filter;
    private readonly LoadedRows _rows;
    private readonly FloatGroupScores _scores;
    private readonly AlignedBuffer _dots;
    private readonly float[] _norms = new float[Size];
    private readonly float[] _errors = new float[Size];

    // The models whose centroids are all scored: the centroids in tiles, and the offset of their dot products; null and −1 for the others.
    private readonly PackedCentroids?[] _tiles;
    private readonly long[] _wholeDots;
    private readonly List<PackedCentroids> _wholeTiles;
    private readonly GroupReader _reader;
    private readonly GroupCallback _multiply;
    private readonly GroupScratch? _scratch;
    private ScoreMargin _margin;

    public FloatGroupBounds(AssignmentPass pass, AssignmentTarget[] targets, RowCentroids[] packed, PackedCentroids?[] tiles, PassCounters counters)
    {
        _targets = targets;
        _records = pass.Records;
        _kernel = pass.Kernel;
        _packed = packed;
        _counters = counters;
        _filter = new GroupBoundFilter(targets);
        _rows = new LoadedRows(pass);
        _scores = new FloatGroupScores(targets.Max(t => t.Bounds!.GroupCount));
        _dots = new AlignedBuffer((long)targets.Max(t => t.Bounds!.GroupSize) * Size);
        new Span<float>(_dots.Pointer, (int)_dots.Count).Clear();
        _tiles = tiles;
        _wholeDots = new long[targets.Length];
        _reader = new GroupReader(pass.Records, pass.Centring);
        var wholeTiles = _wholeTiles = [];
        PackedCentroids[] packedTiles = [.. tiles.OfType<PackedCentroids>()];
        var scratch = _scratch = packedTiles.Length == 0 ? null : new GroupScratch(pass.Records.Length, packedTiles, keepsProducts: true);
        _multiply = (in source, _) => pass.Kernel.Products(source, wholeTiles, scratch!);
    }

    public readonly void Filter(int first, int count)
    {
        _filter.Begin(first, count);
        _rows.Begin();
    }

    /// <summary>Computes all dot products of the models that need most of them: a kernel for 64 records at a time takes far less per product than one for single
    /// records.</summary>
    public readonly void Load()
    {
        _wholeTiles.Clear();
        long dots = 0;
        for (int m = 0; m < _targets.Length; m++)
        {
            _wholeDots[m] = -1;
            if (_tiles[m] is not { } tile || _filter.Loose(m) == 0 || !NeedsMost(m))
                continue;
            _wholeTiles.Add(tile);
            _wholeDots[m] = dots;
            dots += (long)tile.SquaredNorms.Length * Size;
        }

        if (dots > 0)
            _reader.Read(_filter.First, _filter.Count, _multiply);
    }

    public ulong Score(int model, bool isEnd)
    {
        if (isEnd || _filter.Loose(model) == 0)
            return 0;
        if (_wholeDots[model] < 0)
            return ScoreSome(model);
        ScoreAll(model);
        return RecordGroup.First(_filter.Count);
    }

    public readonly int RecordAt(int model, int row) => _filter.First + row;

    public readonly ReadOnlySpan<double> Read(int record, int row, double[] scratch) => _records.Read(record, 1, scratch);

    public readonly NearestCandidate Nearest(int model, int row)
    {
        var (label, best, second) = _scores.Answer(row);
        return NearestCandidate.Of(label, best, second, _margin.For(_norms[row], best));
    }

    public readonly void SetUpperBound(int model, int row, int label, bool isSure)
    {
        if (!isSure)
            _scores.Decide(row, label);
        float norm = _norms[row];
        _errors[row] = _margin.Error(norm);
        float upper = isSure ? DistanceBounds.Above(_scores.Answer(row).Best, norm, _errors[row]) : DistanceBounds.Far;
        _targets[model].Bounds!.SetUpper(_filter.First + row, label, upper);
    }

    public readonly void Leave(int row, int before) => _filter.Leave(row, before);

    public readonly void SetLowerBounds(int model)
    {
        var bounds = _targets[model].Bounds!;
        ulong[] needs = _filter.Needs(model);
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if (needs[g] != 0)
                _scores.SetBounds(g, _filter.First, needs[g], bounds, _norms, _errors);
        }

        // The cluster a record left is now one of the others. Where all were scored, it is among them.
        if (_wholeDots[model] >= 0)
            return;
        foreach (var (row, own) in _filter.Left)
            bounds.LimitLower(_filter.First + row, bounds.GroupOf(own), DistanceBounds.Below(_scores.OwnScores[row], _norms[row], _errors[row]));
    }

    public readonly void Dispose()
    {
        _filter.Dispose();
        _rows.Dispose();
        _scores.Dispose();
        _dots.Dispose();
        _scratch?.Dispose();
    }

    /// <summary>Whether the bounds of a model leave so many products that computing all is faster; if so, counts them.</summary>
    private readonly bool NeedsMost(int model)
    {
        var bounds = _targets[model].Bounds!;
        int pairs = 0;
        foreach (ulong needs in _filter.Needs(model))
            pairs += BitOperations.PopCount(needs);
        if (pairs < WholeShare * Size * bounds.GroupCount)
            return false;
        _counters.Products[model] += (long)pairs * bounds.GroupSize;
        return true;
    }

    /// <summary>Records the dot products of all records with all centroids.</summary>
    private void ScoreAll(int model)
    {
        var tile = _tiles[model]!;
        var bounds = _targets[model].Bounds!;
        ulong all = RecordGroup.First(_filter.Count);
        ulong[] needs = _filter.Needs(model);
        float* dots = _scratch!.Dots + _wholeDots[model];
        new ReadOnlySpan<float>(_scratch.SquaredNorms, Size).CopyTo(_norms);
        _margin = tile.Margin;
        _filter.BeginModel(model);
        _scores.BeginUnlabelled();
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            needs[g] = all;
            _scores.List(g, all);
            Absorb(g, bounds, dots + ((long)g * bounds.GroupSize * Size), tile.SquaredNorms);
        }
    }

    /// <summary>Scores records against the centroids that their bounds do not exclude.</summary>
    [MethodImpl(KernelLoop.Options)]
    private ulong ScoreSome(int model)
    {
        MeasureOwn(model);
        ulong open = _filter.Tighten(model);
        if (open == 0)
            return 0;
        var packed = _packed[model];
        var bounds = _targets[model].Bounds!;
        ulong[] needs = _filter.Needs(model);
        _margin = packed.Margin;
        _scores.Begin(_filter.BeginModel(model));
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            var list = _scores.List(g, needs[g]);
            if (list.IsEmpty)
                continue;
            fixed (byte* places = list)
                _kernel.Rows.Many(_rows.Row(0), places, list.Length, packed.Row(g * bounds.GroupSize), bounds.GroupSize, _rows.Stride, _dots.Pointer);
            Absorb(g, bounds, _dots.Pointer, packed.SquaredNorms);
            _counters.Products[model] += list.Length * bounds.GroupSize;
        }

        return open;
    }

    /// <summary>Computes the distances of records from their own centroids.</summary>
    [MethodImpl(KernelLoop.Options)]
    private readonly void MeasureOwn(int model)
    {
        var packed = _packed[model];
        var target = _targets[model];
        int first = _filter.First;
        var labels = target.Labels.AsSpan(first, _filter.Count);
        int[] placeOf = target.Bounds!.PlaceOf;
        ulong loose = _filter.Loose(model);
        float* uppers = _filter.Uppers(model);
        var scorer = _kernel.Rows;
        for (int r = 0; r < labels.Length; r++)
        {
            if ((loose & (1UL << r)) == 0)
            {
                uppers[r] = float.NegativeInfinity;
                continue;
            }

            _norms[r] = _rows.Load(first, r);
            int own = labels[r];
            if (own < 0)
            {
                _scores.OwnScores[r] = float.PositiveInfinity;
                continue;
            }

            int place = placeOf[own];
            float score = scorer.One(_rows.Row(r), packed.Row(place), _rows.Stride) + packed.SquaredNorms[place];
            _counters.Products[model]++;
            _scores.OwnScores[r] = score;
            uppers[r] = DistanceBounds.Above(score, _norms[r], packed.Margin.Error(_norms[r]));
        }
    }

    /// <summary>Records the dot products of the listed records with a group of centroids.</summary>
    private readonly void Absorb(int group, DistanceBounds bounds, float* dots, float[] squaredNorms)
    {
        _scores.Nearest.Clear();
        fixed (float* norms = &squaredNorms[group * bounds.GroupSize])
            _kernel.Rows.Update(dots, norms, group * bounds.GroupSize, bounds.GroupSize, _scores.Nearest);
        _scores.Absorb(group, bounds);
    }
}
