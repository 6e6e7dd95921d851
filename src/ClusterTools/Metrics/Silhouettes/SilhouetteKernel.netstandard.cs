using System.Numerics;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

internal abstract unsafe partial class SilhouetteKernel
{
    private static (InstructionSet Needs, Func<SilhouetteKernel> Create)[] Variants =>
    [
        (InstructionSet.VariableWidth, () => new SilhouetteKernel<Vector<double>, DoubleVectorOps, Vector<double>, DoubleVectorOps>("Vector")),
        (InstructionSet.None, () => Scalar),
    ];
}
