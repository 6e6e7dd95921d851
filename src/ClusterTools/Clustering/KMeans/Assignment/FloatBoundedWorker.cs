using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Measures distances by scores in float.</summary>
internal sealed unsafe class FloatBoundedWorker : BoundedWorker
{
    // Where bounds leave more than this share of the products of 64 records to be computed, computing them all is faster.
    private const double WholeShare = 0.3;
    private readonly TileKernel _kernel;
    private readonly PackedCentroids?[] _tiles;
    private readonly List<int> _whole = [];
    private readonly List<PackedCentroids> _wholeTiles = [];
    private readonly AlignedBuffer _dots;
    private readonly float[] _norms = new float[Size];
    private readonly float[] _errors = new float[Size];
    private readonly BoundedGroup _group;
    private readonly GroupReader _reader;
    private readonly GroupTaker _multiply;
    private GroupScratch? _scratch;

    /// <inheritdoc cref="BoundedWorker"/>
    /// <param name="worker">The number of the worker.</param>
    /// <param name="source">The records.</param>
    /// <param name="targets">The models, with bounds.</param>
    /// <param name="packed">Their centroids.</param>
    /// <param name="tiles">The same for 64 records at a time, of the models that may need it.</param>
    public FloatBoundedWorker(int worker, BoundedSource source, IReadOnlyList<AssignmentTarget> targets, RowCentroids[] packed, PackedCentroids?[] tiles)
        : base(worker, source, targets, packed)
    {
        _kernel = source.Kernel;
        _tiles = tiles;
        _dots = new AlignedBuffer((long)targets.Max(t => t.Bounds!.GroupSize) * Size);
        new Span<float>(_dots.Pointer, (int)_dots.Count).Clear();
        _group = new BoundedGroup(targets.Max(t => t.Bounds!.GroupCount));
        _reader = new GroupReader(Records, Centring);
        _multiply = Multiply;
    }

    public override void Dispose()
    {
        base.Dispose();
        _group.Dispose();
        _dots.Dispose();
        _scratch?.Dispose();
    }

    protected override void Compare(int model, int first, int count, ulong loose)
    {
        if (_tiles[model] is { } tile && NeedsMost(model))
        {
            _whole.Add(model);
            _wholeTiles.Add(tile);
        }
        else
        {
            CompareWithNear(model, first, count, loose);
        }
    }

    protected override void End(int first, int count)
    {
        if (_whole.Count > 0)
            CompareWithAll(first, count);
    }

    [MethodImpl(KernelLoop.Options)]
    protected override void MeasureOwn(int model, int first, int count, ulong loose)
    {
        var packed = Packed[model];
        var bounds = Targets[model].Bounds!;
        var labels = Targets[model].Labels.AsSpan(first, count);
        float* uppers = Uppers;
        for (int r = 0; r < count; r++)
        {
            if ((loose & (1UL << r)) == 0)
            {
                uppers[r] = float.NegativeInfinity;
                continue;
            }

            _norms[r] = Load(first, r);
            int own = labels[r];
            if (own < 0)
            {
                _group.OwnScores[r] = float.PositiveInfinity;
                continue;
            }

            int place = bounds.PlaceOf[own];
            float score = Scorer.One(Row(r), packed.Row(place), Stride) + packed.SquaredNorms[place];
            Products[model]++;
            _group.OwnScores[r] = score;
            uppers[r] = DistanceBounds.Above(score, _norms[r], packed.Margin.Error(_norms[r]));
        }
    }

    /// <summary>Whether the bounds of a model leave so much that everything is computed faster; if so, counts what they leave.</summary>
    private bool NeedsMost(int model)
    {
        var bounds = Targets[model].Bounds!;
        int pairs = 0;
        for (int g = 0; g < bounds.GroupCount; g++)
            pairs += BitOperations.PopCount(Needs[g]);
        if (pairs < WholeShare * Size * bounds.GroupCount)
            return false;
        Products[model] += (long)pairs * bounds.GroupSize;
        return true;
    }

    /// <summary>Compares records with all centroids of the models that need most: the kernels for 64 records at a time take far less for a product than those for
    /// single ones.</summary>
    private void CompareWithAll(int first, int count)
    {
        _scratch ??= new GroupScratch(Records.Length, [.. _tiles.OfType<PackedCentroids>()], keepsProducts: true);
        _reader.Read(first, count, _multiply);
        new ReadOnlySpan<float>(_scratch.SquaredNorms, Size).CopyTo(_norms);
        ulong all = RecordGroup.First(count);
        float* dots = _scratch.Dots;
        for (int i = 0; i < _whole.Count; i++)
        {
            var tile = _wholeTiles[i];
            var bounds = Targets[_whole[i]].Bounds!;
            _group.BeginAnew();
            for (int g = 0; g < bounds.GroupCount; g++)
            {
                Needs[g] = all;
                _group.List(g, all);
                Absorb(g, bounds, dots + ((long)g * bounds.GroupSize * Size), tile.SquaredNorms);
            }

            ConcludeAll(_whole[i], first, all, tile.Margin);
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
        ulong open = Tighten(model, first, count, loose);
        if (open == 0)
            return;
        _group.Begin(Targets[model].Labels.AsSpan(first, count));
        var bounds = Targets[model].Bounds!;
        var packed = Packed[model];
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            var list = _group.List(g, Needs[g]);
            if (list.IsEmpty)
                continue;
            fixed (byte* places = list)
                Scorer.Many(Row(0), places, list.Length, packed.Row(g * bounds.GroupSize), bounds.GroupSize, Stride, _dots.Pointer);
            Absorb(g, bounds, _dots.Pointer, packed.SquaredNorms);
            Products[model] += list.Length * bounds.GroupSize;
        }

        ConcludeAll(model, first, open, packed.Margin);
        foreach (var (r, own) in Left)
            bounds.LimitLower(first + r, bounds.GroupOf(own), DistanceBounds.Below(_group.OwnScores[r], _norms[r], _errors[r]));
    }

    /// <summary>Takes the products of the listed records with a group of centroids in.</summary>
    private void Absorb(int group, DistanceBounds bounds, float* dots, float[] squaredNorms)
    {
        _group.Nearest.Clear();
        fixed (float* norms = &squaredNorms[group * bounds.GroupSize])
            Scorer.Update(dots, norms, group * bounds.GroupSize, bounds.GroupSize, _group.Nearest);
        _group.Absorb(group, bounds);
    }

    /// <summary>Decides the labels of open records, and sets their bounds anew.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void ConcludeAll(int model, int first, ulong open, in ScoreMargin margin)
    {
        ForgetLeft();
        for (int r = 0; open != 0; r++, open >>= 1)
        {
            if ((open & 1) != 0)
                Conclude(model, first, r, margin);
        }

        var bounds = Targets[model].Bounds!;
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if (Needs[g] != 0)
                _group.SetBounds(g, first, Needs[g], bounds, _norms, _errors);
        }
    }

    private void Conclude(int model, int first, int r, in ScoreMargin margin)
    {
        var (label, best, second) = _group.Answer(r);

        // Turned round, so that what is not a number is decided in double too.
        bool sure = label >= 0 && second - best > margin.For(_norms[r], best);
        if (!sure)
        {
            label = DecideInDouble(model, first + r, label);
            _group.Decide(r, label);
        }

        _errors[r] = margin.Error(_norms[r]);
        Targets[model].Bounds!.SetUpper(first + r, label, sure ? DistanceBounds.Above(best, _norms[r], _errors[r]) : DistanceBounds.Far);
        Label(model, first, r, label);
    }
}
