using System.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

internal abstract unsafe partial class MixtureKernel
{
    /// <summary>The kernels that this machine can run, the best first.</summary>
    public static IReadOnlyList<MixtureKernel> Supported { get; } = [.. List()];

    private static IEnumerable<MixtureKernel> List()
    {
        // Rows are padded to eight doubles.
        if (Vector.IsHardwareAccelerated && Vector<double>.Count <= 8)
            yield return new MixtureKernel<Vector<double>, DoubleVectorOps>("Vector");
        yield return Scalar;
    }
}
