namespace ClusterTools.Formats;

/// <summary>A format that stacks are written in.</summary>
public enum ImageFileFormat
{
    /// <summary>TIFF of one page a plane, with ImageJ's description of frames, planes and channels: every type of sample.</summary>
    Tiff,

    /// <summary>PNG, one plane a file: 8- and 16-bit unsigned samples, grey or in colour.</summary>
    Png,

    /// <summary>NumPy .npy: every type of sample.</summary>
    Npy,

    /// <summary>JPEG, one plane a file: 8-bit unsigned samples, grey or RGB. Lossy.</summary>
    Jpeg,

    /// <summary>WebP, frames as an animation: 8-bit unsigned samples; grey is written as RGB. Lossless, unless a quality is named.</summary>
    WebP,

    /// <summary>GIF, frames as an animation: 8-bit unsigned samples, at most 256 colours a frame.</summary>
    Gif,
}
