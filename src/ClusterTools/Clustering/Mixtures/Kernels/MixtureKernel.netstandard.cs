using System.Numerics;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

internal abstract unsafe partial class MixtureKernel
{
    private static (InstructionSet Needs, Func<MixtureKernel> Create)[] Variants =>
    [
        (InstructionSet.VariableWidth, () => new MixtureKernel<Vector<double>, DoubleVectorOps>("Vector")),
        (InstructionSet.None, () => Scalar),
    ];
}
