using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Centroids;

/// <summary>Centroids in the layout of the float kernels: centred, times −2, in blocks that are stored column by column.</summary>
internal sealed class PackedCentroids
{
    /// <summary>Packs centroids.</summary>
    /// <param name="centroids">All centroids in double, contiguous.</param>
    /// <param name="columns">Columns: values per centroid.</param>
    /// <param name="centring">Origin and scale, the same as for the records.</param>
    /// <param name="blockSize">The number of centroids per block.</param>
    /// <param name="paddedColumns">Columns of the packed form: those from <paramref name="columns"/> on are 0.</param>
    public PackedCentroids(ReadOnlySpan<double> centroids, int columns, Centring centring, int blockSize, int paddedColumns)
    {
        Count = centroids.Length / columns;
        BlockSize = blockSize;
        BlockCount = (Count + blockSize - 1) / blockSize;
        Values = new float[checked(BlockCount * blockSize * paddedColumns)];
        SquaredNorms = new float[BlockCount * blockSize];

        // Empty slots are never the nearest.
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

        // The columns of a block form one chain of additions, and the blocks another.
        int blocks = (columns + RecordGroup.ColumnBlock - 1) / RecordGroup.ColumnBlock;
        Margin = new ScoreMargin(largest, columns, Math.Min(columns, RecordGroup.ColumnBlock) + blocks);
    }

    public int Count { get; }

    public int BlockSize { get; }

    public int BlockCount { get; }

    /// <summary>−2·c': nested by block of columns (the order in which the kernels read them), then block of centroids, then column, with <see cref="BlockSize"/> values per
    /// column.</summary>
    public float[] Values { get; }

    /// <summary>|c'|² of each slot, infinite for an empty slot.</summary>
    public float[] SquaredNorms { get; }

    /// <summary>The bound on the rounding error of scores.</summary>
    public ScoreMargin Margin { get; }

    /// <summary>The offset in <see cref="Values"/> of the block of columns that starts with a column.</summary>
    public int ColumnBlock(int firstColumn) => firstColumn * BlockCount * BlockSize;
}
