using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a <see cref="BoundedPass"/>, with scratch memory of its own.</summary>
internal sealed unsafe class BoundedWorker : IDisposable
{
    private const int Size = RecordGroup.Size;

    // Where bounds leave more than this share of the products of 64 records to be computed, computing them all is faster.
    private const double WholeShare = 0.3;
    private readonly int _worker;
    private readonly RecordSource _records;
    private readonly Centring _centring;
    private readonly TileKernel _kernel;
    private readonly RowScorer _scorer;
    private readonly IReadOnlyList<AssignmentTarget> _targets;
    private readonly RowCentroids[] _packed;
    private readonly PackedCentroids?[] _tiles;
    private readonly List<int> _whole = [];
    private readonly List<PackedCentroids> _wholeTiles = [];
    private readonly AlignedBuffer _rows;
    private readonly int _stride;
    private readonly float[] _squaredNorms = new float[Size];
    private readonly float[] _tileNorms = new float[Size];
    private readonly double[] _record;
    private readonly GroupReader _reader;
    private readonly GroupTaker _multiply;
    private readonly BoundedGroup _group;
    private readonly float[] _errors = new float[Size];
    private readonly List<(int Row, int Own)> _left = [];
    private GroupScratch? _scratch;
    private ulong _loaded;

    public BoundedWorker(int worker, RecordSource records, Centring centring, TileKernel kernel, IReadOnlyList<AssignmentTarget> targets, RowCentroids[] packed, PackedCentroids?[] tiles)
    {
        _worker = worker;
        _records = records;
        _centring = centring;
        _kernel = kernel;
        _scorer = kernel.Rows;
        _targets = targets;
        _packed = packed;
        _tiles = tiles;
        _stride = RowCentroids.StrideOf(records.Length);
        _rows = new AlignedBuffer((long)Size * _stride);
        for (int r = 0; r < Size; r++)
            new Span<float>(_rows.Pointer + ((long)r * _stride), _stride).Clear();
        _record = new double[records.Length];
        _reader = new GroupReader(records, centring);
        _multiply = Multiply;
        _group = new BoundedGroup(targets.Max(t => t.Bounds!.GroupCount), targets.Max(t => t.Bounds!.GroupSize));
        Changed = new int[targets.Count];
        Products = new long[targets.Count];
    }

    /// <summary>Labels changed so far, of each model.</summary>
    public int[] Changed { get; }

    /// <summary>Labels decided in double so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>Products that the bounds left to be computed so far, of each model.</summary>
    public long[] Products { get; }

    /// <summary>Assigns the group of records that begins at <paramref name="first"/>.</summary>
    public void Assign(int first)
    {
        int count = Math.Min(Size, _records.Count - first);
        _loaded = 0;
        for (int m = 0; m < _packed.Length; m++)
        {
            ulong loose = FindLoose(m, first, count);
            if (loose == 0)
                continue;
            if (_tiles[m] is { } tile && NeedsMost(m))
            {
                _whole.Add(m);
                _wholeTiles.Add(tile);
            }
            else
            {
                CompareWithNear(m, first, count, loose);
            }
        }

        if (_whole.Count > 0)
            CompareWithAll(first, count);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _group.Dispose();
        _scratch?.Dispose();
    }

    /// <summary>Finds out which records need anything as far as their bounds tell, and of which groups.</summary>
    [MethodImpl(KernelLoop.Options)]
    private ulong FindLoose(int model, int first, int count)
    {
        var bounds = _targets[model].Bounds!;
        var labels = _targets[model].Labels.AsSpan(first, count);
        float* uppers = _group.Uppers;
        for (int r = 0; r < count; r++)
            uppers[r] = labels[r] < 0 ? float.PositiveInfinity : bounds.UpperOf(first + r, labels[r]);
        return Narrow(bounds, first, RecordGroup.First(count));
    }

    /// <summary>Whether the bounds of a model leave so much that everything is computed faster; if so, counts what they leave.</summary>
    private bool NeedsMost(int model)
    {
        var bounds = _targets[model].Bounds!;
        int pairs = 0;
        for (int g = 0; g < bounds.GroupCount; g++)
            pairs += BitOperations.PopCount(_group.Needs[g]);
        if (pairs < WholeShare * Size * bounds.GroupCount)
            return false;
        Products[model] += (long)pairs * bounds.GroupSize;
        return true;
    }

    /// <summary>Compares records with all centroids of the models that need most: the kernels for 64 records at a time take far less for a product than those for
    /// single ones.</summary>
    private void CompareWithAll(int first, int count)
    {
        _scratch ??= new GroupScratch(_records.Length, [.. _tiles.OfType<PackedCentroids>()], keepsProducts: true);
        _reader.Read(first, count, _multiply);
        new ReadOnlySpan<float>(_scratch.SquaredNorms, Size).CopyTo(_tileNorms);
        ulong all = RecordGroup.First(count);
        float* dots = _scratch.Dots;
        for (int i = 0; i < _whole.Count; i++)
        {
            var tile = _wholeTiles[i];
            _group.BeginAnew();
            _group.TakeAll(all, _targets[_whole[i]].Bounds!, _scorer, dots, tile.SquaredNorms);
            ConcludeAll(_whole[i], first, all, tile.Margin, _tileNorms);
            dots += (long)tile.SquaredNorms.Length * Size;
        }

        _whole.Clear();
        _wholeTiles.Clear();
    }

