using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Lane sums of float vectors, by halving (in the float kernels, where the order does not matter).</summary>
internal static unsafe class LaneFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToFour(Vector512<float> v) => ToFour(v.GetLower() + v.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToFour(Vector256<float> v) => v.GetLower() + v.GetUpper();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> v)
    {
        v += Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1));
        return v.ToScalar() + v.GetElement(1);
    }

    /// <summary>Four lane sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sums(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* target)
    {
        if (InstructionSets.HasSse41)
        {
            Sse3.HorizontalAdd(Sse3.HorizontalAdd(a, b), Sse3.HorizontalAdd(c, d)).Store(target);
        }
        else if (InstructionSets.HasAdvSimd)
        {
            AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(a, b), AdvSimd.Arm64.AddPairwise(c, d)).Store(target);
        }
        else
        {
            target[0] = Sum(a);
            target[1] = Sum(b);
            target[2] = Sum(c);
            target[3] = Sum(d);
        }
    }
}
