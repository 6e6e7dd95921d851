namespace ClusterTools.Series;

/// <summary>Which part of a convolution is kept.</summary>
public enum ConvolveMode
{
    /// <summary>Everything: n + m − 1 values, of a record of n values and a kernel of m.</summary>
    Full,

    /// <summary>The middle: as many values as the longer of the two has.</summary>
    Same,

    /// <summary>Where the two overlap wholly: |n − m| + 1 values.</summary>
    Valid,
}
