
namespace ClusterTools.Numerics.Kernels.Bytes;

/// <summary>Integer dot products of byte records with <see cref="RoundedCentroids"/>: exact, and several times as fast as in float where the processor has instructions for
/// them.</summary>
/// <remarks>The last block of a record overlaps the one before so that it ends with the record; the centroids are zero where values would count twice.</remarks>
internal abstract unsafe partial class ByteScorer
{
    /// <summary>The cost per value of a byte dot product, relative to a value of a float dot product that a <see cref="KernelSet"/> computes for 64 records at
    /// once.</summary>
    public const double ValueCost = 0.4;

    /// <summary>The fixed cost of a dot product, in the same unit.</summary>
    public const double RecordCost = 110;

    /// <summary>The number of values processed at a time, and the minimum length of a record.</summary>
    public const int BlockSize = 32;

    /// <summary>The dot products of longer records could overflow an <see cref="int"/>.</summary>
    public const int MaximumColumns = 1 << 14;

    /// <summary>The scalar implementation, which the others are tested against.</summary>
    public static ByteScorer Scalar { get; } = new ScalarByteScorer();

    /// <summary>Whether records with this many columns are supported.</summary>
    public static bool Supports(int columns) => columns is >= BlockSize and <= MaximumColumns;

    /// <summary>The sum of a record's values, and the sum of x·(x − 128).</summary>
    /// <param name="x">The record.</param>
    /// <param name="columns">The number of its values.</param>
    public abstract (int Sum, int Products) Moments(byte* x, int columns);

    /// <summary>The dot product of a record and a centroid.</summary>
    /// <param name="x">The record.</param>
    /// <param name="c">The centroid.</param>
    /// <param name="columns">Values of the record.</param>
    public abstract int One(byte* x, sbyte* c, int columns);

    /// <summary>The dot products of selected records with contiguous centroids.</summary>
    /// <param name="rows">The block of contiguous records.</param>
    /// <param name="list">The rows of the selected records.</param>
    /// <param name="count">The number of selected records.</param>
    /// <param name="c">The first centroid.</param>
    /// <param name="centroids">The number of centroids: a multiple of five.</param>
    /// <param name="columns">Columns: values per record.</param>
    /// <param name="dots">Receives the dot products: centroid by centroid, 64 values each, at the rows of the records.</param>
    public abstract void Many(byte* rows, byte* list, int count, sbyte* c, int centroids, int columns, int* dots);
}
