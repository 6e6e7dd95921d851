using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ClusterTools.Numerics.Kernels.Bytes;
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
        var bytes = AvxVnni.IsSupported ? new DotProductByteScorer() : null;
        if (Vector512.IsHardwareAccelerated)
            yield return new TileKernel<Vector512<float>, Float512Ops>("512", new TrialKernel<Vector512<double>, Double512Ops>(), bytes);
        if (Vector256.IsHardwareAccelerated)
            yield return new TileKernel<Vector256<float>, Float256Ops>("256", new TrialKernel<Vector256<double>, Double256Ops>(), bytes);
        if (Vector128.IsHardwareAccelerated)
            yield return new TileKernel<Vector128<float>, Float128Ops>("128", new TrialKernel<Vector128<double>, Double128Ops>(), bytes: null);
        yield return Scalar;
    }
}
