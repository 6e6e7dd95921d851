namespace ClusterTools.Series;

/// <summary>Which part of a convolution is kept, as the modes of <c>numpy.convolve</c>.</summary>
public enum ConvolveMode
{
    /// <summary>The full convolution: n + m − 1 values, for a record of n values and a kernel of m.</summary>
    Full,

    /// <summary>The central part, as long as the longer of record and kernel.</summary>
    Same,

    /// <summary>Only where record and kernel overlap completely: |n − m| + 1 values.</summary>
    Valid,
}
