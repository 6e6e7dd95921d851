namespace ClusterTools.Rendering.Display;

/// <summary>Which images of a stack are put side by side in one.</summary>
public enum ImageTiling
{
    /// <summary>None.</summary>
    None,

    /// <summary>The planes of a frame; frames stay frames.</summary>
    Planes,

    /// <summary>All planes of all frames: a row for each frame where it has several planes.</summary>
    All,
}
