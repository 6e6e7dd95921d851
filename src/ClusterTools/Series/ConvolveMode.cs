namespace ClusterTools.Series;

/// <summary>Which part of a convolution is kept. For a record of n values and a kernel of m:</summary>
public enum ConvolveMode
{
    /// <summary>Everything: n + m − 1 values.</summary>
    Full,

    /// <summary>The middle: max(n, m) values.</summary>
    Same,

    /// <summary>Where the two overlap wholly: max(n, m) − min(n, m) + 1 values.</summary>
    Valid,
}
