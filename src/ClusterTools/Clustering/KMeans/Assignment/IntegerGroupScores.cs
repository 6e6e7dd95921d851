using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The integer distances computed for 64 byte records: for each group of rounded centroids, and the records that need it, the nearest and second-nearest distance
/// and the slot of the nearest; and the resulting candidate of each record. All arrays have one lane per record.</summary>
internal sealed unsafe class IntegerGroupScores : IDisposable
{
    private const int Size = RecordGroup.Size;
    private const int Lanes = 6;
    private readonly AlignedBuffer _memory;
    private readonly float* _least;
    private readonly float* _next;
    private readonly int* _leastAt;

    public IntegerGroupScores(int groups, int places)
    {
        _memory = new AlignedBuffer(Size * (Lanes + (3L * groups) + places));
        new Span<float>(_memory.Pointer, (int)_memory.Count).Clear();
        _least = _memory.Pointer + (Lanes * Size);
        _next = _least + ((long)groups * Size);
        _leastAt = (int*)(_next + ((long)groups * Size));
        Values = _leastAt + ((long)groups * Size);
    }

    /// <summary>The distance of each record from its own centroid; infinite where it has none.</summary>
    public float* OwnDistances => _memory.Pointer;

    /// <summary>The place of each record's own centroid; −1 for none.</summary>
    public int* Own => (int*)_memory.Pointer + Size;

    /// <summary>The term of the squared distances that depends on the record alone.</summary>
    public int* Terms => (int*)_memory.Pointer + (2 * Size);

    /// <summary>The distance of each record from its nearest centroid.</summary>
    public float* Best => _memory.Pointer + (3 * Size);

    /// <summary>The distance of each record from its second-nearest centroid.</summary>
    public float* Second => _memory.Pointer + (4 * Size);

    /// <summary>The slot of the nearest centroid.</summary>
    public int* Place => (int*)_memory.Pointer + (5 * Size);

    /// <summary>Slot by slot, the dot products of the centroids with the records that need them, and then their squared distances less the records' terms.</summary>
    public int* Values { get; }

    /// <summary>The distance of the nearest centroid of a group from a record that needed the group.</summary>
    public float Least(int group, int row) => _least[(group * Size) + row];

    /// <summary>Starts from the records' own centroids.</summary>
    public void Begin()
    {
        Buffer.MemoryCopy(OwnDistances, Best, Size * sizeof(float), Size * sizeof(float));
        Buffer.MemoryCopy(Own, Place, Size * sizeof(int), Size * sizeof(int));
        new Span<float>(Second, Size).Fill(float.PositiveInfinity);
    }

    /// <summary>Merges the dot products with a group of centroids.</summary>
    /// <param name="group">The group.</param>
    /// <param name="size">The number of its centroids.</param>
    /// <param name="rows">A bit for each record that needs it.</param>
    /// <param name="centroids">The centroids.</param>
    [MethodImpl(KernelLoop.Options)]
    public void Absorb(int group, int size, ulong rows, RoundedCentroids centroids)
    {
        var bits = RowMask.Bits;
        var twice = new Vector<int>(2 * centroids.Steps);
        var none = new Vector<int>(int.MaxValue);
        int first = group * size;
        int count = Vector<int>.Count;
        ulong block = RecordGroup.First(count);
        fixed (int* norms = &centroids.SquaredNorms[first])
        {
            for (int r = 0; r < Size; r += count)
            {
                if (((rows >> r) & block) == 0)
                    continue;
                var nearest = none;
                var next = none;
                var at = new Vector<int>(first);
                int* value = Values + ((long)first * Size) + r;
                for (int q = 0; q < size; q++, value += Size)
                {
                    var squared = new Vector<int>(norms[q]) - (Unsafe.ReadUnaligned<Vector<int>>(value) * twice);
                    Unsafe.WriteUnaligned(value, squared);
                    at = Vector.ConditionalSelect(Vector.LessThan(squared, nearest), new Vector<int>(first + q), at);
                    next = Vector.Min(next, Vector.Max(squared, nearest));
                    nearest = Vector.Min(nearest, squared);
                }

                var term = Unsafe.ReadUnaligned<Vector<int>>(Terms + r);
                var least = Distance(nearest, term, centroids.Unit);
                var second = Distance(next, term, centroids.Unit);
                int index = (group * Size) + r;
                Unsafe.WriteUnaligned(_least + index, least);
                Unsafe.WriteUnaligned(_next + index, second);
                Unsafe.WriteUnaligned(_leastAt + index, at);
                Take(r, RowMask.Of(rows, r, bits), at, least, second);
            }
        }
    }

    /// <summary>Sets the lower bounds of a group once the labels are decided.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">The first of the 64 records.</param>
    /// <param name="rows">A bit for each record that needed it.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="error">The maximum error of a distance.</param>
    [MethodImpl(KernelLoop.Options)]
    public void SetBounds(int group, int first, ulong rows, DistanceBounds bounds, float error)
    {
        float* distances = stackalloc float[Size];
        for (int r = 0; r < Size; r += Vector<float>.Count)
        {
            int index = (group * Size) + r;
            var isOwn = Vector.Equals(Unsafe.ReadUnaligned<Vector<int>>(_leastAt + index), Unsafe.ReadUnaligned<Vector<int>>(Place + r));
            var least = Vector.ConditionalSelect(isOwn, Unsafe.ReadUnaligned<Vector<float>>(_next + index), Unsafe.ReadUnaligned<Vector<float>>(_least + index));
            Unsafe.WriteUnaligned(distances + r, DistanceBounds.Below(least, error));
        }

        bounds.SetLower(first, group, rows, distances);
    }

    public void Dispose() => _memory.Dispose();

    private static Vector<float> Distance(Vector<int> value, Vector<int> term, float unit)
    {
        var distance = Vector.SquareRoot(Vector.ConvertToSingle(value + term)) * new Vector<float>(unit);
        return Vector.ConditionalSelect(Vector.Equals(value, new Vector<int>(int.MaxValue)), new Vector<float>(float.PositiveInfinity), distance);
    }

    /// <summary>Merges the nearest and second-nearest of a group, for some records; the own centroid, which is already known, is treated separately.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(int row, Vector<int> needed, Vector<int> at, Vector<float> least, Vector<float> next)
    {
        var best = Unsafe.ReadUnaligned<Vector<float>>(Best + row);
        var second = Unsafe.ReadUnaligned<Vector<float>>(Second + row);
        var place = Unsafe.ReadUnaligned<Vector<int>>(Place + row);
        var isOwn = Vector.Equals(at, Unsafe.ReadUnaligned<Vector<int>>(Own + row));
        least = Vector.ConditionalSelect(isOwn, new Vector<float>(float.PositiveInfinity), least);
        var isLess = Vector.LessThan(least, best) & needed;
        second = Vector.ConditionalSelect(needed, Vector.Min(Vector.Min(second, next), Vector.Max(best, least)), second);
        Unsafe.WriteUnaligned(Second + row, second);
        Unsafe.WriteUnaligned(Best + row, Vector.ConditionalSelect(isLess, least, best));
        Unsafe.WriteUnaligned(Place + row, Vector.ConditionalSelect(isLess, at, place));
    }
}
