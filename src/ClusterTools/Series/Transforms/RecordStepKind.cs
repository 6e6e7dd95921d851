namespace ClusterTools.Series.Transforms;

/// <summary>What a <see cref="RecordStep"/> does; the names are those in model files.</summary>
internal enum RecordStepKind
{
    /// <summary>Only the rounding of the result.</summary>
    Precision,

    /// <summary>Subtracts the polynomial of an order.</summary>
    Detrend,

    /// <summary>(y − b) / (b + offset): method; percentile, offset, window.</summary>
    Normalize,

    /// <summary>Subtracts the mean of the record.</summary>
    Center,

    /// <summary>Mean 0 and standard deviation 1.</summary>
    ZScore,

    /// <summary>Divides by the standard deviation of the record.</summary>
    ScaleByStdDev,

    /// <summary>Zero where the maximum is below a threshold.</summary>
    Squelch,

    /// <summary>Means of blocks of a length.</summary>
    BlockMean,

    /// <summary>The mean of panels of a length.</summary>
    MeanByPanel,

    /// <summary>The mean of windows: length, centres.</summary>
    MeanByWindow,

    /// <summary>A statistic over the values that share an index: statistic; the index.</summary>
    AggregateByIndex,

    /// <summary>Convolution: mode; kernel.</summary>
    Convolve,
}
