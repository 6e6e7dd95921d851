namespace ClusterTools.Formats.Stacks;

/// <summary>A format that stacks are written in.</summary>
public enum ImageFileFormat
{
    /// <summary>TIFF of one page a plane, with ImageJ's description of frames, planes and channels: every type of sample.</summary>
    Tiff,

    /// <summary>PNG, one plane a file: 8- and 16-bit unsigned samples, grey or in colour.</summary>
    Png,

    /// <summary>NumPy .npy: every type of sample.</summary>
    Npy,
}
