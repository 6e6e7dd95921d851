using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>How kernels are compiled.</summary>
internal static class KernelMethod
{
    /// <summary>A method of its own. (What optimises it at its first call is not known to every runtime of this target.)</summary>
    public const MethodImplOptions Hot = MethodImplOptions.NoInlining;
}
