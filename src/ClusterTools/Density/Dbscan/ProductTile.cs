using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Density.Dbscan;

/// <summary>Euclidean distances and angles: by scores of the float kernels where the bound on their rounding leaves no doubt, otherwise in double.</summary>
internal sealed unsafe class ProductTile : RadiusTile
{
    private readonly ScoredSpace _space;
    private readonly KernelSet _kernel;
    private readonly double _radius;
    private readonly GroupReader _reader;
    private readonly GroupCallback _score;
    private readonly AlignedBuffer _ranges = new(2 * RecordGroup.Size);
    private readonly PackedCentroids[] _models = new PackedCentroids[1];
    private readonly double[] _scratch;
    private ProductQueries? _queries;
    private GroupScratch? _products;
    private int _places;
    private (float Lower, float Upper)[] _limits = [];
    private ulong _present;
    private int _first;

    /// <param name="space">The records under their distance metric.</param>
    /// <param name="radius">The radius.</param>
    /// <param name="kernel">The kernels.</param>
    public ProductTile(ScoredSpace space, double radius, KernelSet kernel)
    {
        _space = space;
        _radius = radius;
        _kernel = kernel;
        _reader = new GroupReader(space.Records, space.Centring);
        _score = Score;
        _scratch = new double[space.Records.Length];
    }

    /// <inheritdoc/>
    public override void SetQueries(double[] points)
    {
        int columns = _space.Records.Length;
        var norms = new double[points.Length / columns];
        for (int q = 0; q < norms.Length; q++)
            norms[q] = _space.SquaredNorm(points.AsSpan(q * columns, columns));
        _queries = new ProductQueries(points, columns, _space.Centring, _space.Angles, norms, _kernel);
        _limits = Array.ConvertAll(norms, norm => _space.Limits(norm, _radius));
        _models[0] = _queries.Packed;
        if (_products is not null && _places >= _queries.Packed.SquaredNorms.Length)
            return;
        _products?.Dispose();
        _products = new GroupScratch(columns, _models, keepsProducts: true);
        _places = _queries.Packed.SquaredNorms.Length;
    }

    /// <inheritdoc/>
    public override void Load(int first, int count)
    {
        _first = first;
        _present = ulong.MaxValue >> (RecordGroup.Size - count);
        _reader.Read(first, count, _score);
    }

    /// <inheritdoc/>
    [MethodImpl(KernelLoop.Options)]
    public override ulong Within(int query)
    {
        float* dots = _products!.Dots + ((long)query * RecordGroup.Size);
        ulong within = RecordTests.Best.WithinLimit(_ranges.Pointer, dots, _limits[query].Upper) & _present;
        if (within == 0)
            return 0;
        ulong doubtful = within & ~RecordTests.Best.WithinLimit(_ranges.Pointer + RecordGroup.Size, dots, _limits[query].Lower);
        return doubtful == 0 ? within : Decide(query, within, doubtful);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _products?.Dispose();
        _ranges.Dispose();
    }

    private void Score(in GroupSource source, int first)
    {
        _kernel.Products(source, _models, _products!);
        _queries!.Range(_queries.Error, _products!.SquaredNorms, _ranges.Pointer, _ranges.Pointer + RecordGroup.Size);
    }

    private ulong Decide(int query, ulong within, ulong doubtful)
    {
        var point = _queries!.Points.AsSpan(query * _queries.Columns, _queries.Columns);
        for (; doubtful != 0; doubtful &= doubtful - 1)
        {
            int row = RecordBits.First(doubtful);
            if (!(_space.Finish(_space.Measure(point, _reader.Record(_first, row, _scratch))) <= _radius))
                within &= ~(1UL << row);
        }

        return within;
    }
}
