using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>Scores groups of records against the centroids of one or several models, in float. One class per vector width; <see cref="Best"/> is the fastest on this
/// machine.</summary>
internal abstract unsafe partial class KernelSet
{
    /// <summary>The maximum number of centroids of a model: their indices are stored as floats.</summary>
    public const int MaximumCentroids = 1 << 24;

    /// <summary>The kernel without vectors.</summary>
    public static KernelSet Scalar { get; } = new KernelSet<float, FloatScalarOps>("Scalar", new TrialKernel<double, DoubleScalarOps>(), bytes: null);

    /// <summary>The kernels that this machine supports, the fastest first.</summary>
    public static IReadOnlyList<KernelSet> Supported { get; } = InstructionSets.Select(Variants);

    /// <summary>The fastest kernels on this machine.</summary>
    public static KernelSet Best { get; } = Supported[0];

    /// <summary>The vector width: 512, 256, 128, Vector or Scalar.</summary>
    public abstract string Name { get; }

    /// <summary>The kernels for single records, of the same vector width.</summary>
    public abstract RowScorer Rows { get; }

    /// <summary>The kernel for k-means++ seeding, of the same vector width.</summary>
    public abstract TrialKernel Trials { get; }

    /// <summary>The kernels for byte records; null where float is as fast.</summary>
    public abstract ByteScorer? Bytes { get; }

    /// <summary>The same kernels, with other kernels for byte records.</summary>
    public abstract KernelSet With(ByteScorer? bytes);

    /// <summary>Packs centroids (contiguous) in the layout of this kernel.</summary>
    public abstract PackedCentroids Pack(ReadOnlySpan<double> centroids, int columns, Centring centring);

    /// <summary>Finds the best and second-best centroids of a group of records; the results are in the scratch memory.</summary>
    public abstract void Score(in GroupSource source, PackedCentroids[] models, GroupScratch scratch);

    /// <summary>Packs centroids in the layout of <see cref="Products"/>.</summary>
    public abstract PackedCentroids PackForProducts(ReadOnlySpan<double> centroids, int columns, Centring centring);

    /// <summary>Computes −2·x'·c' of a group of records with all centroids of some models: by model and centroid, 64 values each, in the scratch memory, as are
    /// |x'|².</summary>
    public abstract void Products(in GroupSource source, IReadOnlyList<PackedCentroids> models, GroupScratch scratch);

    /// <summary>Computes the same products for records that are already transposed.</summary>
    /// <param name="values">The records in the layout of <see cref="GroupTranspose"/>: column by column, 64 values each.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="model">The centroids.</param>
    /// <param name="products">Receives the products: centroid by centroid, 64 values each, in whole blocks of centroids.</param>
    public abstract void ProductsOf(float* values, int columns, PackedCentroids model, float* products);
}

