namespace ClusterTools.Rendering.Display;

/// <summary>Which values are black and which are white when an image is drawn for the eye.</summary>
public enum ImageContrast
{
    /// <summary>The values themselves: nothing is rescaled.</summary>
    None,

    /// <summary>From the minimum to the maximum of all frames and planes together.</summary>
    MinMax,

    /// <summary>Between two percentiles of all frames and planes together; values beyond are clipped.</summary>
    Percentile,

    /// <summary>Between two given values; values beyond are clipped.</summary>
    Range,
}
