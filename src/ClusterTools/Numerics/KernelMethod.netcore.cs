using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>How kernels are compiled.</summary>
internal static class KernelMethod
{
    /// <summary>A method of its own, optimised at its first call: a short fit would be over before the runtime found out that the method is hot.</summary>
    public const MethodImplOptions Hot = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
}
