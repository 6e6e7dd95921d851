using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClusterTools.Numerics.Sums;

internal sealed partial class RecordMoments
{
    /// <summary>Adds a record.</summary>
    /// <returns>The squared distance of the record from the origin, bit-identical to <see cref="LaneSums.SquaredDistance(ReadOnlySpan{double},
    /// ReadOnlySpan{double})"/>.</returns>
    [MethodImpl(KernelLoop.Options)]
    public double Add(ReadOnlySpan<double> record)
    {
        // Short records are folded differently.
        if (record.Length < LaneSums.Lanes)
            return AddShort(record);
        ref double values = ref MemoryMarshal.GetReference(record);
        ref double origin = ref MemoryMarshal.GetArrayDataReference(_origin);
        ref double sums = ref MemoryMarshal.GetArrayDataReference(Sums);
        var split = Vector256.Create(_split);
        Vector256<double> low = default, high = default, largest = default;
        var fits = Vector256<double>.AllBitsSet;
        int whole = record.Length - (record.Length % LaneSums.Lanes);
        for (int i = 0; i < whole; i += LaneSums.Lanes)
        {
            var a = Vector256.LoadUnsafe(ref values, (nuint)i);
            var b = Vector256.LoadUnsafe(ref values, (nuint)(i + 4));
            largest = Vector256.MaxNative(Vector256.MaxNative(Vector256.Abs(a), Vector256.Abs(b)), largest);
            fits &= Vector256.Equals((a + split) - split, a) & Vector256.Equals((b + split) - split, b);
            a -= Vector256.LoadUnsafe(ref origin, (nuint)i);
            b -= Vector256.LoadUnsafe(ref origin, (nuint)(i + 4));
            (Vector256.LoadUnsafe(ref sums, (nuint)i) + a).StoreUnsafe(ref sums, (nuint)i);
            (Vector256.LoadUnsafe(ref sums, (nuint)(i + 4)) + b).StoreUnsafe(ref sums, (nuint)(i + 4));
            low += a * a;
            high += b * b;
        }

        OneBin &= Vector256.EqualsAll(fits.AsInt64(), Vector256<long>.AllBitsSet);
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
            Keep(largest[lane]);
        if (whole < record.Length)
            AddTail(record, whole, ref low, ref high);
        return LaneSums.Fold(low, high);
    }

    private double AddShort(ReadOnlySpan<double> record)
    {
        double split = _split;
        bool fits = true;
        for (int i = 0; i < record.Length; i++)
        {
            double value = record[i];
            Sums[i] += value - _origin[i];
            Keep(Math.Abs(value));
            fits &= (value + split) - split == value;
        }

        OneBin &= fits;
        return LaneSums.SquaredDistance(record, _origin);
    }

    private void AddTail(ReadOnlySpan<double> record, int first, ref Vector256<double> low, ref Vector256<double> high)
    {
        Span<double> squares = stackalloc double[LaneSums.Lanes];
        squares.Clear();
        for (int i = first; i < record.Length; i++)
        {
            double difference = record[i] - _origin[i];
            Sums[i] += difference;
            squares[i - first] = difference * difference;
            Keep(Math.Abs(record[i]));
        }

        OneBin &= BinnedSums.FitsOneBin(record.Slice(first), _split);
        low += Vector256.Create<double>(squares);
        high += Vector256.Create<double>(squares.Slice(4));
    }

    private void Keep(double magnitude)
    {
        if (magnitude > Largest)
            Largest = magnitude;
    }
}
