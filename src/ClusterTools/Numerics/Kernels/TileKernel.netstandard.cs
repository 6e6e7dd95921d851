using System.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

internal abstract partial class TileKernel
{
    /// <summary>The kernels that this machine can run, the best first.</summary>
    public static IReadOnlyList<TileKernel> Supported { get; } = [.. List()];

    /// <summary>The widest that this machine has.</summary>
    public static TileKernel Best => Supported[0];

    private static IEnumerable<TileKernel> List()
    {
        // A group must be two vectors at least.
        if (Vector.IsHardwareAccelerated && Vector<float>.Count <= RecordGroup.Size / 2)
            yield return new TileKernel<Vector<float>, FloatVectorOps>("Vector", new TrialKernel<Vector<double>, DoubleVectorOps>(), bytes: null);
        yield return Scalar;
    }
}
