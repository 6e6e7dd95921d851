using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics;

namespace ClusterTools.Formats.Png;

/// <summary>Vector versions of the filters that depend on the previous pixel: all bytes of a pixel (at most 8) are processed at once.</summary>
/// <remarks>A pixel is read and written as 8 bytes; what is written too much is written again by the pixels that follow, and the last pixels, which have no
/// 8 bytes left, go the plain way.</remarks>
internal static class PngVectorUnfilter
{
    private const int Lanes = 8;

    public static bool TrySub(ReadOnlySpan<byte> source, Span<byte> row, int stride)
    {
        if (!InstructionSets.HasVector128)
            return false;
        var left = Vector128<byte>.Zero;
        int i = 0;
        for (; i + Lanes <= row.Length; i += stride)
        {
            left += Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(source.Slice(i))).AsByte();
            BinaryPrimitives.WriteUInt64LittleEndian(row.Slice(i), left.AsUInt64().ToScalar());
        }

        for (; i < row.Length; i++)
            row[i] = (byte)(source[i] + (i >= stride ? row[i - stride] : 0));
        return true;
    }

    public static bool TryAverage(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride)
    {
        if (!InstructionSets.HasVector128)
            return false;
        var low = Vector128.Create((short)0xFF);
        var left = Vector128<short>.Zero;
        int i = 0;
        for (; i + Lanes <= row.Length; i += stride)
        {
            left = (Load(source, i) + ((left + Load(above, i)) >> 1)) & low;
            Store(left, row, i);
        }

        for (; i < row.Length; i++)
            row[i] = (byte)(source[i] + (((i >= stride ? row[i - stride] : 0) + above[i]) >> 1));
        return true;
    }

    public static bool TryPaeth(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride)
    {
        if (!InstructionSets.HasVector128)
            return false;
        var low = Vector128.Create((short)0xFF);
        var left = Vector128<short>.Zero;
        var corner = Vector128<short>.Zero;
        int i = 0;
        for (; i + Lanes <= row.Length; i += stride)
        {
            var up = Load(above, i);
            var upStep = up - corner;
            var leftStep = left - corner;
            // Left predicts well where the step above is small, and the other way round.
            var fromLeft = Vector128.Abs(upStep);
            var fromAbove = Vector128.Abs(leftStep);
            var fromCorner = Vector128.Abs(upStep + leftStep);
            var least = Vector128.Min(Vector128.Min(fromAbove, fromCorner), fromLeft);
            var other = Vector128.ConditionalSelect(Vector128.Equals(least, fromAbove), up, corner);
            var prediction = Vector128.ConditionalSelect(Vector128.Equals(least, fromLeft), left, other);
            left = (Load(source, i) + prediction) & low;
            corner = up;
            Store(left, row, i);
        }

        for (; i < row.Length; i++)
        {
            row[i] = i < stride
                ? (byte)(source[i] + above[i])
                : (byte)(source[i] + PngPaeth.Predict(row[i - stride], above[i], above[i - stride]));
        }

        return true;
    }

    private static Vector128<short> Load(ReadOnlySpan<byte> bytes, int position) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(position))).AsByte()).AsInt16();

    private static void Store(Vector128<short> pixel, Span<byte> row, int position) =>
        BinaryPrimitives.WriteUInt64LittleEndian(row.Slice(position), Vector128.Narrow(pixel.AsUInt16(), pixel.AsUInt16()).AsUInt64().ToScalar());
}
