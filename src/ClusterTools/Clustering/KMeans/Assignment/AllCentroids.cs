using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Scores every record against every centroid, 64 records at a time, without any bounds.</summary>
internal unsafe struct AllCentroids : IAssignmentStrategy
{
    private readonly AssignmentTarget[] _targets;
    private readonly PackedCentroids[] _packed;
    private readonly GroupScratch _scratch;
    private readonly GroupReader _reader;
    private readonly GroupCallback _score;
    private readonly PassCounters _counters;
    private int _first;
    private int _count;

    public AllCentroids(AssignmentPass pass, AssignmentTarget[] targets, PackedCentroids[] packed, PassCounters counters)
    {
        var scratch = new GroupScratch(pass.Records.Length, packed);
        var kernel = pass.Kernel;
        _targets = targets;
        _packed = packed;
        _scratch = scratch;
        _reader = new GroupReader(pass.Records, pass.Centring);
        _score = (in group, _) => kernel.Score(group, packed, scratch);
        _counters = counters;
    }

    public void Filter(int first, int count) => (_first, _count) = (first, count);

    public readonly void Load() => _reader.Read(_first, _count, _score);

    public ulong Score(int model, bool isEnd)
    {
        if (isEnd)
            return 0;
        _counters.Products[model] += (long)_count * _packed[model].Count;
        if (_count < RecordGroup.Size)
            return RecordGroup.First(_count);

        // Nothing to do where the centroid is certain and unchanged.
        fixed (int* labels = &_targets[model].Labels[_first])
            return RecordTests.Best.Changed(_scratch.Nearest(model), labels);
    }

    public readonly int RecordAt(int model, int row) => _first + row;

    public readonly ReadOnlySpan<double> Read(int record, int row, double[] scratch) => _reader.Record(_first, row, scratch);

    public readonly NearestCandidate Nearest(int model, int row)
    {
        var nearest = _scratch.Nearest(model);
        return new NearestCandidate((int)nearest.Index[row], nearest.Gap[row]);
    }

    public readonly void SetUpperBound(int model, int row, int label, bool isSure)
    {
    }

    public readonly void Leave(int row, int before)
    {
    }

    public readonly void SetLowerBounds(int model)
    {
    }

    public readonly void Dispose() => _scratch.Dispose();
}
