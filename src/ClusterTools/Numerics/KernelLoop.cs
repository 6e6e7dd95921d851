using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>How the loops of kernels are compiled.</summary>
internal static class KernelLoop
{
    /// <summary>Each by itself, so that its sums stay in registers, and at full optimisation from the first call: a short fit would be over before the runtime
    /// compiled it a second time. (The second flag is AggressiveOptimization, which netstandard2.0 has no name for.)</summary>
    public const MethodImplOptions Options = MethodImplOptions.NoInlining | (MethodImplOptions)512;
}
