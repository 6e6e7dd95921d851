using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

internal abstract unsafe partial class SilhouetteKernel
{
    /// <summary>The kernels that this machine can run, the best first.</summary>
    public static IReadOnlyList<SilhouetteKernel> Supported { get; } = [.. List()];

    private static IEnumerable<SilhouetteKernel> List()
    {
        if (Vector512.IsHardwareAccelerated)
            yield return new SilhouetteKernel<Vector512<double>, Double512Ops, Vector256<double>, Double256Ops>("512");
        if (Vector256.IsHardwareAccelerated)
            yield return new SilhouetteKernel<Vector256<double>, Double256Ops, Vector256<double>, Double256Ops>("256");
        if (Vector128.IsHardwareAccelerated)
            yield return new SilhouetteKernel<Vector128<double>, Double128Ops, Vector128<double>, Double128Ops>("128");
        yield return Scalar;
    }
}
