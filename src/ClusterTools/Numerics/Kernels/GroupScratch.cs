using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>The scratch memory of one worker for groups of records: inputs and results of the kernels.</summary>
internal sealed unsafe class GroupScratch : IDisposable
{
    private readonly AlignedBuffer _memory;
    private readonly long _dots;

    /// <summary>Allocates the buffers for records of some columns and for models.</summary>
    /// <param name="columns">Columns: values per record.</param>
    /// <param name="models">The models.</param>
    /// <param name="keepsProducts">Whether <see cref="KernelSet.Products"/> will be called, which keeps the dot products with all centroids.</param>
    public GroupScratch(int columns, IReadOnlyList<PackedCentroids> models, bool keepsProducts = false)
    {
        ModelCount = models.Count;
        long places = 0;
        int blockSize = 1;
        foreach (var model in models)
        {
            places += model.SquaredNorms.Length;
            blockSize = model.BlockSize;
        }

        // Short records are padded with columns of zeros.
        long values = Math.Max(8, Math.Min(columns, RecordGroup.ColumnBlock)) * RecordGroup.Size;
        long states = values + RecordGroup.Size;
        _dots = states + (models.Count * NearestState.Floats);

        // Short records are processed block by block; for long ones, all dot products accumulate until the last columns.
        long dots = (columns <= RecordGroup.ColumnBlock && !keepsProducts ? blockSize : places) * RecordGroup.Size;
        _memory = new AlignedBuffer(_dots + dots);
        new Span<float>(Values, (int)values).Clear();
    }

    public int ModelCount { get; }

    /// <summary>The records, transposed (column by column).</summary>
    public float* Values => _memory.Pointer + RecordGroup.Size;

    /// <summary>|x'|² of each record.</summary>
    public float* SquaredNorms => _memory.Pointer;

    /// <summary>Partial dot products.</summary>
    public float* Dots => _memory.Pointer + _dots;

    /// <summary>The best centroids of a model.</summary>
    public NearestState Nearest(int model) => new(_memory.Pointer + _dots - ((ModelCount - model) * NearestState.Floats));

    public void Dispose() => _memory.Dispose();
}
