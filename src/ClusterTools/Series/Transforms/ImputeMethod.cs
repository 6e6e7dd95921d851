namespace ClusterTools.Series.Transforms;

/// <summary>What fills the missing values of a column.</summary>
public enum ImputeMethod
{
    /// <summary>The mean of the values that are not missing.</summary>
    Mean,

    /// <summary>Their median: the value in the middle, or the mean of the two in the middle. Outliers do not move it.</summary>
    Median,
}
