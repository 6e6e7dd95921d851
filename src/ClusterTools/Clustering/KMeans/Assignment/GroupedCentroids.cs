using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The centroids of the models of a pass with bounds in groups, in the layouts that its workers read.</summary>
internal sealed class GroupedCentroids : IDisposable
{
    private const double ManyProducts = 0.2;
    private readonly AssignmentPass _pass;
    private readonly RecordTerms? _terms;
    private readonly AssignmentTarget[] _targets;
    private readonly RowCentroids[] _packed;
    private readonly RoundedCentroids[]? _rounded;
    private readonly PackedCentroids?[] _tiles;

    public GroupedCentroids(AssignmentPass pass, AssignmentTarget[] targets, ExecutionOptions execution)
    {
        _pass = pass;
        _terms = pass.Terms;
        _targets = targets;
        int length = pass.Records.Length;
        int chain = pass.Kernel.Rows.Chain(length);
        _packed = new RowCentroids[targets.Length];
        _rounded = _terms is null ? null : new RoundedCentroids[targets.Length];
        _tiles = new PackedCentroids?[targets.Length];
        try
        {
            for (int m = 0; m < targets.Length; m++)
            {
                int places = targets[m].Bounds!.Places.Length;
                _packed[m] = new RowCentroids(places, pass.Centring, chain);
                if (_rounded is not null)
                    _rounded[m] = new RoundedCentroids(length, places, _terms!.Steps, pass.Centring.Scale);
            }

            foreach (int m in Enumerable.Range(0, targets.Length))
                ChunkedParallel.For(targets[m].Bounds!.GroupCount, execution, (group, _) => SetGroup(m, group));
            for (int m = 0; m < targets.Length; m++)
            {
                _packed[m].Complete();
                _rounded?[m].Complete();
                _tiles[m] = _rounded is null && MayNeedMost(targets[m]) ? PackAll(targets[m]) : null;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public AssignmentWorker CreateWorker(int number)
    {
        var counters = new PassCounters(_targets.Length);
        return _rounded is null
            ? _pass.NewWorker(number, new FloatGroupBounds(_pass, _targets, _packed, _tiles, counters), _targets, counters)
            : _pass.NewWorker(number, new IntegerGroupBounds(_pass, _terms!, _targets, _packed, _rounded, counters), _targets, counters);
    }

    public void Dispose()
    {
        foreach (var centroids in _packed)
            centroids?.Dispose();
        foreach (var centroids in _rounded ?? [])
            centroids?.Dispose();
    }

    private void SetGroup(int model, int group)
    {
        var target = _targets[model];
        int length = _pass.Records.Length;
        int size = target.Bounds!.GroupSize;
        for (int place = group * size; place < (group + 1) * size; place++)
        {
            int centroid = target.Bounds.Places[place];
            var values = centroid < 0 ? default : target.Centroids.AsSpan(centroid * length, length);
            _packed[model].Set(place, values);
            _rounded?[model].Set(place, values);
        }
    }

    /// <summary>Whether there may be records that need most centroids: in a first pass, and as long as passes compute many dot products.</summary>
    private bool MayNeedMost(AssignmentTarget target) =>
        target.Products == 0 || target.Products > ManyProducts * _pass.Records.Count * (target.Centroids.Length / _pass.Records.Length);

    /// <summary>Packs the centroids, in the order of their groups, for 64 records at a time.</summary>
    private PackedCentroids PackAll(AssignmentTarget target)
    {
        int length = _pass.Records.Length;
        int[] places = target.Bounds!.Places;
        var ordered = new double[checked(places.Length * length)];
        for (int place = 0; place < places.Length; place++)
            target.Centroids.AsSpan(Math.Max(places[place], 0) * length, length).CopyTo(ordered.AsSpan(place * length, length));
        var packed = _pass.Kernel.PackForProducts(ordered, length, _pass.Centring);

        // Empty slots are never the nearest.
        for (int place = 0; place < places.Length; place++)
        {
            if (places[place] < 0)
                packed.SquaredNorms[place] = float.PositiveInfinity;
        }

        return packed;
    }
}
