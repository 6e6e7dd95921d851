using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Scratch memory for floats that begins on a cache line and does not move.</summary>
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

    /// <summary>The first float. Use it only while the buffer is sure to be alive.</summary>
    public float* Pointer { get; }

    public long Count { get; }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Marshal.FreeHGlobal(handle);
        return true;
    }
}
