using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>Measures the distances of records of bytes from rounded centroids, in whole numbers. Only between centroids that are nearer to one another than the rounding
/// leaves open does float decide.</summary>
internal sealed unsafe class ByteBoundedWorker : BoundedWorker
{
    private readonly ByteScorer _bytes;
    private readonly RecordTerms _terms;
    private readonly RoundedCentroids[] _rounded;
    private readonly AlignedBuffer _memory;

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
        _memory = new AlignedBuffer(Size + ((long)targets.Max(t => t.Bounds!.Places.Length) * Size));
        new Span<float>(_memory.Pointer, (int)_memory.Count).Clear();
    }

    // The terms of the listed records.
    private int* ListTerms => (int*)_memory.Pointer;

    // Place after place of the centroids what was computed for the listed records: squared distances less the records' terms.
    private int* Values => ListTerms + Size;

    public override void Dispose()
    {
        base.Dispose();
        _memory.Dispose();
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
            Group.SetBounds(g, first, bounds, error);
        foreach (var (r, own) in Left)
            bounds.LimitLower(first + r, bounds.GroupOf(own), DistanceBounds.Below(Group.OwnScores[r], error));
    }

    [MethodImpl(KernelLoop.Options)]
    protected override void MeasureOwn(int model, int first, int count, ulong loose)
    {
        var rounded = _rounded[model];
        var bounds = Targets[model].Bounds!;
        var labels = Targets[model].Labels.AsSpan(first, count);
        int length = Records.Length;
        float* uppers = Group.Uppers;
        var values = Records.Store.GetBytes(first, count);
        var terms = _terms.Of(first, values, length);
        fixed (byte* rows = values)
        {
            for (int r = 0; r < count; r++)
            {
                if ((loose & (1UL << r)) == 0)
                {
                    uppers[r] = float.NegativeInfinity;
                    continue;
                }

                int own = labels[r];
                if (own < 0)
                {
                    Group.OwnScores[r] = float.PositiveInfinity;
                    continue;
                }

                int place = bounds.PlaceOf[own];
                int value = rounded.SquaredNorms[place] - (2 * rounded.Steps * _bytes.One(rows + ((long)r * length), rounded.Row(place), length));
                Products[model]++;
                float distance = MathF.Sqrt(value + terms[r]) * rounded.Unit;
                Group.OwnScores[r] = distance;
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
        var values = Records.Store.GetBytes(first, count);
        var terms = _terms.Of(first, values, Records.Length);
        fixed (byte* rows = values)
        fixed (int* norms = rounded.SquaredNorms)
        {
            for (int g = 0, place = 0; g < bounds.GroupCount; g++, place += size)
            {
                var list = Group.List(g);
                if (list.IsEmpty)
                    continue;
                int* results = Values + ((long)place * Size);
                fixed (byte* places = list)
                    _bytes.Many(rows, places, list.Length, rounded.Row(place), size, Records.Length, results);
                for (int i = 0; i < list.Length; i++)
                    ListTerms[i] = terms[list[i]];
                WholeNearest.Find(results, norms + place, rounded.Steps, place, size, ListTerms, rounded.Unit, Group.Nearest);
                Group.Absorb(g, bounds);
                Products[model] += list.Length * size;
            }
        }
    }

    private void Conclude(int model, int first, int r, float error)
    {
        var (label, best, second) = Group.Answer(r);
        float upper = DistanceBounds.Above(best, error);

        // Turned round, so that what is not a number is not sure either.
        bool sure = label >= 0 && DistanceBounds.Below(second, error) > upper;
        if (!sure)
            label = Settle(model, first, r, DistanceBounds.Above(upper, error), out upper);
        else if (label == Targets[model].Labels[first + r])
            upper = Math.Min(upper, Group.Uppers[r]);
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
        int own = Targets[model].Labels[first + r];
        int label = own;
        float best = own < 0 ? float.PositiveInfinity : Score(model, r, bounds.PlaceOf[own]);
        float second = float.PositiveInfinity;
        for (int g = 0; g < bounds.GroupCount; g++)
        {
            ulong needs = Group.Needs[g];
            int index = BitOperations.PopCount(needs & ((1UL << r) - 1));
            if ((needs & (1UL << r)) == 0 || Group.Least(g, index) > limit)
                continue;
            int end = (g + 1) * bounds.GroupSize;
            for (int place = g * bounds.GroupSize; place < end; place++)
            {
                int centroid = bounds.Places[place];
                if (centroid < 0 || centroid == own || Distance(model, first + r, place, index) > limit)
                    continue;
                float score = Score(model, r, place);
                second = Math.Min(second, Math.Max(score, best));
                if (score < best || label < 0)
                {
                    best = score;
                    label = centroid;
                }
            }
        }

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

        Group.Decide(r, label);
        return label;
    }

    private float Distance(int model, int record, int place, int index) =>
        MathF.Sqrt(Values[(place * Size) + index] + _terms[record]) * _rounded[model].Unit;

    private float Score(int model, int r, int place) =>
        Scorer.One(Row(r), Packed[model].Row(place), Stride) + Packed[model].SquaredNorms[place];
}
