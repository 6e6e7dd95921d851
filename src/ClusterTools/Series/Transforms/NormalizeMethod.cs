
namespace ClusterTools.Series.Transforms;

/// <summary>What the baseline b of the normalisation (y − b) / (b + offset) is.</summary>
public enum NormalizeMethod
{
    /// <summary>No normalisation.</summary>
    None,

    /// <summary>The mean of the record.</summary>
    Mean,

    /// <summary>A percentile of the record, linearly interpolated.</summary>
    Percentile,

    /// <summary>A percentile p of a moving window of w values, as a rank filter: of the w values from i − ⌊w/2⌋ on (edge values repeated) the one of rank ⌊w·p/100⌋,
    /// without interpolation.</summary>
    Window,

    /// <summary>A percentile of a moving window, exactly: over the values from i − ⌊w/2⌋ to i + ⌊w/2⌋ inclusive (w + 1 of them for an even w; cut off at the ends), linearly interpolated.</summary>
    WindowExact,
}
