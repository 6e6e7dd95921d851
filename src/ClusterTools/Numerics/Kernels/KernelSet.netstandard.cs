using System.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

internal abstract partial class KernelSet
{
    private static (InstructionSet Needs, Func<KernelSet> Create)[] Variants =>
    [
        (InstructionSet.VariableWidth, () => new KernelSet<Vector<float>, FloatVectorOps>("Vector", new TrialKernel<Vector<double>, DoubleVectorOps>(), bytes: null)),
        (InstructionSet.None, () => Scalar),
    ];
}
