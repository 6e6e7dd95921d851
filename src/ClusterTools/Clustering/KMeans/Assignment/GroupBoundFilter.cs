using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Which of 64 records need which groups of centroids, according to their bounds, for one worker; independent of how distances are computed.</summary>
internal sealed unsafe class GroupBoundFilter : IDisposable
{
    private const int Size = RecordGroup.Size;
    private readonly AssignmentTarget[] _targets;
    private readonly AlignedBuffer _uppers;
    private readonly ulong[][] _needs;
    private readonly ulong[] _loose;
    private readonly List<(int Row, int Own)> _left = [];

    public GroupBoundFilter(AssignmentTarget[] targets)
    {
        _targets = targets;
        _uppers = new AlignedBuffer((long)Size * targets.Length);
        new Span<float>(_uppers.Pointer, (int)_uppers.Count).Clear();
        _needs = Array.ConvertAll(targets, t => new ulong[t.Bounds!.GroupCount]);
        _loose = new ulong[targets.Length];
    }

    /// <summary>The first of the current records.</summary>
    public int First { get; private set; }

    /// <summary>The number of current records.</summary>
    public int Count { get; private set; }

    /// <summary>The records that left their cluster since the decisions for a model began, with that cluster.</summary>
    public IReadOnlyList<(int Row, int Own)> Left => _left;

    /// <summary>A bit for each record whose bounds do not settle its label.</summary>
    public ulong Loose(int model) => _loose[model];

    /// <summary>For each group of centroids a bit for each record that needs it.</summary>
    public ulong[] Needs(int model) => _needs[model];

    /// <summary>For each record, the distance within which a centroid matters.</summary>
    public float* Uppers(int model) => _uppers.Pointer + ((long)model * Size);

    /// <summary>Moves on to the next records.</summary>
    public void Begin(int first, int count)
    {
        (First, Count) = (first, count);
        for (int m = 0; m < _loose.Length; m++)
            _loose[m] = FindLoose(m);
    }

    /// <summary>Starts deciding the labels of a model.</summary>
    /// <returns>The current labels.</returns>
    public Span<int> BeginModel(int model)
    {
        _left.Clear();
        return _targets[model].Labels.AsSpan(First, Count);
    }

    /// <summary>Narrows down the needs once <see cref="Uppers"/> holds the distances of the records from their own centroids: a bound may be loose only because of
    /// accumulated shifts, and the distance may settle it.</summary>
    /// <returns>The records that need more.</returns>
    [MethodImpl(KernelLoop.Options)]
    public ulong Tighten(int model)
    {
        var bounds = _targets[model].Bounds!;
        var labels = _targets[model].Labels.AsSpan(First, Count);
        float* uppers = Uppers(model);
        ulong open = Narrow(model, _loose[model]);
        ulong settled = _loose[model] & ~open;
        for (int r = 0; r < Count; r++)
        {
            if ((settled & (1UL << r)) != 0)
                bounds.SetUpper(First + r, labels[r], uppers[r]);
        }

        return open;
    }

    /// <summary>Notes that a record left its cluster.</summary>
    public void Leave(int row, int own)
    {
        if (own >= 0)
            _left.Add((row, own));
    }

    public void Dispose() => _uppers.Dispose();

    /// <summary>Finds the records that need any group according to their bounds, and which.</summary>
    [MethodImpl(KernelLoop.Options)]
    private ulong FindLoose(int model)
    {
        var bounds = _targets[model].Bounds!;
        var labels = _targets[model].Labels.AsSpan(First, Count);
        float* uppers = Uppers(model);
        for (int r = 0; r < labels.Length; r++)
            uppers[r] = labels[r] < 0 ? float.PositiveInfinity : bounds.UpperOf(First + r, labels[r]);
        return Narrow(model, RecordGroup.First(labels.Length));
    }

    /// <summary>Finds which of some records need which groups of centroids.</summary>
    /// <returns>The records that need any group.</returns>
    private ulong Narrow(int model, ulong records)
    {
        var bounds = _targets[model].Bounds!;
        ulong[] needs = _needs[model];
        float* uppers = Uppers(model);
        ulong any = 0;
        for (int g = 0; g < needs.Length; g++)
            any |= needs[g] = bounds.Within(First, g, uppers) & records;
        return any;
    }
}
