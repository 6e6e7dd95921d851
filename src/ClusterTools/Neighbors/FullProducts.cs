using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Neighbors;

/// <summary>Scores groups of records against all queries and adds the records within their limits to the lists. For one worker.</summary>
internal sealed unsafe class FullProducts : ICandidateWorker
{
    private readonly ProductQueries _queries;
    private readonly CandidateStage _stage;
    private readonly GroupReader _reader;
    private readonly GroupCallback _take;
    private readonly PackedCentroids[] _models;
    private readonly GroupScratch _scratch;

    public FullProducts(ProductQueries queries, CandidateStage stage, GroupReader reader)
    {
        _reader = reader;
        _take = Take;
        _queries = queries;
        _stage = stage;
        _models = [queries.Packed];
        _scratch = new GroupScratch(queries.Columns, _models, keepsProducts: true);
    }

    /// <inheritdoc/>
    public void Take(int first, int count)
    {
        for (int i = 0; i < count; i += RecordGroup.Size)
            _reader.Read(first + i, Math.Min(RecordGroup.Size, count - i), _take);
    }

    /// <summary>Adds the candidates of a group that is in memory.</summary>
    [MethodImpl(KernelLoop.Options)]
    public void Take(in GroupSource source, int first)
    {
        _queries.Kernel.Products(source, _models, _scratch);
        float* low = stackalloc float[RecordGroup.Size];
        float* high = stackalloc float[RecordGroup.Size];
        _queries.Range(_queries.Error, _scratch.SquaredNorms, low, high);
        ulong present = ulong.MaxValue >> (RecordGroup.Size - source.Count);
        float* dots = _scratch.Dots;
        for (int q = 0; q < _queries.Count; q++, dots += RecordGroup.Size)
        {
            ulong within = RecordTests.Best.WithinLimit(low, dots, _stage.Limits[q]) & present;
            if (within != 0)
                _stage.Add(q, first, within, low, high, dots);
        }
    }

    /// <inheritdoc/>
    public void Finish() => _stage.Flush();

    public void Dispose()
    {
        _scratch.Dispose();
        _stage.Dispose();
    }
}