    private void Multiply(in GroupSource source, int first) => _kernel.Products(source, _wholeTiles, _scratch!);

    /// <summary>Compares records with the centroids that their bounds leave.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void CompareWithNear(int model, int first, int count, ulong loose)
    {
        var target = _targets[model];
        var bounds = target.Bounds!;
        var margin = _packed[model].Margin;
        ulong open = Tighten(model, first, count, loose);
        if (open == 0)
            return;
        _group.Begin(target.Labels.AsSpan(first, count));
        for (int g = 0; g < bounds.GroupCount; g++)
            Products[model] += _group.Compute(g, bounds, _scorer, _rows.Pointer, _packed[model]);
        ConcludeAll(model, first, open, margin, _squaredNorms);
        foreach (var (r, own) in _left)
            bounds.LimitLower(first + r, bounds.GroupOf(own), DistanceBounds.Below(_group.OwnScores[r], _squaredNorms[r], _errors[r]));
    }

    /// <summary>Computes the distance of records from their own centroid: a bound may be loose from its moves alone, and the distance settle the matter.</summary>
    /// <returns>The records that need more.</returns>
    [MethodImpl(KernelLoop.Options)]
    private ulong Tighten(int model, int first, int count, ulong loose)
    {
        var packed = _packed[model];
        var bounds = _targets[model].Bounds!;
        var labels = _targets[model].Labels.AsSpan(first, count);
        float* uppers = _group.Uppers;
        for (int r = 0; r < count; r++)
        {
            if ((loose & (1UL << r)) == 0)
            {
                uppers[r] = float.NegativeInfinity;
                continue;
            }

            Load(first, r);
            int own = labels[r];
            if (own < 0)
            {
                _group.OwnScores[r] = float.PositiveInfinity;
                continue;
            }

            int place = bounds.PlaceOf[own];
            float score = _scorer.One(Row(r), packed.Row(place), _stride) + packed.SquaredNorms[place];
            Products[model]++;
            _group.OwnScores[r] = score;
            uppers[r] = DistanceBounds.Above(score, _squaredNorms[r], packed.Margin.Error(_squaredNorms[r]));
        }

        ulong open = Narrow(bounds, first, loose);
        for (int r = 0; r < count; r++)
        {
            if ((loose & ~open & (1UL << r)) != 0)
                bounds.SetUpper(first + r, labels[r], uppers[r]);
        }

        return open;
    }

    /// <summary>Notes which of some records need which groups of centroids.</summary>
    /// <returns>Those that need any.</returns>
    private ulong Narrow(DistanceBounds bounds, int first, ulong records)
    {
        ulong any = 0;
        for (int g = 0; g < bounds.GroupCount; g++)
            any |= _group.Needs[g] = bounds.Within(first, g, _group.Uppers) & records;
        return any;
    }

    /// <summary>Decides the labels of open records, and sets their bounds anew.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void ConcludeAll(int model, int first, ulong open, in ScoreMargin margin, float[] squaredNorms)
    {
        _left.Clear();
        for (int r = 0; open != 0; r++, open >>= 1)
        {
            if ((open & 1) != 0)
                Conclude(model, first, r, margin, squaredNorms[r]);
        }

        var bounds = _targets[model].Bounds!;
        for (int g = 0; g < bounds.GroupCount; g++)
            _group.SetBounds(g, first, bounds, squaredNorms, _errors);
    }

    private void Conclude(int model, int first, int r, in ScoreMargin margin, float squaredNorm)
    {
        var target = _targets[model];
        int record = first + r;
        int own = target.Labels[record];
        var (label, best, second) = _group.Answer(r);

        // Turned round, so that what is not a number is decided in double too.
        bool sure = label >= 0 && second - best > margin.For(squaredNorm, best);
        ReadOnlySpan<double> values = default;
        if (!sure)
        {
            values = _records.Read(record, 1, _record);
            label = ExactDistances.Nearest(values, target.Centroids, Math.Max(label, 0));
            Rechecked++;
            _group.Decide(r, label);
        }

        _errors[r] = margin.Error(squaredNorm);
        target.Bounds!.SetUpper(record, label, sure ? DistanceBounds.Above(best, squaredNorm, _errors[r]) : DistanceBounds.Far);
        if (label == own)
            return;
        if (own >= 0)
            _left.Add((r, own));
        target.Labels[record] = label;
        Changed[model]++;
        target.Sums?.Move(_worker, record, values.IsEmpty ? _records.Read(record, 1, _record) : values, own, label);
    }

    private float* Row(int r) => _rows.Pointer + ((long)r * _stride);

    private void Load(int first, int r)
    {
        if ((_loaded & (1UL << r)) != 0)
            return;
        _loaded |= 1UL << r;
        _squaredNorms[r] = FitProblem.LoadRow(_records, _centring, _scorer, first + r, _record, Row(r));
    }
}
