namespace ClusterTools.Series.Transforms;

/// <summary>The kinds of <see cref="RecordStep"/>. The names are written to model files.</summary>
internal enum RecordStepKind
{
    /// <summary>Rounding to the result's precision only.</summary>
    Precision,

    /// <summary>Subtracts a polynomial trend: order.</summary>
    Detrend,

    /// <summary>(y − b) / (b + offset): method; percentile, offset, window.</summary>
    Normalize,

    /// <summary>Subtracts the mean of the record.</summary>
    Center,

    /// <summary>Standardises the record to mean 0 and standard deviation 1.</summary>
    ZScore,

    /// <summary>Divides by the standard deviation of the record.</summary>
    ScaleByStdDev,

    /// <summary>Sets the record to zero if its maximum is below a threshold: threshold.</summary>
    Squelch,

    /// <summary>Means of consecutive blocks: block length.</summary>
    BlockMean,

    /// <summary>The mean over panels: panel length.</summary>
    MeanByPanel,

    /// <summary>The mean over windows: length, centres.</summary>
    MeanByWindow,

    /// <summary>A statistic over the values that share an index: statistic; the index.</summary>
    AggregateByIndex,

    /// <summary>Convolution: mode; kernel.</summary>
    Convolve,

    /// <summary>A factor for each column: the weights.</summary>
    ColumnWeight,
}
