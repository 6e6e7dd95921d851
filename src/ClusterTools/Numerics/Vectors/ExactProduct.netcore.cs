using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>a·b + c where the product needs no rounding, so that fused and plain operations give the same bits.</summary>
internal static class ExactProduct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Add(Vector<double> a, Vector<double> b, Vector<double> c) => Vector.MultiplyAddEstimate(a, b, c);
}
