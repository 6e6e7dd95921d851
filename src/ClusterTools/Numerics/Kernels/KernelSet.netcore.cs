using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

internal abstract partial class KernelSet
{
    private static (InstructionSet Needs, Func<KernelSet> Create)[] Variants =>
    [
        (InstructionSet.Avx512, () => new KernelSet<Vector512<float>, Float512Ops>("512", new TrialKernel<Vector512<double>, Double512Ops>(), ByteScorer.Best)),
        (InstructionSet.Avx2, () => new KernelSet<Vector256<float>, Float256Ops>("256", new TrialKernel<Vector256<double>, Double256Ops>(), ByteScorer.Best)),
        (InstructionSet.Vector128, () => new KernelSet<Vector128<float>, Float128Ops>("128", new TrialKernel<Vector128<double>, Double128Ops>(), bytes: null)),
        (InstructionSet.None, () => Scalar),
    ];
}
