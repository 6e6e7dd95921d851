namespace ClusterTools.Formats.Gif;

/// <summary>What happens to the canvas after a frame, by the numbers of the file format.</summary>
internal enum GifDisposal
{
    /// <summary>Nothing: it stays.</summary>
    Unspecified = 0,

    /// <summary>It stays.</summary>
    Keep = 1,

    /// <summary>The frame's place becomes empty.</summary>
    Clear = 2,

    /// <summary>The canvas before the frame is restored.</summary>
    Restore = 3,
}
