using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

internal abstract unsafe partial class MixtureKernel
{
    /// <summary>The kernels that this machine can run, the best first.</summary>
    public static IReadOnlyList<MixtureKernel> Supported { get; } = [.. List()];

    private static IEnumerable<MixtureKernel> List()
    {
        if (Vector512.IsHardwareAccelerated)
            yield return new MixtureKernel<Vector512<double>, Double512Ops>("512");
        if (Vector256.IsHardwareAccelerated)
            yield return new MixtureKernel<Vector256<double>, Double256Ops>("256");
        if (Vector128.IsHardwareAccelerated)
            yield return new MixtureKernel<Vector128<double>, Double128Ops>("128");
        yield return Scalar;
    }
}
