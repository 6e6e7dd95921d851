using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Building;

/// <summary>Transposes (frames, voxels) to (voxels, frames). A voxel of a frame, with all its channels, moves as one unit of bytes, so its type does not matter.</summary>
/// <remarks>Blocked at two levels. A chunk covers a run of voxels long enough to touch each memory page of a frame once for many of them; within it, tiles pass through a small
/// square that stays in the L1 cache, because rows of the result a power of two apart would evict one another.</remarks>
internal static class FrameTranspose
{
    private const int Side = 64;
    private const int MostChunkVoxels = 8 * Side;
    private const int MostChunkBytes = 1 << 25;

    /// <param name="stack">The frames.</param>
    /// <param name="buffer">The result.</param>
    /// <param name="start">The first voxel to read.</param>
    /// <param name="voxels">The number of voxels to read, which is the number of records of the buffer.</param>
    /// <param name="warnings">Counts constant and non-finite records.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static void Run(ImageStack stack, SeriesBuffer buffer, int start, int voxels, RecordWarnings warnings, ExecutionOptions execution)
    {
        int unit = stack.ChannelCount * stack.PixelType.ForSeries().Size();
        switch (unit)
        {
            case 1:
                Run<byte>(stack, buffer, start, voxels, warnings, 1, execution);
                break;
            case 2:
                Run<ushort>(stack, buffer, start, voxels, warnings, 1, execution);
                break;
            case 4:
                Run<uint>(stack, buffer, start, voxels, warnings, 1, execution);
                break;
            case 8:
                Run<ulong>(stack, buffer, start, voxels, warnings, 1, execution);
                break;
            default:
                Run<byte>(stack, buffer, start, voxels, warnings, unit, execution);
                break;
        }
    }

    private static void Run<TUnit>(ImageStack stack, SeriesBuffer buffer, int start, int voxels, RecordWarnings warnings, int unitLength, ExecutionOptions execution)
        where TUnit : unmanaged
    {
        int frames = stack.FrameCount;
        int voxelBytes = stack.ChannelCount * stack.PixelType.Size();
        int resultBytes = stack.ChannelCount * stack.PixelType.ForSeries().Size();
        bool convert = FrameSamples.NeedConversion(stack.PixelType);
        int chunkVoxels = (int)Math.Clamp(MostChunkBytes / ((long)frames * resultBytes), 1, MostChunkVoxels);
        int chunks = ChunkedParallel.ChunkCount(voxels, chunkVoxels);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var squares = new WorkerScratch<TUnit>(workers, Side * Side * unitLength);
        var converted = new WorkerScratch<double>(workers, convert ? ((Side * resultBytes) + 7) / 8 : 0);
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySeries, voxels);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * chunkVoxels;
            int count = Math.Min(chunkVoxels, voxels - first);
            var result = MemoryMarshal.Cast<byte, TUnit>(buffer.GetBytes(first, count));
            var square = squares[worker].AsSpan();
            var own = MemoryMarshal.AsBytes(converted[worker].AsSpan());
            for (int f = 0; f < frames; f += Side)
            {
                int frameRun = Math.Min(Side, frames - f);
                for (int v = 0; v < count; v += Side)
                {
                    int voxelRun = Math.Min(Side, count - v);
                    for (int i = 0; i < frameRun; i++)
                    {
                        var source = stack.GetFrameBytes(f + i).Slice((start + first + v) * voxelBytes, voxelRun * voxelBytes);
                        if (convert)
                        {
                            var wide = own.Slice(0, voxelRun * resultBytes);
                            FrameSamples.Convert(stack.PixelType, source, wide);
                            source = wide;
                        }

                        Scatter(MemoryMarshal.Cast<byte, TUnit>(source), square.Slice(i * unitLength), unitLength);
                    }

                    for (int i = 0; i < voxelRun; i++)
                    {
                        square.Slice(i * Side * unitLength, frameRun * unitLength)
                            .CopyTo(result.Slice((((v + i) * frames) + f) * unitLength));
                    }
                }
            }

            buffer.Count(first, count, warnings);
            progress.Add(count);
        });
    }

    /// <summary>Writes voxel i of a run to row i of the square.</summary>
    private static void Scatter<TUnit>(ReadOnlySpan<TUnit> source, Span<TUnit> column, int unitLength)
        where TUnit : unmanaged
    {
        if (unitLength == 1)
        {
            for (int i = 0; i < source.Length; i++)
                column[i * Side] = source[i];
            return;
        }

        int rowLength = Side * unitLength;
        for (int i = 0, at = 0; i < source.Length; i += unitLength, at += rowLength)
            source.Slice(i, unitLength).CopyTo(column.Slice(at));
    }
}
