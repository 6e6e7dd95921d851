
namespace ClusterTools.Series.Transforms;

/// <summary>The baseline b of the normalisation (y − b) / (b + offset).</summary>
public enum NormalizeMethod
{
    /// <summary>No normalisation.</summary>
    None,

    /// <summary>The mean of the record.</summary>
    Mean,

    /// <summary>A percentile of the record, linearly interpolated.</summary>
    Percentile,

    /// <summary>Percentile p of a moving window of w values, as a rank filter: the value of rank ⌊w·p/100⌋ among the w values from i − ⌊w/2⌋ on (edge values repeated),
    /// without interpolation.</summary>
    Window,

    /// <summary>The linearly interpolated percentile of a moving window: the values from i − ⌊w/2⌋ to i + ⌊w/2⌋ inclusive (w + 1 values for an even w; truncated at the ends).</summary>
    WindowExact,
}
