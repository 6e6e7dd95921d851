namespace ClusterTools.Series;

/// <summary>The floating-point type of a transformed set. Arithmetic is always in double; the result is rounded once.</summary>
public enum Precision
{
    /// <summary>32-bit floating point: half the memory, and the type the clustering kernels work in. The default for 8-bit, 16-bit and 32-bit float sources.</summary>
    Single,

    /// <summary>64-bit floating point. The default for 64-bit sources.</summary>
    Double,
}
