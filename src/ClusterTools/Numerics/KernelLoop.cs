using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>How the loops of kernels are compiled.</summary>
internal static class KernelLoop
{
    /// <summary>Not inlined, so that accumulators stay in registers, and fully optimised from the first call: a short fit would finish before tiered compilation recompiled
    /// the loop. (The second flag is AggressiveOptimization, which netstandard2.0 does not define.)</summary>
    public const MethodImplOptions Options = MethodImplOptions.NoInlining | (MethodImplOptions)512;
}
