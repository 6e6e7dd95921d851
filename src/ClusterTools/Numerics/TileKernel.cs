namespace ClusterTools.Numerics;

/// <summary>Scores groups of records against the centroids of one or several models, in float. One class for each width of vector; <see cref="Best"/> is the one for
/// this machine.</summary>
internal abstract partial class TileKernel
{
    /// <summary>The most centroids that a model may have: their numbers go through float.</summary>
    public const int MaximumCentroids = 1 << 24;

    /// <summary>The name of the width: 512, 256, 128, Vector or Scalar.</summary>
    public abstract string Name { get; }

    /// <summary>Centroids of a packed block.</summary>
    public abstract int BlockSize { get; }

    /// <summary>Finds best and second-best centroids of a group of records; the answers are in the scratch memory.</summary>
    public abstract void Score(in GroupSource source, PackedCentroids[] models, GroupScratch scratch);

    /// <summary>The kernel without vectors.</summary>
    public static TileKernel Scalar { get; } = new TileKernel<float, FloatScalarOps>("Scalar");
}

/// <summary>The kernels for one width of vector.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal sealed unsafe class TileKernel<TVector, TOps>(string name) : TileKernel
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    public override string Name => name;

    public override int BlockSize => DotKernel<TVector, TOps>.BlockSize;

    public override void Score(in GroupSource source, PackedCentroids[] models, GroupScratch scratch)
    {
        int size = BlockSize;
        new Span<float>(scratch.SquaredNorms, RecordGroup.Size).Clear();
        for (int m = 0; m < models.Length; m++)
            scratch.Nearest(m).Clear();
        bool oneBlock = source.Columns <= RecordGroup.ColumnBlock;
        if (!oneBlock)
            scratch.ClearDots();
        for (int first = 0; first < source.Columns; first += RecordGroup.ColumnBlock)
        {
            int columns = Math.Min(RecordGroup.ColumnBlock, source.Columns - first);
            GroupTranspose.Run(source, first, columns, scratch.Values, scratch.SquaredNorms);
            float* dots = scratch.Dots;
            for (int m = 0; m < models.Length; m++)
            {
                var model = models[m];
                fixed (float* values = model.Values, squaredNorms = model.SquaredNorms)
                {
                    for (int block = 0; block < model.BlockCount; block++)
                    {
                        if (oneBlock)
                            new Span<float>(dots, size * RecordGroup.Size).Clear();
                        DotKernel<TVector, TOps>.Accumulate(scratch.Values, values + (((block * source.Columns) + first) * size), columns, dots);
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
