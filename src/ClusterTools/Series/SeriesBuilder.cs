using ClusterTools.Images;
using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Makes series of image stacks.</summary>
public static class SeriesBuilder
{
    /// <summary>Takes a stack apart into records. 8-bit unsigned, 16-bit and floating-point samples keep their type; 8-bit signed ones become 16-bit, other integers double.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="recordKind">What a record is. <see cref="RecordKind.Voxel"/> (the default): record (plane·rows + row)·columns + column holds that voxel over the frames;
    /// <see cref="RecordKind.Pixel"/>: a record a pixel, frame after frame, on a grid whose planes are all planes of all frames;
    /// <see cref="RecordKind.Image"/>: a record a frame, on no grid.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="InvalidOperationException">The values do not fit into one array.</exception>
    public static SeriesSet FromStack(ImageStack stack, RecordKind recordKind = RecordKind.Voxel, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        execution ??= ExecutionOptions.Default;
        long voxels = stack.Grid.Count;
        (long count, long length, GridShape? grid) = recordKind switch
        {
            RecordKind.Pixel => (stack.FrameCount * voxels, stack.ChannelCount, FramesAsPlanes(stack)),
            RecordKind.Image => (stack.FrameCount, voxels * stack.ChannelCount, null),
            _ => (voxels, (long)stack.FrameCount * stack.ChannelCount, (GridShape?)stack.Grid),
        };
        SeriesBuffer.RequireSize(count, length);
        var buffer = SeriesBuffer.Create(stack.PixelType.ForSeries(), (int)count, (int)length);
        var warnings = new RecordWarnings(countConstant: recordKind != RecordKind.Pixel);
        if (recordKind == RecordKind.Voxel)
            FrameTranspose.Run(stack, buffer, warnings, execution);
        else
            FrameConcatenation.Run(stack, buffer, (int)(count / stack.FrameCount), warnings, execution);
        var store = buffer.ToStore();
        return new SeriesSet(store, grid)
        {
            Truth = recordKind == RecordKind.Voxel || (recordKind == RecordKind.Pixel && stack.FrameCount == 1) ? stack.Truth : null,
            ValueNames = recordKind == RecordKind.Pixel ? ChannelNames(stack.ChannelLayout) : null,
            History = [.. stack.History, new ProvenanceStep("series", $"a record {(recordKind == RecordKind.Image ? "an" : "a")} {recordKind.ToString().ToLowerInvariant()}: {count} of {length} {store.ElementType} values")],
            Warnings = warnings.Update(stack.Warnings, (int)count),
        };
    }

    private static GridShape FramesAsPlanes(ImageStack stack) => new(checked(stack.FrameCount * stack.PlaneCount), stack.Height, stack.Width);

    private static string[]? ChannelNames(ChannelLayout layout) => layout switch
    {
        ChannelLayout.Gray => ["gray"],
        ChannelLayout.GrayAlpha => ["gray", "alpha"],
        ChannelLayout.Rgb => ["red", "green", "blue"],
        ChannelLayout.Rgba => ["red", "green", "blue", "alpha"],
        _ => null,
    };
}
