using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images;

/// <summary>Makes a stack smaller by taking every n-th pixel.</summary>
public static class Subsample
{
    /// <summary>Takes rows 0, n, 2n …, and columns and planes likewise: ⌈size/n⌉ of each, without averaging (as Thunder does).</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="strideY">The step over rows; 1 keeps all.</param>
    /// <param name="strideX">The step over columns.</param>
    /// <param name="strideZ">The step over planes (default 1).</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step is below 1.</exception>
    public static ImageStack Apply(ImageStack stack, int strideY, int strideX, int strideZ = 1, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        RequireStride(strideY, nameof(strideY));
        RequireStride(strideX, nameof(strideX));
        RequireStride(strideZ, nameof(strideZ));
        var grid = new GridShape(Steps(stack.PlaneCount, strideZ), Steps(stack.Height, strideY), Steps(stack.Width, strideX));
        int pixelBytes = stack.ChannelCount * stack.PixelType.Size();
        var frames = new byte[stack.FrameCount][];
        ChunkedParallel.For(frames.Length, execution ?? ExecutionOptions.Default, (i, _) =>
            frames[i] = Take(stack.GetFrameArray(i), stack.Grid, grid, strideY, strideX, strideZ, pixelBytes));
        int[]? truth = stack.Truth is null
            ? null
            : MemoryMarshal.Cast<byte, int>(Take(MemoryMarshal.AsBytes(stack.Truth.AsSpan()), stack.Grid, grid, strideY, strideX, strideZ, sizeof(int))).ToArray();
        return stack.With(frames, grid, stack.PixelType, new ProvenanceStep("subsample", $"every {strideZ},{strideY},{strideX} (plane, row, column)"), truth);
    }

    private static byte[] Take(ReadOnlySpan<byte> source, GridShape from, GridShape to, int strideY, int strideX, int strideZ, int pixelBytes)
    {
        int rowBytes = from.Columns * pixelBytes;
        int newRowBytes = to.Columns * pixelBytes;
        var result = new byte[to.Planes * to.Rows * newRowBytes];
        int target = 0;
        for (int z = 0; z < to.Planes; z++)
        {
            for (int y = 0; y < to.Rows; y++, target += newRowBytes)
            {
                var row = source.Slice(((z * strideZ * from.Rows) + (y * strideY)) * rowBytes, rowBytes);
                TakeColumns(row, result.AsSpan(target, newRowBytes), strideX, pixelBytes);
            }
        }

        return result;
    }

    private static void TakeColumns(ReadOnlySpan<byte> row, Span<byte> result, int stride, int pixelBytes)
    {
        switch (pixelBytes)
        {
            case 1:
                for (int x = 0; x < result.Length; x++)
                    result[x] = row[x * stride];
                break;
            case 2:
                var from = MemoryMarshal.Cast<byte, short>(row);
                var to = MemoryMarshal.Cast<byte, short>(result);
                for (int x = 0; x < to.Length; x++)
                    to[x] = from[x * stride];
                break;
            default:
                for (int x = 0; x < result.Length; x += pixelBytes)
                    row.Slice(x * stride, pixelBytes).CopyTo(result.Slice(x));
                break;
        }
    }

    private static int Steps(int size, int stride) => (int)(((long)size + stride - 1) / stride);

    private static void RequireStride(int stride, string name)
    {
        if (stride < 1)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueTooSmall, name, stride, 1));
    }
}
