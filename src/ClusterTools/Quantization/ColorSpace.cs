namespace ClusterTools.Quantization;

/// <summary>The space in which distances between colours are measured.</summary>
public enum ColorSpace
{
    /// <summary>Red, green and blue as stored: minimises the squared error of the samples.</summary>
    Rgb,

    /// <summary>CIE L*a*b* under D65: differences count about as they look.</summary>
    Lab,
}
