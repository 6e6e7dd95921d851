using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Interleaves the lanes of two vectors.</summary>
internal static class LanePairs
{
    /// <summary>The lower halves: a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        InstructionSets.HasSse41 ? Sse.UnpackLow(a, b)
        : InstructionSets.HasAdvSimd ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>The upper halves: a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        InstructionSets.HasSse41 ? Sse.UnpackHigh(a, b)
        : InstructionSets.HasAdvSimd ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
