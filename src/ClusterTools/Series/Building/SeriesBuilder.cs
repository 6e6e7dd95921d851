using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Series.Building;

/// <summary>Makes series from image stacks.</summary>
public static class SeriesBuilder
{
    /// <summary>Converts a stack to records. 8-bit unsigned, 16-bit and floating-point samples keep their type; 8-bit signed samples become 16-bit, other integers double.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="recordKind">What a record is. <see cref="RecordKind.Voxel"/> (the default): record (plane·rows + row)·columns + column holds that voxel over the frames;
    /// <see cref="RecordKind.Pixel"/>: one record per pixel, frame by frame, on a grid whose planes are the planes of all frames;
    /// <see cref="RecordKind.Image"/>: one record per frame, without a grid.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="InsufficientMemoryException">The values do not fit into one array.</exception>
    public static SeriesSet FromStack(ImageStack stack, RecordKind recordKind = RecordKind.Voxel, ExecutionOptions? execution = null)
    {
        var records = new StackRecords(stack, recordKind);
        return records.Make(0, records.Count, execution ?? ExecutionOptions.Default);
    }
}
