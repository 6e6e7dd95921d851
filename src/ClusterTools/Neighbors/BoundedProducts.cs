using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Neighbors;

/// <summary>Adds to the lists what <see cref="FullProducts"/> would, but computes products only of the records and queries that upper bounds do not rule out. For one worker.</summary>
/// <remarks>Blocks of some groups stay in the second cache while each query goes over the remainder of them. Where too much of a group remains, all its products are computed,
/// which takes less time for each.</remarks>
internal sealed unsafe class BoundedProducts : ICandidateWorker
{
    private const int BlockGroups = 4;
    private const int BlockRecords = BlockGroups * RecordGroup.Size;

    /// <summary>All products of a group take the time of this share of them alone.</summary>
    private const int FullShare = 4;

    private readonly BoundedQueries _bounded;
    private readonly ProductQueries _queries;
    private readonly CandidateStage _stage;
    private readonly GroupReader _reader;
    private readonly GroupCallback _take;
    private readonly FullProducts _full;
    private readonly PackedCentroids[] _models;
    private readonly GroupScratch _scratch;
    private readonly AlignedBuffer _bounds;
    private readonly AlignedBuffer _rows;
    private readonly AlignedBuffer _ranges;
    private readonly ulong[] _left;
    private int _group;

    public BoundedProducts(BoundedQueries bounded, CandidateStage stage, GroupReader reader)
    {
        _bounded = bounded;
        _queries = bounded.Queries;
        _stage = stage;
        _reader = reader;
        _take = Take;
        _full = new FullProducts(_queries, stage, reader);
        _models = [bounded.Directions];
        _scratch = new GroupScratch(_queries.Columns, _models, keepsProducts: true);
        _bounds = new AlignedBuffer((long)bounded.Parts.SquaredNorms.Length * RecordGroup.Size);
        _rows = new AlignedBuffer((long)BlockRecords * bounded.Rows.Stride);
        new Span<float>(_rows.Pointer, BlockRecords * bounded.Rows.Stride).Clear();
        _ranges = new AlignedBuffer(3 * BlockRecords);
        _left = new ulong[_queries.Count * BlockGroups];
    }

    /// <inheritdoc/>
    public void Take(int first, int count)
    {
        for (int i = 0; i < count; i += BlockRecords)
        {
            int records = Math.Min(BlockRecords, count - i);
            for (_group = 0; _group * RecordGroup.Size < records; _group++)
                _reader.Read(first + i + (_group * RecordGroup.Size), Math.Min(RecordGroup.Size, records - (_group * RecordGroup.Size)), _take);
            Measure(first + i);
        }
    }

    /// <summary>How many pairs of a record of a group and a query the bounds leave.</summary>
    [MethodImpl(KernelLoop.Options)]
    public long CountLeft(in GroupSource source)
    {
        _queries.Kernel.Products(source, _models, _scratch);
        _bounded.Bound.AddRests(_scratch.Dots, _scratch.SquaredNorms);
        float* dots = _bounds.Pointer;
        _queries.Kernel.ProductsOf(_scratch.Dots, _bounded.Bound.Count + 1, _bounded.Parts, dots);
        float* low = stackalloc float[RecordGroup.Size];
        float* high = stackalloc float[RecordGroup.Size];
        _queries.Range(_bounded.Error, _scratch.SquaredNorms, low, high);
        ulong present = ulong.MaxValue >> (RecordGroup.Size - source.Count);
        long total = 0;
        float[] limits = _stage.Limits;
        for (int q = 0; q < limits.Length; q++, dots += RecordGroup.Size)
        {
            ulong left = RecordTests.Best.WithinLimit(low, dots, limits[q]) & present;
            _left[(q * BlockGroups) + _group] = left;
            total += RecordBits.Count(left);
        }

        return total;
    }

    /// <inheritdoc/>
    public void Finish() => _full.Finish();

    public void Dispose()
    {
        _full.Dispose();
        _scratch.Dispose();
        _bounds.Dispose();
        _rows.Dispose();
        _ranges.Dispose();
    }

    private float* Low(int group) => _ranges.Pointer + (group * RecordGroup.Size);

    private float* High(int group) => _ranges.Pointer + BlockRecords + (group * RecordGroup.Size);

    private void Take(in GroupSource source, int first)
    {
        if (CountLeft(source) > (long)source.Count * _queries.Count / FullShare)
        {
            for (int q = 0; q < _queries.Count; q++)
                _left[(q * BlockGroups) + _group] = 0;
            _full.Take(source, first);
            return;
        }

        _queries.Range(_queries.Error, _scratch.SquaredNorms, Low(_group), High(_group));
        int stride = _bounded.Rows.Stride;
        float* row = _rows.Pointer + ((long)_group * RecordGroup.Size * stride);
        byte* from = source.Rows;
        for (int r = 0; r < source.Count; r++, row += stride, from += source.Columns * source.Type.Size())
            _queries.Kernel.Rows.Load(source.Type, from, source.Columns, source.Point, source.Scale, row);
    }

    /// <summary>The products of the remainder of a block.</summary>
    [MethodImpl(KernelLoop.Options)]
    private void Measure(int first)
    {
        int stride = _bounded.Rows.Stride;
        var kernel = _queries.Kernel.Rows;
        float* scores = _ranges.Pointer + (2 * BlockRecords);
        int* list = stackalloc int[BlockRecords + 3];
        for (int q = 0; q < _queries.Count; q++)
        {
            ulong[] left = _left;
            int at = q * BlockGroups;
            int count = 0;
            for (int g = 0; g < _group; g++)
            {
                for (ulong rest = left[at + g]; rest != 0; rest &= rest - 1)
                    list[count++] = (g * RecordGroup.Size) + RecordBits.First(rest);
            }

            if (count == 0)
                continue;
            kernel.Some(_rows.Pointer, list, count, _bounded.Rows.Row(q), stride, scores);
            for (int g = 0; g < _group; g++)
            {
                ulong within = left[at + g];
                if (within != 0)
                    within &= RecordTests.Best.WithinLimit(Low(g), scores + (g * RecordGroup.Size), _stage.Limits[q]);
                if (within != 0)
                    _stage.Add(q, first + (g * RecordGroup.Size), within, Low(g), High(g), scores + (g * RecordGroup.Size));
            }
        }
    }
}
