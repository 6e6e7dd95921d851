using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images;

/// <summary>A stack of images: frames (time points) of planes (z) of rows and columns of pixels, each of one or more channels, in the element type of its source.</summary>
/// <remarks>A frame is one array in the order plane, row, column, channel (the channel varies fastest). A stack is immutable; operations
/// give new stacks, which may share frames with the old one.</remarks>
public sealed class ImageStack
{
    private readonly byte[][] _frames;

    /// <summary>Makes a stack over frames, of which it takes ownership (they are not copied).</summary>
    /// <param name="frames">The samples of each frame in the machine's byte order, plane, row, column, channel.</param>
    /// <param name="grid">Planes, rows and columns of a frame.</param>
    /// <param name="channelCount">Channels of a pixel.</param>
    /// <param name="channelLayout">What the channels mean.</param>
    /// <param name="pixelType">The type of a sample.</param>
    /// <exception cref="ArgumentException">A frame has another size than the shape says, or there is none.</exception>
    public ImageStack(byte[][] frames, GridShape grid, int channelCount, ChannelLayout channelLayout, ElementType pixelType)
    {
        ArgumentNullException.ThrowIfNull(frames);
        EnumGuard.RequireDefined(channelLayout);
        EnumGuard.RequireDefined(pixelType);
        long size = checked(grid.Count * channelCount * pixelType.Size());
        if (frames.Length == 0 || size == 0)
            throw new ArgumentException(SR.StackEmpty);
        foreach (byte[] frame in frames)
        {
            if (frame.LongLength != size)
                throw new ArgumentException(string.Format(SR.FrameSizeWrong, frame.LongLength, size));
        }

        _frames = frames;
        Grid = grid;
        ChannelCount = channelCount;
        ChannelLayout = channelLayout;
        PixelType = pixelType;
    }

    /// <summary>Frames (time points).</summary>
    public int FrameCount => _frames.Length;

    /// <summary>Planes (z) of a frame.</summary>
    public int PlaneCount => Grid.Planes;

    /// <summary>Rows of a plane, in pixels.</summary>
    public int Height => Grid.Rows;

    /// <summary>Columns of a plane, in pixels.</summary>
    public int Width => Grid.Columns;

    /// <summary>Channels of a pixel.</summary>
    public int ChannelCount { get; }

    /// <summary>What the channels mean.</summary>
    public ChannelLayout ChannelLayout { get; }

    /// <summary>The type of a sample.</summary>
    public ElementType PixelType { get; }

    /// <summary>Planes, rows and columns of a frame.</summary>
    public GridShape Grid { get; }

    /// <summary>Frames, planes, rows, columns and, where there is more than one, channels.</summary>
    public int[] Shape => ChannelCount == 1
        ? [FrameCount, PlaneCount, Height, Width]
        : [FrameCount, PlaneCount, Height, Width, ChannelCount];

    /// <summary>The files it was read from, in frame order; empty for a stack that was made otherwise.</summary>
    public IReadOnlyList<string> SourcePath { get; init => field = value.ToArray(); } = [];

    /// <summary>The processing steps so far, oldest first.</summary>
    public IReadOnlyList<ProvenanceStep> History { get; init => field = value.ToArray(); } = [];

    /// <summary>Warnings about the data: files left out, pages dropped.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); } = [];

    /// <summary>The true cluster of each voxel (plane, row, column) where it is known, as in synthetic stacks; otherwise null.</summary>
    public int[]? Truth { get; init; }

    /// <summary>The bytes of all samples.</summary>
    public long ByteCount => _frames.LongLength * _frames[0].LongLength;

    /// <summary>The bytes of one frame, in the machine's byte order.</summary>
    public ReadOnlySpan<byte> GetFrameBytes(int frame) => _frames[frame];

    /// <summary>The samples of one frame.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the type of <see cref="PixelType"/>.</exception>
    public ReadOnlySpan<T> GetFrame<T>(int frame)
        where T : unmanaged
    {
        if (typeof(T) != PixelType.ClrType())
            throw new InvalidOperationException(string.Format(SR.ElementTypeMismatch, typeof(T), PixelType));
        return MemoryMarshal.Cast<byte, T>(_frames[frame]);
    }

    /// <summary>The frames' own arrays, for operations that share them with a new stack; they must not be written to.</summary>
    internal byte[] GetFrameArray(int frame) => _frames[frame];

    /// <summary>A stack over other frames that keeps this one's sources, history, warnings and channels.</summary>
    /// <param name="frames">The new frames, whose ownership passes to the stack.</param>
    /// <param name="grid">Planes, rows and columns of a new frame.</param>
    /// <param name="pixelType">The type of a new sample.</param>
    /// <param name="step">The step that made them.</param>
    /// <param name="truth">The true cluster of each voxel of the new grid, where it is known.</param>
    internal ImageStack With(byte[][] frames, GridShape grid, ElementType pixelType, ProvenanceStep step, int[]? truth = null) =>
        new(frames, grid, ChannelCount, ChannelLayout, pixelType)
        {
            SourcePath = SourcePath,
            History = [.. History, step],
            Warnings = Warnings,
            Truth = truth,
        };

    /// <summary>One plane of one channel as [row, column].</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame, plane or channel.</exception>
    public double[,] GetPlane(int frame, int plane = 0, int channel = 0)
    {
        RequireIndex(frame, FrameCount, nameof(frame));
        RequireIndex(plane, PlaneCount, nameof(plane));
        RequireIndex(channel, ChannelCount, nameof(channel));
        var row = new double[Width * ChannelCount];
        int rowBytes = row.Length * PixelType.Size();
        var result = new double[Height, Width];
        for (int y = 0; y < Height; y++)
        {
            var source = _frames[frame].AsSpan(((plane * Height) + y) * rowBytes, rowBytes);
            ElementConvert.ToDouble(PixelType, source, row);
            for (int x = 0; x < Width; x++)
                result[y, x] = row[(x * ChannelCount) + channel];
        }

        return result;
    }

    /// <summary>All samples as an array of the pixels' own type: [frame, plane, row, column] or, with more than one channel, [frame, plane, row, column, channel].</summary>
    public Array ToArray()
    {
        var array = Array.CreateInstance(PixelType.ClrType(), Shape);
        int offset = 0;
        foreach (byte[] frame in _frames)
        {
            Buffer.BlockCopy(frame, 0, array, offset, frame.Length);
            offset = checked(offset + frame.Length);
        }

        return array;
    }

    /// <inheritdoc/>
    public override string ToString() => $"ImageStack {string.Join("x", Shape)} {PixelType}";

    private static void RequireIndex(int index, int count, string name)
    {
        if (index < 0 || index >= count)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.IndexOutOfRange, name, index, count - 1));
    }
}
