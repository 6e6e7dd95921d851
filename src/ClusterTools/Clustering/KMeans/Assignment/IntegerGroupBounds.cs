using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Computes the distances of byte records from rounded centroids by integer dot products, for the groups that their bounds do not exclude (<see
/// cref="DistanceBounds"/>). Where the rounding cannot separate two centroids, float scores follow.</summary>
internal unsafe struct IntegerGroupBounds : IAssignmentStrategy
{
    private const int Size = RecordGroup.Size;
    private readonly AssignmentTarget[] _targets;
    private readonly RecordSource _records;
    private readonly RowScorer _scorer;
    private readonly ByteScorer _bytes;
    private readonly RecordTerms _terms;
    private readonly RowCentroids[] _packed;
    private readonly RoundedCentroids[] _rounded;
    private readonly PassCounters _counters;
    private readonly GroupBoundFilter _filter;
    private readonly LoadedRows _rows;
    private readonly IntegerGroupScores _scores;

    // An upper bound on the distance from the nearest centroid, for the last record tested.
    private float _upper;

    public IntegerGroupBounds(
        AssignmentPass pass, RecordTerms terms, AssignmentTarget[] targets, RowCentroids[] packed, RoundedCentroids[] rounded, PassCounters counters)
    {
        _targets = targets;
        _records = pass.Records;
        _scorer = pass.Kernel.Rows;
        _bytes = pass.Kernel.Bytes!;
        _terms = terms;
        _packed = packed;
        _rounded = rounded;
        _counters = counters;
        _filter = new GroupBoundFilter(targets);
        _rows = new LoadedRows(pass);
        _scores = new IntegerGroupScores(targets.Max(t => t.Bounds!.GroupCount), targets.Max(t => t.Bounds!.Places.Length));
    }

    public readonly void Filter(int first, int count)
    {
        _filter.Begin(first, count);
        _rows.Begin();
    }

    public readonly void Load()
    {
    }

    public readonly ulong Score(int model, bool isEnd)
    {
        if (isEnd || _filter.Loose(model) == 0)
            return 0;
        MeasureOwn(model);
        ulong open = _filter.Tighten(model);
        if (open != 0)
        {
            _filter.BeginModel(model);
            Measure(model);
        }

        return open;
    }

    public readonly int RecordAt(int model, int row) => _filter.First + row;

    public readonly ReadOnlySpan<double> Read(int record, int row, double[] scratch) => _records.Read(record, 1, scratch);

    public NearestCandidate Nearest(int model, int row)
    {
        int place = _scores.Place[row];
        float error = _rounded[model].Error;
        _upper = DistanceBounds.Above(_scores.Best[row], error);
        var nearest = NearestCandidate.Of(place < 0 ? -1 : _targets[model].Bounds!.Places[place], _upper, DistanceBounds.Below(_scores.Second[row], error), margin: 0);
        if (!nearest.IsSure)
            return Refine(model, row, DistanceBounds.Above(_upper, error));
        if (place == _scores.Own[row])
            _upper = Math.Min(_upper, _filter.Uppers(model)[row]);
        return nearest;
    }

    public readonly void SetUpperBound(int model, int row, int label, bool isSure)
    {
        var bounds = _targets[model].Bounds!;
        _scores.Place[row] = bounds.PlaceOf[label];
        bounds.SetUpper(_filter.First + row, label, isSure ? _upper : DistanceBounds.Far);
    }

    public readonly void Leave(int row, int before) => _filter.Leave(row, before);

    public readonly void SetLowerBounds(int model)
    {
        var bounds = _targets[model].Bounds!;
        ulong[] needs = _filter.Needs(model);
        float error = _rounded[model].Error;
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if (needs[g] != 0)
                _scores.SetBounds(g, _filter.First, needs[g], bounds, error);
        }

        foreach (var (row, own) in _filter.Left)
            bounds.LimitLower(_filter.First + row, bounds.GroupOf(own), DistanceBounds.Below(_scores.OwnDistances[row], error));
    }

    public readonly void Dispose()
    {
        _filter.Dispose();
        _rows.Dispose();
        _scores.Dispose();
    }

    /// <summary>Computes the distances of records from their own centroids.</summary>
    [MethodImpl(KernelLoop.Options)]
    private readonly void MeasureOwn(int model)
    {
        var rounded = _rounded[model];
        int[] placeOf = _targets[model].Bounds!.PlaceOf;
        int first = _filter.First;
        int count = _filter.Count;
        var labels = _targets[model].Labels.AsSpan(first, count);
        int length = _records.Length;
        ulong loose = _filter.Loose(model);
        float* uppers = _filter.Uppers(model);
        fixed (byte* rows = _records.Store.GetBytes(first, count))
        {
            var terms = _terms.Of(first, count, rows, length, _bytes);
            terms.CopyTo(new Span<int>(_scores.Terms, count));
            for (int r = 0; r < count; r++)
            {
                if ((loose & (1UL << r)) == 0)
                {
                    uppers[r] = float.NegativeInfinity;
                    continue;
                }

                int own = labels[r];
                int place = own < 0 ? -1 : placeOf[own];
                _scores.Own[r] = place;
                _scores.OwnDistances[r] = float.PositiveInfinity;
                if (place < 0)
                    continue;
                int product = _bytes.One(rows + ((long)r * length), rounded.Row(place), length);
                float distance = rounded.Distance(rounded.Value(place, product), terms[r]);
                _counters.Products[model]++;
                _scores.OwnDistances[r] = distance;
                uppers[r] = Math.Min(uppers[r], DistanceBounds.Above(distance, rounded.Error));
            }
        }
    }

    /// <summary>Computes the distances from the groups of centroids that records need.</summary>
    [MethodImpl(KernelLoop.Options)]
    private readonly void Measure(int model)
    {
        var rounded = _rounded[model];
        var bounds = _targets[model].Bounds!;
        int size = bounds.GroupSize;
        ulong[] needs = _filter.Needs(model);
        byte* list = stackalloc byte[Size];
        _scores.Begin();
        fixed (byte* rows = _records.Store.GetBytes(_filter.First, _filter.Count))
        {
            for (int g = 0, place = 0; g < needs.Length; g++, place += size)
            {
                if (needs[g] == 0)
                    continue;
                int listed = RecordGroup.List(needs[g], new Span<byte>(list, Size));
                _bytes.Many(rows, list, listed, rounded.Row(place), size, _records.Length, _scores.Values + ((long)place * Size));
                _scores.Absorb(g, size, needs[g], rounded);
                _counters.Products[model] += listed * size;
            }
        }
    }

    /// <summary>Scores a record in float against the centroids that may be the nearest.</summary>
    /// <param name="model">The model.</param>
    /// <param name="row">The record.</param>
    /// <param name="limit">Centroids farther than this in integer arithmetic are not the nearest.</param>
    [MethodImpl(KernelLoop.Options)]
    private NearestCandidate Refine(int model, int row, float limit)
    {
        var bounds = _targets[model].Bounds!;
        ulong[] needs = _filter.Needs(model);
        float norm = _rows.Load(_filter.First, row);
        int own = _scores.Own[row];
        int nearest = own;
        float best = own < 0 ? float.PositiveInfinity : Score(model, row, own);
        float second = float.PositiveInfinity;
        for (int g = 0; g < needs.Length; g++)
        {
            if ((needs[g] & (1UL << row)) == 0 || _scores.Least(g, row) > limit)
                continue;
            int end = (g + 1) * bounds.GroupSize;
            for (int place = g * bounds.GroupSize; place < end; place++)
            {
                if (bounds.Places[place] < 0 || place == own || Distance(model, place, row) > limit)
                    continue;
                float score = Score(model, row, place);
                second = Math.Min(second, Math.Max(score, best));
                if (score < best || nearest < 0)
                {
                    best = score;
                    nearest = place;
                }
            }
        }

        var margin = _packed[model].Margin;
        _upper = DistanceBounds.Above(best, norm, margin.Error(norm));
        return NearestCandidate.Of(nearest < 0 ? -1 : bounds.Places[nearest], best, second, margin.For(norm, best));
    }

    private readonly float Distance(int model, int place, int row) => _rounded[model].Distance(_scores.Values[(place * Size) + row], _scores.Terms[row]);

    private readonly float Score(int model, int row, int place) => _scorer.One(_rows.Row(row), _packed[model].Row(place), _rows.Stride) + _packed[model].SquaredNorms[place];
}
