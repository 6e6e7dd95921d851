
namespace ClusterTools.Numerics.Kernels.Bytes;

/// <summary>Products of records of bytes with <see cref="RoundedCentroids"/>, in whole numbers: exact, and several times as fast as in float where the processor has
/// instructions for it.</summary>
/// <remarks>The last block of a record begins as much before its place as the record ends before a full block; the centroids have zeros for what has been before.</remarks>
internal abstract unsafe partial class ByteScorer
{
    /// <summary>What a value of a product of bytes costs, in values of a product in float that a <see cref="KernelSet"/> computes for 64 records at once.</summary>
    public const double ValueCost = 0.4;

    /// <summary>What a product costs beside its values, in the same measure.</summary>
    public const double RecordCost = 110;

    /// <summary>Values that are taken at a time; records have at least as many.</summary>
    public const int BlockSize = 32;

    /// <summary>Longer records have products that are too large for an <see cref="int"/>.</summary>
    public const int MaximumColumns = 1 << 14;

    /// <summary>The one without vectors, which the others are tested against.</summary>
    public static ByteScorer Scalar { get; } = new ScalarByteScorer();

    /// <summary>Whether records can be taken.</summary>
    public static bool Takes(int columns) => columns is >= BlockSize and <= MaximumColumns;

    /// <summary>The sum of a record's values, and the sum of x·(x − 128).</summary>
    /// <param name="x">The record.</param>
    /// <param name="columns">Its values.</param>
    public abstract (int Sum, int Products) Moments(byte* x, int columns);

    /// <summary>The product of a record with a centroid.</summary>
    /// <param name="x">The record.</param>
    /// <param name="c">The centroid.</param>
    /// <param name="columns">Values of the record.</param>
    public abstract int One(byte* x, sbyte* c, int columns);

    /// <summary>The products of some records with centroids that follow one another.</summary>
    /// <param name="rows">The first of the records among which they are, one after the other.</param>
    /// <param name="list">Their places there.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="c">The first centroid.</param>
    /// <param name="centroids">Centroids: a multiple of five.</param>
    /// <param name="columns">Values of a record.</param>
    /// <param name="dots">The products: centroid after centroid, 64 values each, at the places of their records.</param>
    public abstract void Many(byte* rows, byte* list, int count, sbyte* c, int centroids, int columns, int* dots);
}
