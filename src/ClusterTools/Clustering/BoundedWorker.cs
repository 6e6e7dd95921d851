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
        int groups = 1;
        foreach (var target in targets)
            groups = Math.Max(groups, target.Bounds!.GroupCount);
        _group = new BoundedGroup(groups);
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
            _group.Clear();
            for (int r = 0; r < count; r++)
                Examine(m, first, r);
            Compute(m);
            for (int a = 0; a < _group.Count; a++)
                Conclude(m, first, a);
        }
    }

    public void Dispose() => _rows.Dispose();

    /// <summary>Finds out whether a record needs anything, and of which groups.</summary>
    private void Examine(int model, int first, int r)
    {
        var target = _targets[model];
        var packed = _packed[model];
        var bounds = target.Bounds!;
        int record = first + r;
        int own = target.Labels[record];
        int groups = bounds.GroupCount;
        if (own < 0)
        {
            Load(first, r);
            int all = _group.Add(r, own, float.PositiveInfinity);
            for (int g = 0; g < groups; g++)
                _group.Need(all, g);
            return;
        }

        float upper = bounds.UpperOf(record, own);
        if (!bounds.AnyWithin(record, upper))
            return;

        // The bound is loose from the moves of the own centroid: its distance may settle the matter.
        Load(first, r);
        int place = bounds.PlaceOf[own];
        float score = _scorer.One(Row(r), packed.Row(place), _stride) + packed.SquaredNorms[place];
        Products[model]++;
        upper = Above(score, _squaredNorms[r], packed.Margin.Error(_squaredNorms[r]));
        int added = -1;
        for (int g = 0; g < groups; g++)
        {
            if (bounds.IsWithin(record, g, upper))
            {
                if (added < 0)
                    added = _group.Add(r, own, score);
                _group.Need(added, g);
            }
        }

        if (added < 0)
            bounds.SetUpper(record, own, upper);
    }

    /// <summary>Computes what is needed: group by group, so that the centroids of a group stay in the first cache; of few centroids, two groups at a time.</summary>
    private void Compute(int model)
    {
        var bounds = _targets[model].Bounds!;
        var packed = _packed[model];
        float* dots = stackalloc float[10];
        if (bounds.GroupSize == 10)
        {
            for (int g = 0; g < bounds.GroupCount; g++)
            {
                float* row = packed.Row(10 * g);
                foreach (byte a in _group.Needing(g))
                {
                    _scorer.Ten(Row(_group.Rows[a]), row, row + (5 * _stride), _stride, dots);
                    Products[model] += 10;
                    _group.Put(a, g, new ReadOnlySpan<float>(dots, 10), packed.SquaredNorms.AsSpan(10 * g, 10), OwnPlace(bounds, a, 10 * g));
                }
            }

            return;
        }

        for (int a = 0; a < _group.Count; a++)
        {
            float* x = Row(_group.Rows[a]);
            int waiting = -1;
            for (int g = 0; g < bounds.GroupCount; g++)
            {
                if (!_group.Needs(a, g))
                    continue;
                if (waiting < 0)
                {
                    waiting = g;
                    continue;
                }

                _scorer.Ten(x, packed.Row(5 * waiting), packed.Row(5 * g), _stride, dots);
                Put(a, waiting, dots);
                Put(a, g, dots + 5);
                waiting = -1;
            }

            if (waiting >= 0)
            {
                _scorer.Five(x, packed.Row(5 * waiting), _stride, dots);
                Put(a, waiting, dots);
            }
        }

        void Put(int a, int g, float* from)
        {
            Products[model] += 5;
            _group.Put(a, g, new ReadOnlySpan<float>(from, 5), packed.SquaredNorms.AsSpan(5 * g, 5), OwnPlace(bounds, a, 5 * g));
        }
    }

    /// <summary>The place of a record's own centroid, counted from the first of a group.</summary>
    private int OwnPlace(DistanceBounds bounds, int a, int firstPlace) => _group.Own[a] < 0 ? -1 : bounds.PlaceOf[_group.Own[a]] - firstPlace;

    /// <summary>Finds the label of an open record, and sets its bounds anew.</summary>
    private void Conclude(int model, int first, int a)
    {
        var target = _targets[model];
        var bounds = target.Bounds!;
        var margin = _packed[model].Margin;
        int r = _group.Rows[a];
        int record = first + r;
        int own = _group.Own[a];
        float best = _group.OwnScores[a];
        float second = float.PositiveInfinity;
        int label = own;
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if (!_group.Needs(a, g))
                continue;
            var (least, next, at) = _group.Get(a, g);
            if (least < best || label < 0)
            {
                second = Math.Min(best, next);
                best = least;
                label = bounds.Places[at];
            }
            else
            {
                second = Math.Min(second, least);
            }
        }

        // Turned round, so that what is not a number is decided in double too.
        bool sure = label >= 0 && second - best > margin.For(_squaredNorms[r], best);
        ReadOnlySpan<double> values = default;
        if (!sure)
        {
            values = _records.Read(record, 1, _record);
            label = ExactDistances.Nearest(values, target.Centroids, Math.Max(label, 0));
            Rechecked++;
        }

        float squaredNorm = _squaredNorms[r];
        float error = margin.Error(squaredNorm);
        bounds.SetUpper(record, label, sure ? Above(best, squaredNorm, error) : DistanceBounds.Far);
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if (_group.Needs(a, g))
            {
                var (least, next, at) = _group.Get(a, g);
                bounds.SetLower(record, g, Below(bounds.Places[at] == label ? next : least, squaredNorm, error));
            }
        }

        if (label == own)
            return;
        if (own >= 0)
            bounds.LimitLower(record, bounds.GroupOf(own), Below(_group.OwnScores[a], squaredNorm, error));
        target.Labels[record] = label;
        Changed[model]++;
        target.Sums?.Move(_worker, record, values.IsEmpty ? _records.Read(record, 1, _record) : values, own, label);
    }

    /// <summary>A distance that is surely at least that of a score.</summary>
    private static float Above(float score, float squaredNorm, float error) =>
        MathF.Sqrt(Math.Max(0, squaredNorm + score + error)) * (1 + DistanceBounds.Slack);

    /// <summary>A distance that is surely at most that of a score.</summary>
    private static float Below(float score, float squaredNorm, float error) =>
        MathF.Sqrt(Math.Max(0, squaredNorm + score - error)) * (1 - DistanceBounds.Slack);

    private float* Row(int r) => _rows.Pointer + ((long)r * _stride);

    private void Load(int first, int r)
    {
        if ((_loaded & (1UL << r)) != 0)
            return;
        _loaded |= 1UL << r;
        _squaredNorms[r] = FitProblem.LoadRow(_records, _centring, _scorer, first + r, _record, Row(r));
    }
}
