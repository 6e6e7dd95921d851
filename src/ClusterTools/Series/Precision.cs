namespace ClusterTools.Series;

/// <summary>The type that the values of a transformed set are kept in. The arithmetic is double in any case; the result is rounded once.</summary>
public enum Precision
{
    /// <summary>32-bit floating point: half the memory, and what the clustering kernels work on. The default for 8-bit, 16-bit and 32-bit float sources.</summary>
    Single,

    /// <summary>64-bit floating point. The default for 64-bit sources.</summary>
    Double,
}
