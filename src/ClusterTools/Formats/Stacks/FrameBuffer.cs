namespace ClusterTools.Formats.Stacks;

/// <summary>The memory of one frame, allocated when its first plane is decoded, so that a damaged file costs no more than what was read from it.</summary>
internal sealed class FrameBuffer
{
    private byte[]? _bytes;

    /// <summary>The array of the frame, of <paramref name="length"/> bytes; the same one for every thread that asks.</summary>
    public byte[] Allocate(int length)
    {
        if (Volatile.Read(ref _bytes) is { } ready)
            return ready;
        lock (this)
        {
            // Decoders write every byte.
            _bytes ??= GC.AllocateUninitializedArray<byte>(length);
            return _bytes;
        }
    }

    /// <summary>The finished frame; null where nothing was decoded.</summary>
    public byte[]? Bytes => _bytes;
}