/// <summary>The kernels of one vector width.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal sealed unsafe class KernelSet<TVector, TOps>(string name, TrialKernel trials, ByteScorer? bytes) : KernelSet
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    public override string Name => name;

    public override RowScorer Rows { get; } = new RowScorer<TVector, TOps>();

    public override TrialKernel Trials => trials;

    public override ByteScorer? Bytes => bytes;

    public override KernelSet With(ByteScorer? bytes) => new KernelSet<TVector, TOps>(name, trials, bytes);

    public override PackedCentroids Pack(ReadOnlySpan<double> centroids, int columns, Centring centring) => columns <= FewColumnsKernel<TVector, TOps>.MaximumColumns
        ? new PackedCentroids(centroids, columns, centring, blockSize: 1, FewColumnsKernel<TVector, TOps>.PaddedColumns(columns))
        : new PackedCentroids(centroids, columns, centring, DotKernel<TVector, TOps>.BlockSize, columns);

    public override void Score(in GroupSource source, PackedCentroids[] models, GroupScratch scratch)
    {
        new Span<float>(scratch.SquaredNorms, RecordGroup.Size).Clear();
        if (source.Columns <= FewColumnsKernel<TVector, TOps>.MaximumColumns)
            ScoreFew(source, models, scratch);
        else
            ScoreBlocks(source, models, scratch);
        for (int m = 0; m < models.Length; m++)
            NearestKernel<TVector, TOps>.Gaps(scratch.SquaredNorms, models[m].Margin, scratch.Nearest(m));
    }

    public override PackedCentroids PackForProducts(ReadOnlySpan<double> centroids, int columns, Centring centring) =>
        new(centroids, columns, centring, DotKernel<TVector, TOps>.BlockSize, columns);

    public override void Products(in GroupSource source, IReadOnlyList<PackedCentroids> models, GroupScratch scratch)
    {
        int size = DotKernel<TVector, TOps>.BlockSize;
        new Span<float>(scratch.SquaredNorms, RecordGroup.Size).Clear();
        for (int first = 0; first < source.Columns; first += RecordGroup.ColumnBlock)
        {
            int columns = Math.Min(RecordGroup.ColumnBlock, source.Columns - first);
            GroupTranspose.Run(source, first, columns, scratch.Values, scratch.SquaredNorms);
            float* dots = scratch.Dots;
            for (int m = 0; m < models.Count; m++)
            {
                fixed (float* values = models[m].Values)
                {
                    float* from = values + models[m].ColumnBlock(first);
                    for (int block = 0; block < models[m].BlockCount; block++, dots += size * RecordGroup.Size, from += columns * size)
                        DotKernel<TVector, TOps>.Accumulate(scratch.Values, from, columns, dots, add: first > 0);
                }
            }
        }
    }

    public override void ProductsOf(float* values, int columns, PackedCentroids model, float* products)
    {
        int size = DotKernel<TVector, TOps>.BlockSize;
        fixed (float* centroids = model.Values)
        {
            for (int first = 0; first < columns; first += RecordGroup.ColumnBlock)
            {
                int width = Math.Min(RecordGroup.ColumnBlock, columns - first);
                float* dots = products;
                float* from = centroids + model.ColumnBlock(first);
                for (int block = 0; block < model.BlockCount; block++, dots += size * RecordGroup.Size, from += width * size)
                    DotKernel<TVector, TOps>.Accumulate(values + ((long)first * RecordGroup.Size), from, width, dots, add: first > 0);
            }
        }
    }

    private static void ScoreFew(in GroupSource source, PackedCentroids[] models, GroupScratch scratch)
    {
        GroupTranspose.Run(source, 0, source.Columns, scratch.Values, scratch.SquaredNorms);
        int padded = FewColumnsKernel<TVector, TOps>.PaddedColumns(source.Columns);
        for (int m = 0; m < models.Length; m++)
        {
            fixed (float* values = models[m].Values, squaredNorms = models[m].SquaredNorms)
                FewColumnsKernel<TVector, TOps>.Run(scratch.Values, values, squaredNorms, models[m].Count, padded, scratch.Nearest(m));
        }
    }

    private static void ScoreBlocks(in GroupSource source, PackedCentroids[] models, GroupScratch scratch)
    {
        int size = DotKernel<TVector, TOps>.BlockSize;
        for (int m = 0; m < models.Length; m++)
            scratch.Nearest(m).Clear();
        bool oneBlock = source.Columns <= RecordGroup.ColumnBlock;
        for (int first = 0; first < source.Columns; first += RecordGroup.ColumnBlock)
        {
            int columns = Math.Min(RecordGroup.ColumnBlock, source.Columns - first);
            GroupTranspose.Run(source, first, columns, scratch.Values, scratch.SquaredNorms);
            float* dots = scratch.Dots;
            for (int m = 0; m < models.Length; m++)
            {
                fixed (float* values = models[m].Values, squaredNorms = models[m].SquaredNorms)
                {
                    float* from = values + models[m].ColumnBlock(first);
                    for (int block = 0; block < models[m].BlockCount; block++, from += columns * size)
                    {
                        DotKernel<TVector, TOps>.Accumulate(scratch.Values, from, columns, dots, add: first > 0);
                        if (oneBlock)
                            NearestKernel<TVector, TOps>.Update(dots, squaredNorms + (block * size), block * size, size, scratch.Nearest(m));
                        else
                            dots += size * RecordGroup.Size;
                    }
                }
            }
        }

        if (!oneBlock)
            UpdateAll(models, scratch);
    }

    private static void UpdateAll(PackedCentroids[] models, GroupScratch scratch)
    {
        float* dots = scratch.Dots;
        for (int m = 0; m < models.Length; m++)
        {
            int centroids = models[m].SquaredNorms.Length;
            fixed (float* squaredNorms = models[m].SquaredNorms)
                NearestKernel<TVector, TOps>.Update(dots, squaredNorms, 0, centroids, scratch.Nearest(m));
            dots += (long)centroids * RecordGroup.Size;
        }
    }
}
