using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Float records whose values are all integers from 0 to 255, as in 8-bit images, stored as bytes for the passes of a fit: passes are limited by memory bandwidth,
/// and then read a quarter of the data. No result changes, because the kernels see the same values.</summary>
internal static class ByteRecords
{
    // Passes over shorter records are not limited by memory bandwidth.
    private const int UsefulLength = 48;
    private const int SampleRecords = 64;
    private const long MaximumValues = 1L << 30;
    private const int ChunkValues = 1 << 16;

    /// <summary>The records of all shards as bytes; null if some value is not a byte, or if it would not help.</summary>
    public static IShards<RecordShard>? Of(FitData data, ExecutionOptions execution)
    {
        if (data.IsNormalized || data.Length < UsefulLength || (long)data.Count * data.Length > MaximumValues || data.ElementType != ElementType.Float32)
            return null;
        var bytes = data.Shards.Select(s => (Shard: s, Bytes: Of(s.Records, execution)));
        return bytes.Merge(b => new Agreement(b.Bytes is not null)).Holds ? bytes.Select(b => b.Shard.With(b.Shard.Records.Of(b.Bytes!))) : null;
    }

    /// <summary>The records as bytes; null if some value is not a byte, or if it would not help.</summary>
    public static SeriesStore? Of(RecordSource records, ExecutionOptions execution)
    {
        int length = records.Length;
        if (records.IsNormalized || length < UsefulLength || (long)records.Count * length > MaximumValues || records.Store is not ArraySeriesStore<float> floats || !SampleFits(floats))
            return null;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(floats.Count * length);
        int rows = Math.Max(1, ChunkValues / length);
        int misfits = 0;
        ChunkedParallel.For(ChunkedParallel.ChunkCount(floats.Count, rows), execution, (chunk, _) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, floats.Count - first);
            if (Volatile.Read(ref misfits) == 0 && !Narrow(floats.ReadTile(first, count, Span<float>.Empty), bytes.AsSpan(first * length, count * length)))
                Interlocked.Increment(ref misfits);
        });
        return misfits == 0 ? new ArraySeriesStore<byte>(bytes, floats.Count, length) : null;
    }

    private static bool SampleFits(ArraySeriesStore<float> floats)
    {
        var scratch = new byte[floats.Length];
        int size = Math.Min(SampleRecords, floats.Count);
        for (int s = 0; s < size; s++)
        {
            if (!Narrow(floats.ReadTile((int)((long)s * floats.Count / size), 1, Span<float>.Empty), scratch))
                return false;
        }

        return true;
    }

    /// <summary>Converts values to bytes.</summary>
    /// <returns>Whether all values are bytes.</returns>
    [MethodImpl(KernelLoop.Options)]
    internal static bool Narrow(ReadOnlySpan<float> source, Span<byte> target)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var to = MemoryMarshal.Cast<byte, Vector<byte>>(target.Slice(0, source.Length));
        var wrong = Vector<uint>.Zero;
        for (int i = 0; i < to.Length; i++)
        {
            var low = Vector.Narrow(Whole(from[4 * i], ref wrong), Whole(from[(4 * i) + 1], ref wrong));
            var high = Vector.Narrow(Whole(from[(4 * i) + 2], ref wrong), Whole(from[(4 * i) + 3], ref wrong));
            to[i] = Vector.Narrow(low, high);
        }

        bool right = Vector.EqualsAll(wrong, Vector<uint>.Zero);
        for (int i = to.Length * Vector<byte>.Count; i < source.Length; i++)
        {
            float value = source[i];
            right &= value >= 0 && value <= byte.MaxValue && value == MathF.Floor(value);
            target[i] = right ? (byte)value : (byte)0;
        }

        return right;
    }

    /// <summary>Values as integers; bits are set in <paramref name="wrong"/> for values that are not integers, or not bytes.</summary>
    private static Vector<uint> Whole(Vector<float> values, ref Vector<uint> wrong)
    {
        var whole = Vector.ConvertToInt32(values);
        wrong |= Vector.AsVectorUInt32(Vector.OnesComplement(Vector.Equals(Vector.ConvertToSingle(whole), values)));
        wrong |= Vector.AsVectorUInt32(whole) & new Vector<uint>(~(uint)byte.MaxValue);
        return Vector.AsVectorUInt32(whole);
    }
}
