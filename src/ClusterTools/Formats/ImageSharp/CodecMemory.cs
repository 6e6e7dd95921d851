using System.Buffers;
using System.Runtime.CompilerServices;
using SixLabors.ImageSharp.Memory;

namespace ClusterTools.Formats.ImageSharp;

/// <summary>The memory that ImageSharp takes for one picture: arrays that nothing keeps afterwards, no more in all than a picture of its size can need.</summary>
internal sealed class CodecMemory : MemoryAllocator
{
    // Tables and rows, whatever the size of the picture. Copies of the compressed data are added in For.
    private const long Base = 64 << 20;

    // The picture itself in 4 bytes a pixel, the same once more for what is transformed in place, and opacity.
    private const long PixelBytes = 24;

    private readonly long _budget;
    private long _left;

    /// <summary>Sets the limit.</summary>
    /// <param name="budget">The most bytes over the life of the decoder or encoder.</param>
    public CodecMemory(long budget) => _budget = _left = budget;

    /// <summary>What a picture of this size may take.</summary>
    public static CodecMemory For(long pixelCount, long dataBytes) => new(Base + (PixelBytes * pixelCount) + (4 * dataBytes));

    /// <inheritdoc/>
    public override IMemoryOwner<T> Allocate<T>(int length, AllocationOptions options = AllocationOptions.None)
    {
        long bytes = (long)length * Unsafe.SizeOf<T>();
        if (length < 0 || Interlocked.Add(ref _left, -bytes) < 0)
            throw new InvalidMemoryOperationException(string.Format(SR.CodecMemoryExceeded, _budget));
        return new Block<T>(length);
    }

    /// <inheritdoc/>
    protected internal override int GetBufferCapacityInBytes() => 0x7FFFFFC7;

    private sealed class Block<T>(int length) : IMemoryOwner<T>
    {
        private readonly T[] _array = new T[length];

        public Memory<T> Memory => _array;

        public void Dispose()
        {
        }
    }
}
