using System.Numerics;
using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Png;

/// <summary>Reverses the filters of a row (PNG specification, chapter 9).</summary>
internal static class PngUnfilter
{
    /// <summary>Reverses one filter.</summary>
    /// <param name="filter">Its number: 0 none, 1 sub, 2 up, 3 average, 4 Paeth.</param>
    /// <param name="source">The filtered row.</param>
    /// <param name="above">The row above; zeros above the first.</param>
    /// <param name="row">Where to; all three are of one length.</param>
    /// <param name="stride">The bytes of a pixel, at least 1.</param>
    /// <exception cref="InvalidDataException">There is no such filter.</exception>
    public static void Apply(byte filter, ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride)
    {
        switch (filter)
        {
            case 0:
                source.CopyTo(row);
                break;
            case 1:
                if (!PngVectorUnfilter.TrySub(source, row, stride))
                    Sub(source, row, stride);
                break;
            case 2:
                Up(source, above, row);
                break;
            case 3:
                if (!PngVectorUnfilter.TryAverage(source, above, row, stride))
                    Average(source, above, row, stride);
                break;
            case 4:
                if (!PngVectorUnfilter.TryPaeth(source, above, row, stride))
                    Paeth(source, above, row, stride);
                break;
            default:
                throw new InvalidDataException(string.Format(SR.PngFilterUnknown, filter));
        }
    }

    private static void Up(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row)
    {
        var source1 = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var above1 = MemoryMarshal.Cast<byte, Vector<byte>>(above);
        var row1 = MemoryMarshal.Cast<byte, Vector<byte>>(row);
        for (int i = 0; i < row1.Length && i < above1.Length && i < source1.Length; i++)
            row1[i] = source1[i] + above1[i];
        for (int i = row1.Length * Vector<byte>.Count; i < row.Length; i++)
            row[i] = (byte)(source[i] + above[i]);
    }

    private static void Sub(ReadOnlySpan<byte> source, Span<byte> row, int stride)
    {
        source.Slice(0, Math.Min(stride, source.Length)).CopyTo(row);
        for (int i = stride; i < row.Length; i++)
            row[i] = (byte)(source[i] + row[i - stride]);
    }

    private static void Average(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride)
    {
        for (int i = 0; i < row.Length && i < stride; i++)
            row[i] = (byte)(source[i] + (above[i] >> 1));
        for (int i = stride; i < row.Length; i++)
            row[i] = (byte)(source[i] + ((row[i - stride] + above[i]) >> 1));
    }

    private static void Paeth(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride)
    {
        for (int i = 0; i < row.Length && i < stride; i++)
            row[i] = (byte)(source[i] + above[i]);
        for (int i = stride; i < row.Length; i++)
            row[i] = (byte)(source[i] + PngPaeth.Predict(row[i - stride], above[i], above[i - stride]));
    }
}
