using System.Buffers;
using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>Differences that make samples easier to pack: of neighbouring samples (TIFF 6.0, section 14), or of the bytes of floating-point samples
/// (TIFF technical note 3).</summary>
internal static class TiffPredictor
{
    /// <summary>Turns differences back into samples of the machine's byte order.</summary>
    /// <param name="rows">Whole rows.</param>
    /// <param name="rowBytes">Bytes of a row.</param>
    /// <param name="sampleBytes">1, 2, 4 or 8.</param>
    /// <param name="stride">Samples of a pixel.</param>
    public static void UndoHorizontal(Span<byte> rows, int rowBytes, int sampleBytes, int stride)
    {
        for (int start = 0; start < rows.Length; start += rowBytes)
        {
            var row = rows.Slice(start, rowBytes);
            switch (sampleBytes)
            {
                case 1:
                    Sum(row, stride);
                    break;
                case 2:
                    Sum(MemoryMarshal.Cast<byte, ushort>(row), stride);
                    break;
                case 4:
                    Sum(MemoryMarshal.Cast<byte, uint>(row), stride);
                    break;
                default:
                    Sum(MemoryMarshal.Cast<byte, ulong>(row), stride);
                    break;
            }
        }
    }

    /// <summary>Turns samples of the machine's byte order into differences.</summary>
    public static void Horizontal(Span<byte> rows, int rowBytes, int sampleBytes, int stride)
    {
        for (int start = 0; start < rows.Length; start += rowBytes)
        {
            var row = rows.Slice(start, rowBytes);
            switch (sampleBytes)
            {
                case 1:
                    for (int i = row.Length - 1; i >= stride; i--)
                        row[i] -= row[i - stride];
                    break;
                case 2:
                    var words = MemoryMarshal.Cast<byte, ushort>(row);
                    for (int i = words.Length - 1; i >= stride; i--)
                        words[i] -= words[i - stride];
                    break;
                case 4:
                    var doubles = MemoryMarshal.Cast<byte, uint>(row);
                    for (int i = doubles.Length - 1; i >= stride; i--)
                        doubles[i] -= doubles[i - stride];
                    break;
                default:
                    var quads = MemoryMarshal.Cast<byte, ulong>(row);
                    for (int i = quads.Length - 1; i >= stride; i--)
                        quads[i] -= quads[i - stride];
                    break;
            }
        }
    }

    /// <summary>Turns byte differences back into floating-point samples of the machine's byte order. A row holds all highest bytes, then all next ones …</summary>
    public static void UndoFloat(Span<byte> rows, int rowBytes, int sampleBytes, int stride)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(rowBytes);
        try
        {
            int samples = rowBytes / sampleBytes;
            for (int start = 0; start < rows.Length; start += rowBytes)
            {
                var row = rows.Slice(start, rowBytes);
                Sum(row, stride);
                row.CopyTo(scratch);
                for (int plane = 0; plane < sampleBytes; plane++)
                {
                    int to = BitConverter.IsLittleEndian ? sampleBytes - 1 - plane : plane;
                    var bytes = scratch.AsSpan(plane * samples, samples);
                    for (int i = 0; i < bytes.Length; i++, to += sampleBytes)
                        row[to] = bytes[i];
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>Turns floating-point samples of the machine's byte order into byte differences.</summary>
    public static void Float(Span<byte> rows, int rowBytes, int sampleBytes, int stride)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(rowBytes);
        try
        {
            int samples = rowBytes / sampleBytes;
            for (int start = 0; start < rows.Length; start += rowBytes)
            {
                var row = rows.Slice(start, rowBytes);
                row.CopyTo(scratch);
                for (int plane = 0; plane < sampleBytes; plane++)
                {
                    int from = BitConverter.IsLittleEndian ? sampleBytes - 1 - plane : plane;
                    var bytes = row.Slice(plane * samples, samples);
                    for (int i = 0; i < bytes.Length; i++, from += sampleBytes)
                        bytes[i] = scratch[from];
                }

                for (int i = row.Length - 1; i >= stride; i--)
                    row[i] -= row[i - stride];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static void Sum(Span<byte> row, int stride)
    {
        if (stride == 1)
        {
            byte sum = 0;
            for (int i = 0; i < row.Length; i++)
                row[i] = sum += row[i];
            return;
        }

        for (int i = stride; i < row.Length; i++)
            row[i] += row[i - stride];
    }

    private static void Sum(Span<ushort> row, int stride)
    {
        if (stride == 1)
        {
            ushort sum = 0;
            for (int i = 0; i < row.Length; i++)
                row[i] = sum += row[i];
            return;
        }

        for (int i = stride; i < row.Length; i++)
            row[i] += row[i - stride];
    }

    private static void Sum(Span<uint> row, int stride)
    {
        for (int i = stride; i < row.Length; i++)
            row[i] += row[i - stride];
    }

    private static void Sum(Span<ulong> row, int stride)
    {
        for (int i = stride; i < row.Length; i++)
            row[i] += row[i - stride];
    }
}
