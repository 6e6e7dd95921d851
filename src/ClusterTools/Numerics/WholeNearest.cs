using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>The nearest and the next of a few rounded centroids, of 64 records.</summary>
internal static unsafe class WholeNearest
{
    /// <summary>Turns products into distances, and gives the least two.</summary>
    /// <param name="dots">The products, centroid after centroid, 64 values each; replaced by the squared distances less the records' own terms.</param>
    /// <param name="squaredNorms">|ĉ|² of each centroid.</param>
    /// <param name="steps">Steps of a unit.</param>
    /// <param name="firstCentroid">The number of the first of them.</param>
    /// <param name="centroids">How many.</param>
    /// <param name="terms">The records' own terms.</param>
    /// <param name="unit">What a step is worth.</param>
    /// <param name="nearest">The result: distances, infinite where there are none.</param>
    [MethodImpl(KernelLoop.Options)]
    public static void Find(int* dots, int* squaredNorms, int steps, int firstCentroid, int centroids, int* terms, float unit, NearestState nearest)
    {
        var twice = new Vector<int>(2 * steps);
        var none = new Vector<int>(int.MaxValue);
        for (int r = 0; r < RecordGroup.Size; r += Vector<int>.Count)
        {
            var best = none;
            var second = none;
            var index = new Vector<int>(firstCentroid);
            int* dot = dots + r;
            for (int q = 0; q < centroids; q++, dot += RecordGroup.Size)
            {
                var value = new Vector<int>(squaredNorms[q]) - (Unsafe.ReadUnaligned<Vector<int>>(dot) * twice);
                Unsafe.WriteUnaligned(dot, value);
                index = Vector.ConditionalSelect(Vector.LessThan(value, best), new Vector<int>(firstCentroid + q), index);
                second = Vector.Min(second, Vector.Max(value, best));
                best = Vector.Min(best, value);
            }

            var term = Unsafe.ReadUnaligned<Vector<int>>(terms + r);
            Unsafe.WriteUnaligned(nearest.Best + r, Distance(best, term, unit));
            Unsafe.WriteUnaligned(nearest.Second + r, Distance(second, term, unit));
            Unsafe.WriteUnaligned(nearest.Index + r, Vector.ConvertToSingle(index));
        }
    }

    private static Vector<float> Distance(Vector<int> value, Vector<int> term, float unit)
    {
        var distance = Vector.SquareRoot(Vector.ConvertToSingle(value + term)) * new Vector<float>(unit);
        return Vector.ConditionalSelect(Vector.Equals(value, new Vector<int>(int.MaxValue)), new Vector<float>(float.PositiveInfinity), distance);
    }
}
