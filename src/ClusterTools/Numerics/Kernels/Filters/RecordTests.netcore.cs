using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

internal abstract partial class RecordTests
{
    private static (InstructionSet Needs, Func<RecordTests> Create)[] Variants =>
    [
        (InstructionSet.Avx512, () => new RecordTests<Vector512<float>, Float512Ops>()),
        (InstructionSet.Avx2, () => new RecordTests<Vector256<float>, Float256Ops>()),
        (InstructionSet.Vector128, () => new RecordTests<Vector128<float>, Float128Ops>()),
        (InstructionSet.None, () => Scalar),
    ];
}
