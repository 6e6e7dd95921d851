using System.Runtime.Intrinsics;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

internal abstract unsafe partial class MixtureKernel
{
    private static (InstructionSet Needs, Func<MixtureKernel> Create)[] Variants =>
    [
        (InstructionSet.Avx512, () => new MixtureKernel<Vector512<double>, Double512Ops>("512")),
        (InstructionSet.Avx2, () => new MixtureKernel<Vector256<double>, Double256Ops>("256")),
        (InstructionSet.Vector128, () => new MixtureKernel<Vector128<double>, Double128Ops>("128")),
        (InstructionSet.None, () => Scalar),
    ];
}
