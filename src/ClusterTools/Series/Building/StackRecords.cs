using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Building;

/// <summary>A stack viewed as records, which can be made all at once or a run at a time.</summary>
internal sealed class StackRecords
{
    private readonly ImageStack _stack;
    private readonly RecordKind _kind;

    /// <exception cref="InsufficientMemoryException">The number of records or of values exceeds the range of an int.</exception>
    public StackRecords(ImageStack stack, RecordKind kind)
    {
        ArgumentNullException.ThrowIfNull(stack);
        _stack = stack;
        _kind = kind;
        long voxels = stack.Grid.Count;
        (long count, long length, Grid) = kind switch
        {
            RecordKind.Pixel => (stack.FrameCount * voxels, stack.ChannelCount, FramesAsPlanes(stack)),
            RecordKind.Image => (stack.FrameCount, voxels * stack.ChannelCount, null),
            RecordKind.Voxel => (voxels, (long)stack.FrameCount * stack.ChannelCount, (GridShape?)stack.Grid),
            _ => throw EnumGuard.Undefined(kind, "recordKind"),
        };
        SeriesBuffer.RequireSize(count, 1);
        SeriesBuffer.RequireSize(1, length);
        Count = (int)count;
        Length = (int)length;
    }

    public int Count { get; }

    public int Length { get; }

    public GridShape? Grid { get; }

    public int[]? Truth => _kind == RecordKind.Voxel || (_kind == RecordKind.Pixel && _stack.FrameCount == 1) ? _stack.Truth : null;

    /// <summary>Makes a run of records; only a run of all records has a grid and truth.</summary>
    public SeriesSet Make(int first, int count, ExecutionOptions execution)
    {
        var buffer = SeriesBuffer.Create(_stack.PixelType.ForSeries(), count, Length);
        var warnings = new RecordWarnings(countConstant: _kind != RecordKind.Pixel);
        if (_kind == RecordKind.Voxel)
            FrameTranspose.Run(_stack, buffer, first, count, warnings, execution);
        else
            FrameConcatenation.Run(_stack, buffer, first, count, Count / _stack.FrameCount, warnings, execution);
        var store = buffer.ToStore();
        bool all = count == Count;
        return new SeriesSet(store, all ? Grid : null)
        {
            Truth = all ? Truth : null,
            ValueNames = _kind == RecordKind.Pixel ? ChannelLayouts.Names(_stack.ChannelLayout) : null,
            History = [.. _stack.History, new ProvenanceStep("series", $"a record {(_kind == RecordKind.Image ? "an" : "a")} {_kind.ToString().ToLowerInvariant()}: {Count} of {Length} {store.ElementType} values")],
            Warnings = warnings.Update(_stack.Warnings, count),
        };
    }

    private static GridShape FramesAsPlanes(ImageStack stack) => new(checked(stack.FrameCount * stack.PlaneCount), stack.Height, stack.Width);
}
