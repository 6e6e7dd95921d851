using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Centroids;

/// <summary>Centroids as the float kernels take them: centred, times −2, in blocks that go column by column.</summary>
internal sealed class PackedCentroids
{
    /// <summary>Packs centroids.</summary>
    /// <param name="centroids">All centroids in double, one after the other.</param>
    /// <param name="columns">Values of a centroid.</param>
    /// <param name="centring">Origin and unit, the same as of the records.</param>
    /// <param name="blockSize">Centroids of a block.</param>
    /// <param name="paddedColumns">Columns of the packed form: those above <paramref name="columns"/> are 0.</param>
    public PackedCentroids(ReadOnlySpan<double> centroids, int columns, Centring centring, int blockSize, int paddedColumns)
    {
        Count = centroids.Length / columns;
        BlockSize = blockSize;
        BlockCount = (Count + blockSize - 1) / blockSize;
        Values = new float[checked(BlockCount * blockSize * paddedColumns)];
        SquaredNorms = new float[BlockCount * blockSize];

        // Places without a centroid are never the nearest.
        SquaredNorms.AsSpan(Count).Fill(float.PositiveInfinity);
        double largest = 0;
        for (int k = 0; k < Count; k++)
        {
            double squared = 0;
            for (int first = 0; first < columns; first += RecordGroup.ColumnBlock)
            {
                int width = Math.Min(RecordGroup.ColumnBlock, paddedColumns - first);
                int at = ColumnBlock(first) + (k / blockSize * blockSize * width) + (k % blockSize);
                int end = Math.Min(columns, first + width);
                for (int j = first; j < end; j++, at += blockSize)
                {
                    double value = (centroids[(k * columns) + j] * centring.Scale) - centring.ScaledPoint[j];
                    squared += value * value;
                    Values[at] = (float)(-2 * value);
                }
            }

            SquaredNorms[k] = (float)squared;
            largest = Math.Max(largest, squared);
        }

        // A block of columns is one chain, and the blocks are another.
        int blocks = (columns + RecordGroup.ColumnBlock - 1) / RecordGroup.ColumnBlock;
        Margin = new ScoreMargin(largest, columns, Math.Min(columns, RecordGroup.ColumnBlock) + blocks);
    }

    public int Count { get; }

    public int BlockSize { get; }

    public int BlockCount { get; }

    /// <summary>−2·c': a block of columns after the other, as the kernels go through them; in each, block after block of centroids; in these, column after column,
    /// <see cref="BlockSize"/> values each.</summary>
    public float[] Values { get; }

    /// <summary>|c'|², infinite where a block is not full.</summary>
    public float[] SquaredNorms { get; }

    /// <summary>The bound on what rounding does to scores.</summary>
    public ScoreMargin Margin { get; }

    /// <summary>Where in <see cref="Values"/> the block of columns that begins with a column lies.</summary>
    public int ColumnBlock(int firstColumn) => firstColumn * BlockCount * BlockSize;
}
