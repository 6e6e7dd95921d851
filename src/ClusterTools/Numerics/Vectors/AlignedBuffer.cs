using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Pinned scratch memory for floats, aligned to a cache line.</summary>
internal sealed unsafe class AlignedBuffer : SafeHandle
{
    private const int Line = 64;

    public AlignedBuffer(long count)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Count = count;
        SetHandle(Marshal.AllocHGlobal(checked((IntPtr)((count * sizeof(float)) + Line))));
        Pointer = (float*)(((long)handle + Line - 1) & -Line);
    }

    /// <summary>The first float. Valid only while the buffer is alive.</summary>
    public float* Pointer { get; }

    public long Count { get; }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Marshal.FreeHGlobal(handle);
        return true;
    }
}
