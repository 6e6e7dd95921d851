using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a <see cref="BoundedPass"/>, with scratch memory of its own.</summary>
internal sealed unsafe class BoundedWorker : IDisposable
{
    private const int Size = RecordGroup.Size;
    private readonly int _worker;
    private readonly RecordSource _records;
    private readonly Centring _centring;
    private readonly RowScorer _scorer;
    private readonly IReadOnlyList<AssignmentTarget> _targets;
    private readonly RowCentroids[] _packed;
    private readonly AlignedBuffer _rows;
    private readonly int _stride;
    private readonly float[] _squaredNorms = new float[Size];
    private readonly double[] _record;
    private readonly BoundedGroup _group;
    private readonly float[] _errors = new float[Size];
    private readonly List<(int Row, int Own)> _left = [];
    private ulong _loaded;

    public BoundedWorker(int worker, RecordSource records, Centring centring, RowScorer scorer, IReadOnlyList<AssignmentTarget> targets, RowCentroids[] packed)
    {
        _worker = worker;
        _records = records;
        _centring = centring;
        _scorer = scorer;
        _targets = targets;
        _packed = packed;
        _stride = RowCentroids.StrideOf(records.Length);
        _rows = new AlignedBuffer((long)Size * _stride);
        for (int r = 0; r < Size; r++)
            new Span<float>(_rows.Pointer + ((long)r * _stride), _stride).Clear();
        _record = new double[records.Length];
        _group = new BoundedGroup(targets.Max(t => t.Bounds!.GroupCount), targets.Max(t => t.Bounds!.GroupSize));
        Changed = new int[targets.Count];
        Products = new long[targets.Count];
    }

    /// <summary>Labels changed so far, of each model.</summary>
    public int[] Changed { get; }

    /// <summary>Labels decided in double so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>Products computed so far, of each model.</summary>
    public long[] Products { get; }

    /// <summary>Assigns the group of records that begins at <paramref name="first"/>.</summary>
    public void Assign(int first)
    {
        int count = Math.Min(Size, _records.Count - first);
        _loaded = 0;
        for (int m = 0; m < _packed.Length; m++)
        {
            ulong open = Examine(m, first, count);
            if (open == 0)
                continue;
            var bounds = _targets[m].Bounds!;
            _group.Begin(_targets[m].Labels.AsSpan(first, count));
            for (int g = 0; g < bounds.GroupCount; g++)
                Products[m] += _group.Compute(g, bounds, _scorer, _rows.Pointer, _packed[m]);
            _left.Clear();
            for (int r = 0; open != 0; r++, open >>= 1)
            {
                if ((open & 1) != 0)
                    Conclude(m, first, r);
            }

            for (int g = 0; g < bounds.GroupCount; g++)
                _group.SetBounds(g, first, bounds, _squaredNorms, _errors);
            foreach (var (r, own) in _left)
                bounds.LimitLower(first + r, bounds.GroupOf(own), DistanceBounds.Below(_group.OwnScores[r], _squaredNorms[r], _errors[r]));
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _group.Dispose();
    }

    /// <summary>Finds out which records need anything, and of which groups.</summary>
    private ulong Examine(int model, int first, int count)
    {
        var target = _targets[model];
        var packed = _packed[model];
        var bounds = target.Bounds!;
        var labels = target.Labels.AsSpan(first, count);
        ulong all = count == Size ? ulong.MaxValue : (1UL << count) - 1;
        float* uppers = _group.Uppers;
        for (int r = 0; r < count; r++)
            uppers[r] = labels[r] < 0 ? float.PositiveInfinity : bounds.UpperOf(first + r, labels[r]);
        ulong loose = Narrow(bounds, first, all);
        if (loose == 0)
            return 0;

        // The bound may be loose from the moves of the own centroid: its distance may settle the matter.
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

    /// <summary>Decides the label of an open record, and sets its upper bound anew.</summary>
    private void Conclude(int model, int first, int r)
    {
        var target = _targets[model];
        var margin = _packed[model].Margin;
        int record = first + r;
        int own = target.Labels[record];
        float squaredNorm = _squaredNorms[r];
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
