using System.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

internal abstract partial class RecordTests
{
    private static (InstructionSet Needs, Func<RecordTests> Create)[] Variants =>
    [
        (InstructionSet.VariableWidth, () => new RecordTests<Vector<float>, FloatVectorOps>()),
        (InstructionSet.None, () => Scalar),
    ];
}
