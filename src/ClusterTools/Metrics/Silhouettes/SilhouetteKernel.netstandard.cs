using System.Numerics;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

internal abstract unsafe partial class SilhouetteKernel
{
    /// <summary>The kernels that this machine can run, the best first.</summary>
    public static IReadOnlyList<SilhouetteKernel> Supported { get; } = [.. List()];

    private static IEnumerable<SilhouetteKernel> List()
    {
        // A panel must be two vectors at least.
        if (Vector.IsHardwareAccelerated && Vector<double>.Count <= PointPanels.Width / 2)
            yield return new SilhouetteKernel<Vector<double>, DoubleVectorOps, Vector<double>, DoubleVectorOps>("Vector");
        yield return Scalar;
    }
}
