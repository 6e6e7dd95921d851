using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One worker of a <see cref="BoundedPass"/>: what is the same whatever distances are measured by.</summary>
internal abstract unsafe class BoundedWorker : PassWorker
{
    private readonly AlignedBuffer _rows;
    private readonly AlignedBuffer _uppers;
    private readonly float[] _squaredNorms = new float[Size];
    private readonly double[] _record;
    private readonly List<(int Row, int Own)> _left = [];
    private ulong _loaded;

    /// <summary>Makes room.</summary>
    /// <param name="worker">The number of the worker.</param>
    /// <param name="source">The records.</param>
    /// <param name="targets">The models, with bounds.</param>
    /// <param name="packed">Their centroids.</param>
    protected BoundedWorker(int worker, BoundedSource source, IReadOnlyList<AssignmentTarget> targets, RowCentroids[] packed)
        : base(worker, targets)
    {
        Records = source.Records;
        Centring = source.Centring;
        Scorer = source.Kernel.Rows;
        Packed = packed;
        Stride = RowCentroids.StrideOf(Records.Length);
        _rows = new AlignedBuffer((long)Size * Stride);
        for (int r = 0; r < Size; r++)
            new Span<float>(Row(r), Stride).Clear();
        _record = new double[Records.Length];
        _uppers = new AlignedBuffer(Size);
        new Span<float>(Uppers, Size).Clear();
        Needs = new ulong[targets.Max(t => t.Bounds!.GroupCount)];
    }

    protected RecordSource Records { get; }

    protected Centring Centring { get; }

    /// <summary>The kernels for single records.</summary>
    protected RowScorer Scorer { get; }

    protected RowCentroids[] Packed { get; }

    /// <summary>Floats from one loaded record to the next.</summary>
    protected int Stride { get; }

    /// <summary>For each group of centroids a bit for each of the 64 records at hand that needs it.</summary>
    protected ulong[] Needs { get; }

    /// <summary>How near a centroid must be to matter, for each record.</summary>
    protected float* Uppers => _uppers.Pointer;

    /// <summary>The records that left a cluster, and which.</summary>
    protected IReadOnlyList<(int Row, int Own)> Left => _left;

    public override void Dispose()
    {
        _rows.Dispose();
        _uppers.Dispose();
    }

    protected override void Assign(int first, int count)
    {
        _loaded = 0;
        for (int m = 0; m < Targets.Count; m++)
        {
            ulong loose = FindLoose(m, first, count);
            if (loose != 0)
                Compare(m, first, count, loose);
        }

        End(first, count);
    }

    /// <summary>Compares records of which the bounds leave something with the centroids of a model.</summary>
    protected abstract void Compare(int model, int first, int count, ulong loose);

    /// <summary>Ends with a group of records.</summary>
    protected virtual void End(int first, int count)
    {
    }

    /// <summary>Measures how far records are from their own centroids: sets <see cref="Uppers"/>.</summary>
    protected abstract void MeasureOwn(int model, int first, int count, ulong loose);

    /// <summary>Computes the distance of records from their own centroid: a bound may be loose from its moves alone, and the distance settle the matter.</summary>
    /// <returns>The records that need more.</returns>
    protected ulong Tighten(int model, int first, int count, ulong loose)
    {
        MeasureOwn(model, first, count, loose);
        var bounds = Targets[model].Bounds!;
        var labels = Targets[model].Labels.AsSpan(first, count);
        float* uppers = Uppers;
        ulong open = Narrow(bounds, first, loose);
        for (int r = 0; r < count; r++)
        {
            if ((loose & ~open & (1UL << r)) != 0)
                bounds.SetUpper(first + r, labels[r], uppers[r]);
        }

        return open;
    }

    /// <summary>Decides in double.</summary>
    /// <returns>The label.</returns>
    protected int DecideInDouble(int model, int record, int guess)
    {
        Rechecked++;
        return ExactDistances.Nearest(Records.Read(record, 1, _record), Targets[model].Centroids, Math.Max(guess, 0));
    }

    /// <summary>Forgets which records left a cluster.</summary>
    protected void ForgetLeft() => _left.Clear();

    /// <summary>Gives a record its label.</summary>
    protected void Label(int model, int first, int r, int label)
    {
        var target = Targets[model];
        int record = first + r;
        int own = target.Labels[record];
        if (label == own)
            return;
        if (own >= 0)
            _left.Add((r, own));
        Relabel(model, record, label);
        if (target.Sums is { HoldsBytes: true } sums)
            sums.Move(Number, record, Records.Store.GetBytes(record, 1), own, label);
        else
            target.Sums?.Move(Number, record, Records.Read(record, 1, _record), own, label);
    }

    /// <summary>A loaded record.</summary>
    protected float* Row(int r) => _rows.Pointer + ((long)r * Stride);

    /// <summary>Brings a record into the kernels' unit, once a group.</summary>
    /// <returns>Its squared norm.</returns>
    protected float Load(int first, int r)
    {
        if ((_loaded & (1UL << r)) == 0)
        {
            _loaded |= 1UL << r;
            _squaredNorms[r] = FitProblem.LoadRow(Records, Centring, Scorer, first + r, _record, Row(r));
        }

        return _squaredNorms[r];
    }

    /// <summary>Finds out which records need anything as far as their bounds tell, and of which groups.</summary>
    [MethodImpl(KernelLoop.Options)]
    private ulong FindLoose(int model, int first, int count)
    {
        var bounds = Targets[model].Bounds!;
        var labels = Targets[model].Labels.AsSpan(first, count);
        float* uppers = Uppers;
        for (int r = 0; r < count; r++)
            uppers[r] = labels[r] < 0 ? float.PositiveInfinity : bounds.UpperOf(first + r, labels[r]);
        return Narrow(bounds, first, RecordGroup.First(count));
    }

    /// <summary>Notes which of some records need which groups of centroids.</summary>
    /// <returns>Those that need any.</returns>
    private ulong Narrow(DistanceBounds bounds, int first, ulong records)
    {
        ulong any = 0;
        for (int g = 0; g < bounds.GroupCount; g++)
            any |= Needs[g] = bounds.Within(first, g, Uppers) & records;
        return any;
    }
}
