using System.Runtime.Intrinsics;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

internal abstract unsafe partial class SilhouetteKernel
{
    private static (InstructionSet Needs, Func<SilhouetteKernel> Create)[] Variants =>
    [
        (InstructionSet.Avx512, () => new SilhouetteKernel<Vector512<double>, Double512Ops, Vector256<double>, Double256Ops>("512")),
        (InstructionSet.Avx2, () => new SilhouetteKernel<Vector256<double>, Double256Ops, Vector256<double>, Double256Ops>("256")),
        (InstructionSet.Vector128, () => new SilhouetteKernel<Vector128<double>, Double128Ops, Vector128<double>, Double128Ops>("128")),
        (InstructionSet.None, () => Scalar),
    ];
}
