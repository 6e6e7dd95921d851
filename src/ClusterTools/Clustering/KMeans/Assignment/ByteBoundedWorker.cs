using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Measures the distances of records of bytes from rounded centroids, in whole numbers. Only between centroids that are nearer to one another than the rounding
/// leaves open does float decide.</summary>
internal sealed unsafe class ByteBoundedWorker : BoundedWorker
{
    private readonly ByteScorer _bytes;
    private readonly RecordTerms _terms;
    private readonly RoundedCentroids[] _rounded;
    private readonly WholeGroup _group;

    /// <inheritdoc cref="BoundedWorker"/>
    /// <param name="worker">The number of the worker.</param>
    /// <param name="source">The records, with their terms.</param>
    /// <param name="targets">The models, with bounds.</param>
    /// <param name="packed">Their centroids.</param>
    /// <param name="rounded">The same, rounded.</param>
    public ByteBoundedWorker(int worker, BoundedSource source, IReadOnlyList<AssignmentTarget> targets, RowCentroids[] packed, RoundedCentroids[] rounded)
        : base(worker, source, targets, packed)
    {
        _bytes = source.Kernel.Bytes!;
        _terms = source.Terms!;
        _rounded = rounded;
        _group = new WholeGroup(targets.Max(t => t.Bounds!.GroupCount), targets.Max(t => t.Bounds!.Places.Length));
    }

    public override void Dispose()
    {
        base.Dispose();
        _group.Dispose();
    }

    protected override void Compare(int model, int first, int count, ulong loose)
    {
        ulong open = Tighten(model, first, count, loose);
        if (open == 0)
            return;
        Compute(model, first, count);
        float error = _rounded[model].Error;
        ForgetLeft();
        for (; open != 0; open &= open - 1)
            Conclude(model, first, BitOperations.TrailingZeroCount(open), error);
        var bounds = Targets[model].Bounds!;
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if (Needs[g] != 0)
                _group.SetBounds(g, first, Needs[g], bounds, error);
        }

        foreach (var (r, own) in Left)
            bounds.LimitLower(first + r, bounds.GroupOf(own), DistanceBounds.Below(_group.OwnDistances[r], error));
    }

    [MethodImpl(KernelLoop.Options)]
    protected override void MeasureOwn(int model, int first, int count, ulong loose)
    {
        var rounded = _rounded[model];
        int[] placeOf = Targets[model].Bounds!.PlaceOf;
        var labels = Targets[model].Labels.AsSpan(first, count);
        int length = Records.Length;
        float* uppers = Uppers;
        fixed (byte* rows = Records.Store.GetBytes(first, count))
        {
            var terms = _terms.Of(first, count, rows, length, _bytes);
            terms.CopyTo(new Span<int>(_group.Terms, count));
            for (int r = 0; r < count; r++)
            {
                if ((loose & (1UL << r)) == 0)
                {
                    uppers[r] = float.NegativeInfinity;
                    continue;
                }

                int own = labels[r];
                int place = own < 0 ? -1 : placeOf[own];
                _group.Own[r] = place;
                _group.OwnDistances[r] = float.PositiveInfinity;
                if (place < 0)
                    continue;
                int product = _bytes.One(rows + ((long)r * length), rounded.Row(place), length);
                float distance = rounded.Distance(rounded.Value(place, product), terms[r]);
                Products[model]++;
                _group.OwnDistances[r] = distance;
                uppers[r] = Math.Min(uppers[r], DistanceBounds.Above(distance, rounded.Error));
            }
        }
    }

    /// <summary>Computes the distances from the groups of centroids that records need.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void Compute(int model, int first, int count)
    {
        var rounded = _rounded[model];
        var bounds = Targets[model].Bounds!;
        int size = bounds.GroupSize;
        byte* list = stackalloc byte[Size];
        _group.Begin();
        fixed (byte* rows = Records.Store.GetBytes(first, count))
        {
            for (int g = 0, place = 0; g < bounds.GroupCount; g++, place += size)
            {
                if (Needs[g] == 0)
                    continue;
                int listed = RecordGroup.List(Needs[g], new Span<byte>(list, Size));
                _bytes.Many(rows, list, listed, rounded.Row(place), size, Records.Length, _group.Values + ((long)place * Size));
                _group.Absorb(g, size, Needs[g], rounded);
                Products[model] += listed * size;
            }
        }
    }

    private void Conclude(int model, int first, int r, float error)
    {
        int label = _group.Place[r] < 0 ? -1 : Targets[model].Bounds!.Places[_group.Place[r]];
        float upper = DistanceBounds.Above(_group.Best[r], error);

        // Turned round, so that what is not a number is not sure either.
        bool sure = label >= 0 && DistanceBounds.Below(_group.Second[r], error) > upper;
        if (!sure)
            label = Settle(model, first, r, DistanceBounds.Above(upper, error), out upper);
        else if (_group.Place[r] == _group.Own[r])
            upper = Math.Min(upper, Uppers[r]);
        Targets[model].Bounds!.SetUpper(first + r, label, upper);
        Label(model, first, r, label);
    }

    /// <summary>Decides in float, or in double, between the centroids that may be nearest.</summary>
    /// <param name="model">The model.</param>
    /// <param name="first">The first record of the group.</param>
    /// <param name="r">The record in it.</param>
    /// <param name="limit">What is farther by whole numbers is not the nearest.</param>
    /// <param name="upper">An upper bound of the distance from the nearest.</param>
    /// <returns>The label.</returns>
    [MethodImpl(KernelLoop.Options)]
    private int Settle(int model, int first, int r, float limit, out float upper)
    {
        var bounds = Targets[model].Bounds!;
        float norm = Load(first, r);
        int own = _group.Own[r];
        int nearest = own;
        float best = own < 0 ? float.PositiveInfinity : Score(model, r, own);
        float second = float.PositiveInfinity;
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            if ((Needs[g] & (1UL << r)) == 0 || _group.Least(g, r) > limit)
                continue;
            int end = (g + 1) * bounds.GroupSize;
            for (int place = g * bounds.GroupSize; place < end; place++)
            {
                if (bounds.Places[place] < 0 || place == own || Distance(model, place, r) > limit)
                    continue;
                float score = Score(model, r, place);
                second = Math.Min(second, Math.Max(score, best));
                if (score < best || nearest < 0)
                {
                    best = score;
                    nearest = place;
                }
            }
        }

        int label = nearest < 0 ? -1 : bounds.Places[nearest];
        var margin = Packed[model].Margin;
        if (second - best > margin.For(norm, best))
        {
            upper = DistanceBounds.Above(best, norm, margin.Error(norm));
        }
        else
        {
            label = DecideInDouble(model, first + r, label);
            upper = DistanceBounds.Far;
        }

        _group.Place[r] = bounds.PlaceOf[label];
        return label;
    }

    private float Distance(int model, int place, int r) => _rounded[model].Distance(_group.Values[(place * Size) + r], _group.Terms[r]);

    private float Score(int model, int r, int place) => Scorer.One(Row(r), Packed[model].Row(place), Stride) + Packed[model].SquaredNorms[place];
}
