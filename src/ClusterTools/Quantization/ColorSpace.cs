namespace ClusterTools.Quantization;

/// <summary>The space in which distances between colours are measured.</summary>
public enum ColorSpace
{
    /// <summary>Red, green and blue as they are stored: the least squared error of the samples.</summary>
    Rgb,

    /// <summary>CIE L*a*b* under D65: differences count about as they look.</summary>
    Lab,
}
